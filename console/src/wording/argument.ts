import { VERDICTS } from '@fabric-governance/chaincode/governance/records/cases';
import { CHOICES } from '@fabric-governance/chaincode/governance/states';
import { JOINT_ACTS } from '@fabric-governance/chaincode/governance/records/bodies';
import type { Action } from '@fabric-governance/chaincode/governance/records/actions';
import type { Word } from '../i18n/words/keys.js';
import { actionSentence } from './action.js';
import type { ActionWording } from './action-sentence.js';
import { timeWords } from './time.js';

const ID_SHOWN = 16;

type Reader = (value: unknown, wording: ActionWording) => string;

const text: Reader = (value) => String(value);
const list: Reader = (value) => (value as readonly string[]).join(', ');
const names: Reader = (value) =>
  (value as readonly { readonly name: string }[]).map(({ name }) => name).join(', ');

/** Arguments of our transactions that a person signs, in the order in which they are shown. */
const READERS = {
  title: text,
  description: text,
  trackId: (value, wording) => wording.names.track(String(value)),
  actions: (value, wording) =>
    (value as readonly Action[]).map((action) => actionSentence(action, wording)).join('\n'),
  documents: names,
  proposalId: (value) => `${String(value).slice(0, ID_SHOWN)}…`,
  choice: (value, { t }) => choiceWords(value, t),
  text,
  approvals: (value, wording) =>
    (value as readonly { readonly personId: string }[])
      .map(({ personId }) => wording.names.person(personId))
      .join(', '),
  personId: (value, wording) => wording.names.person(String(value)),
  reason: text,
  ranking: (value) => (value as readonly string[]).join(' › '),
  commitment: (value) => `${String(value).slice(0, ID_SHOWN)}…`,
  act: (value, { t }) => actWords(value, t),
  to: (value, wording) => wording.names.member(String(value)),
  until: (value, { language }) => timeWords(Number(value), language),
  releaseId: text,
  nodeId: text,
  result: text,
  obligation: text,
  note: text,
  evidence: names,
  memberId: (value, wording) => wording.names.member(String(value)),
  reasonId: (value, wording) => wording.names.reason(String(value)),
  penaltyId: (value, wording) => wording.names.penalty(String(value)),
  respondent: (value, wording) => wording.names.member(String(value)),
  verdict: (value, { t }) => {
    const verdict = VERDICTS.find((known) => known === value);
    return verdict === undefined ? String(value) : t(`verdicts.${verdict}`);
  },
  reasons: text,
  remedies: list,
  penalties: (value, wording) => (value as readonly string[]).map(wording.names.penalty).join(', '),
} as const satisfies Record<string, Reader>;

function actWords(value: unknown, t: Word): string {
  const act = JOINT_ACTS.find((known) => known === value);
  return act === undefined ? String(value) : t(`jointActs.${act}`);
}

function choiceWords(value: unknown, t: Word): string {
  const choice = CHOICES.find((known) => known === value);
  return choice === undefined ? String(value) : t(`choices.${choice}`);
}

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
