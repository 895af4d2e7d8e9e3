import { PROPOSAL_STATES } from '@fabric-governance/chaincode/governance/states';
import type { FailureDetails } from '../api/failure.js';
import type { Language } from '../i18n/languages.js';
import type { Word } from '../i18n/words/keys.js';
import { actionKindWords } from './action-kind.js';
import type { Names } from './names.js';
import { shortId } from './short-id.js';
import { tableWords } from './table-words.js';
import { timeWords } from './time.js';

/** Parameters that are moments in milliseconds since 1970. */
const MOMENTS: ReadonlySet<string> = new Set([
  'endsAt',
  'from',
  'latest',
  'until',
  'endedAt',
  'dueAt',
  'expiredAt',
  'expiresAt',
  'transactionTime',
  'endorserTime',
  'notBefore',
  'notAfter',
]);

/** What is needed to word a failure. */
export interface FailureWording {
  readonly t: Word;
  readonly language: Language;
  readonly names: Names;
}

/** The parts of a value that is one word or several with blanks between them, as the chaincode joins them. */
const partsOf = (value: string): readonly string[] => value.split(/\s+/u);

function stateWords(value: string, t: Word): string {
  return partsOf(value)
    .map((part) => {
      const state = PROPOSAL_STATES.find((known) => known === part);
      return state === undefined ? part : t(`states.${state}`);
    })
    .join(' / ');
}

type ParamWording = (value: string, wording: FailureWording) => string;

/** A value of one of the ledger's tables. */
const oneOf =
  (...groups: Parameters<typeof tableWords>[1]): ParamWording =>
  (value, { t }) =>
    tableWords(value, groups, t);

const actionsWords: ParamWording = (value, { t }) =>
  partsOf(value)
    .map((kind) => actionKindWords(kind, t))
    .join(' / ');

const PARAMS: Readonly<Record<string, ParamWording>> = {
  state: (value, { t }) => stateWords(value, t),
  needed: (value, { t }) => stateWords(value, t),
  permission: oneOf('permissions'),
  choice: oneOf('choices'),
  action: actionsWords,
  actions: actionsWords,
  kind: oneOf('interventionKinds'),
  how: oneOf('interventionEnds', 'resetEnds'),
  power: oneOf('powers', 'interventionKinds'),
  act: oneOf('jointActs'),
  status: oneOf('personStatuses', 'memberStatuses', 'nodeStatuses'),
  interventionId: shortId,
  bodyId: (value, { names }) => names.body(value),
  memberId: (value, { names }) => names.member(value),
  personId: (value, { names }) => names.person(value),
  roleId: (value, { names }) => names.role(value),
  excludes: (value, { names }) => names.role(value),
  trackId: (value, { names }) => names.track(value),
  reasonId: (value, { names }) => names.reason(value),
  penaltyId: (value, { names }) => names.penalty(value),
};

function paramWords(name: string, value: string | number, wording: FailureWording): string | number {
  if (typeof value === 'number') {
    return MOMENTS.has(name) ? timeWords(value, wording.language) : value;
  }
  return PARAMS[name]?.(value, wording) ?? value;
}

/** A failure in words, its parameters too: states, permissions, names and times as the reader knows them. */
export function failureSentence(
  failure: Pick<FailureDetails, 'code' | 'params'>,
  wording: FailureWording,
): string {
  const params = Object.fromEntries(
    Object.entries(failure.params).map(([name, value]) => [name, paramWords(name, value, wording)]),
  );
  return wording.t(`errors.${failure.code}`, params);
}
