import type { Grounded } from '@fabric-governance/chaincode/governance/membership/grounds';

/** Display names of what the ledger knows by id; an unknown id is shown as it is. */
export interface Names {
  readonly member: (id: string) => string;
  readonly person: (id: string) => string;
  readonly role: (id: string) => string;
  readonly track: (id: string) => string;
  /** Of points. */
  readonly reason: (id: string) => string;
  readonly penalty: (id: string) => string;
  readonly remedy: (id: string) => string;
  readonly body: (id: string) => string;
  /** Of a suspension or a removal: a ground of the charter, a penalty, or unpaid dues. */
  readonly ground: (id: string, of: Grounded) => string;
}

/** Names where nothing has been read yet: every id stands for itself. */
export const PLAIN_NAMES: Names = {
  member: (id) => id,
  person: (id) => id,
  role: (id) => id,
  track: (id) => id,
  reason: (id) => id,
  penalty: (id) => id,
  remedy: (id) => id,
  body: (id) => id,
  ground: (id) => id,
};

/** The member part of a person's id. */
export const memberOfPerson = (personId: string): string => personId.split('.')[0] ?? personId;
