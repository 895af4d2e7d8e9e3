import type { MemberId, Millis, NodeId } from '../ids.js';
import type { NodeKind, NodeStatus } from '../states.js';

/** What is known of the machine on which a node runs (J 17.3.1.4). */
export interface HostFacts {
  /** Name or address by which the others reach it. */
  readonly name: string;
  /** Operating system and its version. */
  readonly system: string;
  /** Where it stands: a data centre, a city. */
  readonly place?: string;
}

/** An intervention that keeps a node from being used (R16). */
export interface NodeSuspension {
  readonly interventionId: string;
  /** When it ends by itself; absent: not before it is lifted. */
  readonly until?: Millis;
}

/** A node that an institution runs for the network (R10). Its own institution keeps the record; every change of it is audited. */
export interface NodeRecord {
  readonly schemaVersion: 1;
  readonly id: NodeId;
  readonly memberId: MemberId;
  readonly kind: NodeKind;
  /** Version of the software, as the software itself tells it. */
  readonly version: string;
  readonly host: HostFacts;
  readonly status: NodeStatus;
  /** When this status began. */
  readonly since: Millis;
  readonly registeredAt: Millis;
  /** While it is suspended. */
  readonly suspension?: NodeSuspension;
}
