import type { ActionKind } from '@fabric-governance/chaincode/governance/records/actions';
import type { Word } from '../i18n/words/keys.js';

/** Every kind of action; the record makes a new kind fail to compile until it stands here. */
const KINDS: Readonly<Record<ActionKind, true>> = {
  'charter.amend': true,
  'member.admit': true,
  'member.suspend': true,
  'phase.change': true,
  'member.remove': true,
  'member.exit': true,
  'member.reinstate': true,
  'member.weigh': true,
  'chaincode.commit': true,
  'channel.configure': true,
  'revocation.publish': true,
  'person.register': true,
  'person.renew': true,
  'person.freeze': true,
  'person.unfreeze': true,
  'person.reset-key': true,
  'person.close': true,
  'intervention.order': true,
  'intervention.confirm': true,
  'intervention.lift': true,
  'role.grant': true,
  'role.revoke': true,
  'regulator.empower': true,
  'seat.elect': true,
  'seat.appoint': true,
  'release.approve': true,
  'release.resume': true,
  'release.roll-back': true,
  'obligation.set': true,
  'obligation.waive': true,
  'data.rule': true,
  'data.withdraw': true,
  'minutes.record': true,
  'merit.award': true,
  'penalty.impose': true,
  'penalty.lift': true,
  'penalty.appeal': true,
  'case.appeal': true,
  'resolution.record': true,
};

export const ACTION_KINDS = Object.keys(KINDS) as readonly ActionKind[];

/** The name of a kind of action; a charter may name kinds that this version does not know, which stand as they are. */
export function actionKindWords(kind: string, t: Word): string {
  const known = ACTION_KINDS.find((one) => one === kind);
  return known === undefined ? kind : t(`actionKinds.${known}`);
}
