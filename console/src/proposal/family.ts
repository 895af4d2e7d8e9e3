import type { ActionKind } from '@fabric-governance/chaincode/governance/records/actions';

/** Whether an action changes the channel itself, and so is carried out by the members' agents (shared/design.md §3). */
const IS_NETWORK = {
  'charter.amend': false,
  'member.admit': true,
  'member.suspend': false,
  'phase.change': false,
  'member.remove': true,
  'member.exit': true,
  'member.reinstate': false,
  'member.weigh': false,
  'chaincode.commit': true,
  'channel.configure': true,
  'revocation.publish': true,
  'person.register': false,
  'person.renew': false,
  'person.freeze': false,
  'person.unfreeze': false,
  'person.reset-key': false,
  'person.close': false,
  'intervention.order': false,
  'intervention.confirm': false,
  'intervention.lift': false,
  'role.grant': false,
  'role.revoke': false,
  'regulator.empower': false,
  'seat.elect': false,
  'seat.appoint': false,
  'release.approve': false,
  'release.resume': false,
  'release.roll-back': false,
  'obligation.set': false,
  'obligation.waive': false,
  'data.rule': false,
  'data.withdraw': false,
  'minutes.record': false,
  'merit.award': false,
  'penalty.impose': false,
  'penalty.lift': false,
  'penalty.appeal': false,
  'case.appeal': false,
  'resolution.record': false,
} as const satisfies Record<ActionKind, boolean>;

const NETWORK_KINDS = new Set(
  Object.entries(IS_NETWORK).flatMap(([kind, network]) => (network ? [kind] : [])),
);

/** Whether the agents carry out a proposal of these kinds of action. */
export const isNetworkProposal = (kinds: readonly string[]): boolean =>
  kinds.some((kind) => NETWORK_KINDS.has(kind));
