import type { ActionKind } from '../records/actions.js';

/** What is to be known of a kind of action without its definition. */
export interface ActionTraits {
  /**
   * Whether an urgent decision may carry it, since all that it changes can be undone: every record that it writes is the subject of one
   * of its changes (R28).
   */
  readonly reversible: boolean;
}

/** Every kind of action; its definition stands in `catalogue.ts`. */
const KINDS: Readonly<Record<ActionKind, ActionTraits>> = {
  'charter.amend': { reversible: false },
  'member.admit': { reversible: false },
  'member.suspend': { reversible: true },
  'member.remove': { reversible: false },
  'member.exit': { reversible: false },
  'member.reinstate': { reversible: true },
  'member.weigh': { reversible: true },
  'chaincode.commit': { reversible: false },
  'channel.configure': { reversible: false },
  'revocation.publish': { reversible: false },
  'phase.change': { reversible: false },
  'role.grant': { reversible: true },
  'role.revoke': { reversible: true },
  'person.register': { reversible: false },
  'person.renew': { reversible: true },
  'person.freeze': { reversible: true },
  'person.unfreeze': { reversible: true },
  'person.reset-key': { reversible: false },
  'person.close': { reversible: false },
  'intervention.order': { reversible: false },
  'intervention.confirm': { reversible: false },
  'intervention.lift': { reversible: false },
  'regulator.empower': { reversible: true },
  'seat.elect': { reversible: false },
  'seat.appoint': { reversible: false },
  // What nodes have been updated by cannot be undone on the ledger: a release is rolled back instead.
  'release.approve': { reversible: false },
  'release.resume': { reversible: false },
  'release.roll-back': { reversible: false },
  'obligation.set': { reversible: true },
  'obligation.waive': { reversible: true },
  'minutes.record': { reversible: true },
  // Entries are only added, and penalties have their own way back: an appeal.
  'merit.award': { reversible: false },
  'penalty.impose': { reversible: false },
  'penalty.lift': { reversible: false },
  'penalty.appeal': { reversible: false },
  'case.appeal': { reversible: false },
  'data.rule': { reversible: true },
  'data.withdraw': { reversible: true },
  'resolution.record': { reversible: true },
};

export const ACTION_KINDS = Object.keys(KINDS) as readonly ActionKind[];

export function isActionKind(kind: string): kind is ActionKind {
  return Object.hasOwn(KINDS, kind);
}

/** Whether all that an action of this kind changes can be undone. */
export function isReversible(kind: ActionKind): boolean {
  return KINDS[kind].reversible;
}
