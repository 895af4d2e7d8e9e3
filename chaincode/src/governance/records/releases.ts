import type { Urgency } from '../charter/releases.js';
import type { MemberId, Millis, NodeId, PersonId, ProposalId, Sha256Hex } from '../ids.js';
import type { NodeKind } from '../states.js';
import type { DocumentReference } from './documents.js';

/**
 * How a release stands (R11): `rolling-out` from its approval on; `paused` by an institution that runs one of its nodes;
 * `rolled-out` once enough nodes are acknowledged, while the rest may follow; `rolling-back` by vote, until every node that it
 * had reached is back: `rolled-back`.
 */
export const RELEASE_STATES = ['rolling-out', 'paused', 'rolled-out', 'rolling-back', 'rolled-back'] as const;
export type ReleaseState = (typeof RELEASE_STATES)[number];

/**
 * How far a node has come: `down` for the new version, then `done` or, running the old one again, `failed`; in a roll-back
 * `reverting` (down again) and `reverted`.
 */
export const STEP_STATES = ['down', 'done', 'failed', 'reverting', 'reverted'] as const;
export type StepState = (typeof STEP_STATES)[number];

/** A file of the release, which stays off the ledger: whoever installs it compares the hash. */
export interface Artefact {
  readonly name: string;
  readonly version: string;
  readonly hash: Sha256Hex;
  /** Bytes. */
  readonly size: number;
  /** Where it may be had. */
  readonly locator: string;
}

/** A version of node software that a vote has approved, and the plan by which it is rolled out (R11, J 16.4–16.5). */
export interface ReleaseRecord {
  readonly schemaVersion: 1;
  /** Unique for ever, e.g. `peer-3-1-6`. */
  readonly id: string;
  /** The vote that approved it. */
  readonly proposalId: ProposalId;
  /** The kind of node that it is for. */
  readonly nodeKind: NodeKind;
  readonly version: string;
  readonly notes: string;
  readonly urgency: Urgency;
  readonly artefacts: readonly Artefact[];
  /** Nodes in the order of the rollout: those of a wave may be down together, the next wave begins when this one is through. */
  readonly waves: readonly (readonly NodeId[])[];
  /** How a node gets back to the version that it had, in words. */
  readonly rollBack: string;
  readonly since: Millis;
  /** After this moment the rollout is overdue. */
  readonly dueAt: Millis;
  readonly state: ReleaseState;
  readonly overdueSince?: Millis;
  /** Who paused it, while it is paused. */
  readonly pause?: {
    readonly memberId: MemberId;
    readonly personId: PersonId;
    readonly at: Millis;
    readonly reason: string;
  };
  /** The vote that decided to roll it back, and why. */
  readonly rolledBackBy?: { readonly proposalId: ProposalId; readonly at: Millis; readonly reason: string };
}

/** Where one node stands in the rollout of one release; said by its own institution. */
export interface RolloutStepRecord {
  readonly schemaVersion: 1;
  readonly releaseId: string;
  readonly nodeId: NodeId;
  readonly state: StepState;
  /** The version that the node had before. */
  readonly from: string;
  readonly personId: PersonId;
  readonly at: Millis;
  /** What shows that it is done or reverted. */
  readonly evidence?: readonly DocumentReference[];
  /** Why it failed. */
  readonly reason?: string;
}

/**
 * Index of the nodes that are down for a rollout, of whatever release: read as one range by whoever takes the next one down, so that no
 * two can overlook each other. Written with the step, deleted with its acknowledgement. It repeats what the steps say, so it is no
 * record of its own and is not audited.
 */
export interface DownNodeEntry {
  readonly schemaVersion: 1;
  readonly nodeId: NodeId;
  readonly releaseId: string;
}
