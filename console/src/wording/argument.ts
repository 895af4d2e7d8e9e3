import type { AccountChange } from '@fabric-governance/chaincode/governance/records/accounts';
import { INTERVENTIONS } from '@fabric-governance/chaincode/governance/charter/accounts';
import { type FindingDuty, VERDICTS } from '@fabric-governance/chaincode/governance/records/cases';
import { CHOICES, NODE_KINDS, NODE_STATUSES } from '@fabric-governance/chaincode/governance/states';
import { JOINT_ACTS } from '@fabric-governance/chaincode/governance/records/bodies';
import type { Action } from '@fabric-governance/chaincode/governance/records/actions';
import type { Word } from '../i18n/words/keys.js';
import { accountChangeSentence } from './account-change.js';
import { actionSentence } from './action.js';
import type { ActionWording } from './action-sentence.js';
import { durationWords } from './duration.js';
import { dutySentence } from './finding-duty.js';
import { shortId } from './short-id.js';
import { timeWords } from './time.js';

type Reader = (value: unknown, wording: ActionWording) => string;

const text: Reader = (value) => String(value);
const id: Reader = (value) => shortId(String(value));
const names: Reader = (value) =>
  (value as readonly { readonly name: string }[]).map(({ name }) => name).join(', ');

const duration: Reader = (value, { language }) => durationWords(String(value), language);

/** Arguments of our transactions that a person signs, in the order in which they are shown. */
const READERS = {
  kind: (value, { t }) => kindWords(value, t),
  title: text,
  description: text,
  trackId: (value, wording) => wording.names.track(String(value)),
  actions: (value, wording) =>
    (value as readonly Action[]).map((action) => actionSentence(action, wording)).join('\n'),
  documents: names,
  voting: duration,
  proposalId: id,
  secondCallOf: id,
  choice: (value, { t }) => choiceWords(value, t),
  text,
  approvals: (value, wording) =>
    (value as readonly { readonly personId: string }[])
      .map(({ personId }) => wording.names.person(personId))
      .join(wording.t('common.enumeration')),
  personId: (value, wording) => wording.names.person(String(value)),
  reason: text,
  ranking: (value) => (value as readonly string[]).join(' › '),
  commitment: id,
  act: (value, { t }) => actWords(value, t),
  bodyId: (value, wording) => wording.names.body(String(value)),
  subject: (value, wording) => wording.names.member(String(value)),
  to: (value, wording) => wording.names.member(String(value)),
  until: (value, { language }) => timeWords(Number(value), language),
  interventionId: id,
  lasts: duration,
  byPower: (_, { t }) => t('signing.byPower'),
  recoveryPlan: id,
  fingerprint: id,
  requestId: id,
  change: (value, wording) => accountChangeSentence(value as AccountChange, wording),
  releaseId: text,
  nodeId: text,
  version: text,
  host: (value) => hostWords(value as Host),
  status: (value, { t }) => statusWords(value, t),
  result: (value, { t }) => t(value === 'done' ? 'signing.resultDone' : 'signing.resultFailed'),
  obligation: text,
  id: text,
  due: (value, wording) => dueWords(value as Due, wording),
  shows: text,
  note: text,
  evidence: names,
  memberId: (value, wording) => wording.names.member(String(value)),
  reasonId: (value, wording) => wording.names.reason(String(value)),
  penaltyId: (value, wording) => wording.names.penalty(String(value)),
  source: id,
  caseId: id,
  respondent: (value, wording) => wording.names.member(String(value)),
  verdict: (value, { t }) => {
    const verdict = VERDICTS.find((known) => known === value);
    return verdict === undefined ? String(value) : t(`verdicts.${verdict}`);
  },
  reasons: text,
  remedies: (value, wording) =>
    (value as readonly string[]).map(wording.names.remedy).join(wording.t('common.enumeration')),
  penalties: (value, wording) =>
    (value as readonly string[]).map(wording.names.penalty).join(wording.t('common.enumeration')),
  obligations: (value, wording) =>
    (value as readonly FindingDuty[]).map((duty) => dutySentence(duty, wording)).join('\n'),
} as const satisfies Record<string, Reader>;

type Due = { readonly at: number } | { readonly after: string };

/** A day, or so long after it was set. */
const dueWords = (due: Due, { t, language }: ActionWording): string =>
  'at' in due
    ? timeWords(due.at, language)
    : t('signing.after', { after: durationWords(due.after, language) });

interface Host {
  readonly name: string;
  readonly system: string;
  readonly place?: string;
}

const hostWords = ({ name, system, place }: Host): string =>
  [name, system, ...(place === undefined ? [] : [place])].join(' · ');

/** Kind of an intervention, or of a node. */
function kindWords(value: unknown, t: Word): string {
  const intervention = INTERVENTIONS.find((known) => known === value);
  if (intervention !== undefined) return t(`interventionKinds.${intervention}`);
  const node = NODE_KINDS.find((known) => known === value);
  return node === undefined ? String(value) : t(`nodeKinds.${node}`);
}

function statusWords(value: unknown, t: Word): string {
  const status = NODE_STATUSES.find((known) => known === value);
  return status === undefined ? String(value) : t(`nodeStatuses.${status}`);
}

function actWords(value: unknown, t: Word): string {
  const act = JOINT_ACTS.find((known) => known === value);
  return act === undefined ? String(value) : t(`jointActs.${act}`);
}

function choiceWords(value: unknown, t: Word): string {
  const choice = CHOICES.find((known) => known === value);
  return choice === undefined ? String(value) : t(`choices.${choice}`);
}

/** Arguments that have words. */
export const WORDED_ARGUMENTS: readonly string[] = Object.keys(READERS);

/** A transaction's arguments as labels and words. What has no words here still stands in the raw arguments below. */
export function argumentFacts(
  input: unknown,
  wording: ActionWording,
): readonly (readonly [string, string])[] {
  if (typeof input !== 'object' || input === null) return [];
  const given = new Map(Object.entries(input));
  return Object.entries(READERS).flatMap(([name, read]) => {
    const value: unknown = given.get(name);
    const key = name as keyof typeof READERS;
    return value === undefined || value === ''
      ? []
      : [[wording.t(`argumentNames.${key}`), read(value, wording)] as const];
  });
}
