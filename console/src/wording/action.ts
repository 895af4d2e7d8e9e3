import type {
  Action,
  ActionKind,
  RolePayload,
  WeightPayload,
} from '@fabric-governance/chaincode/governance/records/actions';
import { localText } from '../i18n/local-text.js';
import { ACCOUNT_SENTENCES } from './account-action.js';
import { INTERVENTION_SENTENCES } from './intervention-action.js';
import type { ActionWording, Sentence } from './action-sentence.js';
import { dataRulesSentence } from './data-action.js';
import { durationWords } from './duration.js';
import { chaincodeSentence, changeSentence, revocationSentence } from './network-action.js';
import { memberOfPerson } from './names.js';
import { dateWords, timeWords } from './time.js';

const roleSentence =
  (word: 'actionWords.grant' | 'actionWords.revoke') =>
  ({ personId, roleId }: RolePayload, { t, names }: ActionWording): string =>
    t(word, {
      person: names.person(personId),
      member: names.member(memberOfPerson(personId)),
      role: names.role(roleId),
    });

/** What an action of each kind does. */
const SENTENCES: { readonly [Kind in ActionKind]: Sentence<Kind> } = {
  'member.admit': ({ member: { name, mspId, weight, votes } }, { t, language }) =>
    t(votes ? 'actionWords.admit' : 'actionWords.admitWithoutVote', {
      name: localText(name, language),
      mspId,
      weight,
    }),
  'member.suspend': ({ memberId, ground, reason, lasts }, { t, language, names }) => {
    const named = ground && names.ground(ground, 'suspension');
    const said = { member: names.member(memberId), reason: groundedReason(named, reason, t) };
    return lasts === undefined
      ? t('actionWords.suspendLongest', said)
      : t('actionWords.suspend', { ...said, lasts: durationWords(lasts, language) });
  },
  'phase.change': ({ phase }, { t }) => t('actionWords.phase', { phase: t(`networkPhases.${phase}`) }),
  'member.remove': ({ memberId, mspId, ground, reason }, { t, names }) =>
    t('actionWords.remove', {
      member: names.member(memberId),
      mspId,
      reason: groundedReason(ground && names.ground(ground, 'removal'), reason, t),
    }),
  'member.exit': ({ memberId, mspId, reason, amendment }, { t, names }) =>
    t(amendment === undefined ? 'actionWords.exit' : 'actionWords.exitOnAmendment', {
      member: names.member(memberId),
      mspId,
      reason,
    }),
  'member.reinstate': ({ memberId }, { t, names }) =>
    t('actionWords.reinstate', { member: names.member(memberId) }),
  'charter.amend': ({ base, charter }, { t, language }) =>
    t('actionWords.amend', { title: localText(charter.title, language), base }),
  'member.weigh': (payload, wording) => weightSentence(payload, wording),
  'chaincode.commit': (payload, { t }) => chaincodeSentence(payload, t),
  'channel.configure': ({ change }, { t }) => changeSentence(change, t),
  'revocation.publish': (payload, { t }) => revocationSentence(payload, t),
  'role.grant': roleSentence('actionWords.grant'),
  'role.revoke': roleSentence('actionWords.revoke'),
  ...ACCOUNT_SENTENCES,
  ...INTERVENTION_SENTENCES,
  'regulator.empower': ({ memberId, power, until, over }, { t, language, names }) => {
    const said = {
      member: names.member(memberId),
      power: t(`powers.${power}`),
      until: timeWords(until, language),
    };
    if (over === undefined) return t('actionWords.empower', said);
    const members = over.map(names.member).join(t('common.enumeration'));
    return t('actionWords.empowerOver', { ...said, over: members });
  },
  'seat.elect': ({ bodyId, seatClass, candidates }, { t, names }) => {
    const list = candidates.map(({ memberId, personId }) =>
      personId === undefined ? names.member(memberId) : names.person(personId),
    );
    return t('actionWords.elect', {
      body: names.body(bodyId),
      seats: seatClass,
      candidates: list.join(t('common.enumeration')),
    });
  },
  'seat.appoint': ({ bodyId, seatClass, memberId, personId }, { t, names }) =>
    t('actionWords.appoint', {
      body: names.body(bodyId),
      seats: seatClass,
      holder: personId === undefined ? names.member(memberId) : names.person(personId),
    }),
  'release.approve': ({ id, version, nodeKind, waves }, { t }) =>
    t('actionWords.release', {
      name: id,
      version,
      kind: t(`nodeKinds.${nodeKind}`),
      waves: waves.length,
      nodes: waves.flat().length,
    }),
  'release.resume': ({ releaseId, reason }, { t }) =>
    t('actionWords.releaseResume', { name: releaseId, reason }),
  'release.roll-back': ({ releaseId, reason }, { t }) =>
    t('actionWords.releaseRollBack', { name: releaseId, reason }),
  'obligation.set': ({ memberId, text, due, dues }, { t, language, names }) => {
    const owner = names.member(memberId);
    const member = dues === undefined ? owner : t('actionWords.duesOf', { member: owner });
    return 'at' in due
      ? t('actionWords.obligation', { member, text, due: timeWords(due.at, language) })
      : t('actionWords.obligationAfter', { member, text, after: durationWords(due.after, language) });
  },
  'obligation.waive': ({ id, memberId, reason }, { t, names }) =>
    t('actionWords.waive', { name: id, member: names.member(memberId), reason }),
  'data.rule': dataRulesSentence,
  'data.withdraw': ({ id, reason }, { t }) => t('actionWords.dataWithdraw', { id, reason }),
  'minutes.record': ({ text, madeAt, signatories }, { t, language }) =>
    t('actionWords.minutes', {
      text,
      date: dateWords(madeAt, language),
      signatories: signatories.map(({ name }) => name).join(t('common.enumeration')),
    }),
  'merit.award': ({ memberId, reasonId, note }, { t, names }) =>
    t('actionWords.award', { member: names.member(memberId), reason: names.reason(reasonId), note }),
  'penalty.impose': ({ memberId, penaltyId, grounds }, { t, names }) =>
    t('actionWords.impose', { member: names.member(memberId), penalty: names.penalty(penaltyId), grounds }),
  'penalty.lift': ({ memberId, penaltyId }, { t, names }) =>
    t('actionWords.lift', { member: names.member(memberId), penalty: names.penalty(penaltyId) }),
  'penalty.appeal': ({ memberId, penaltyId }, { t, names }) =>
    t('actionWords.appeal', { member: names.member(memberId), penalty: names.penalty(penaltyId) }),
  'case.appeal': ({ complainant, respondent, asks, grounds }, { t, names }) =>
    t(asks === 'set-aside' ? 'actionWords.appealSetAside' : 'actionWords.appealAnew', {
      complainant: names.member(complainant),
      respondent: names.member(respondent),
      grounds,
    }),
  'resolution.record': ({ text }, { t }) => t('actionWords.resolution', { text }),
};

/** Reasons after the ground that was named. */
function groundedReason(ground: string | undefined, reason: string, t: ActionWording['t']): string {
  return ground === undefined ? reason : `${ground}${t('common.colon')}${reason}`;
}

/** What an action does, as one sentence. Throws for a kind this console does not know: it must not be signed blindly. */
export function actionSentence(action: Action, wording: ActionWording): string {
  if (!Object.hasOwn(SENTENCES, action.kind)) {
    throw new Error(`this console does not know the action ${JSON.stringify(action)}`);
  }
  // The table's type ties each kind to its payload; TypeScript cannot follow that through an indexed call.
  const sentence = SENTENCES[action.kind] as (payload: Action['payload'], wording: ActionWording) => string;
  return sentence(action.payload, wording);
}

function weightSentence(
  { memberId, weight, group }: WeightPayload,
  { t, names }: Pick<ActionWording, 't' | 'names'>,
): string {
  const member = names.member(memberId);
  const weighed = weight === undefined ? [] : [t('actionWords.weigh', { member, weight })];
  if (group === undefined) return weighed.join(' ');
  const counted =
    group === null ? t('actionWords.ungroup', { member }) : t('actionWords.regroup', { member, group });
  return [...weighed, counted].join(' ');
}
