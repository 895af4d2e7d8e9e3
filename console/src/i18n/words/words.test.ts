import { TRANSACTIONS } from '@fabric-governance/chaincode/contracts/transactions';
import { REFUSALS } from '@fabric-governance/chaincode/governance/errors';
import { PERMISSIONS } from '@fabric-governance/chaincode/governance/authority/permissions';
import { AUDIT_EVENTS, RECORD_KINDS } from '@fabric-governance/chaincode/governance/records/audit';
import {
  CHOICES,
  MEMBER_STATUSES,
  OUTCOMES,
  PARTICIPANT_KINDS,
  PERSON_STATUSES,
  PROPOSAL_STATES,
} from '@fabric-governance/chaincode/governance/states';
import { GATEWAY_ERRORS } from '@fabric-governance/gateway-api/contract/errors';
import { PROTOCOL_ERRORS } from '@fabric-governance/protocol/errors';
import { CONSOLE_ERRORS } from '../../api/failure.js';
import { SUBMISSION_STEPS } from '../../ledger-client/client.js';
import { ACTION_KINDS } from '../../wording/action-kind.js';
import { wordsOf } from '../testing/words-of.js';
import { en } from './en.js';
import { flatten, type WordKey } from './keys.js';
import { zh } from './zh.js';

const english = flatten(en);
const chinese = flatten(zh);
const paramsOf = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name = '']) => name).sort();

it('has exactly the same keys in both languages', () => {
  expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
});

it('leaves no text empty, and none of the Chinese ones in English', () => {
  const same = Object.keys(english).filter((key) => chinese[key] === english[key]);
  // Names of Fabric's, signs, and templates without words.
  expect(same).toEqual(['fractions.other', 'members.msp']);
  expect([...Object.values(english), ...Object.values(chinese)].filter((text) => text.trim() === '')).toEqual(
    [],
  );
});

it('asks for the same parameters in both languages', () => {
  const differing = Object.keys(english).filter(
    (key) => String(paramsOf(english[key] ?? '')) !== String(paramsOf(chinese[key] ?? '')),
  );
  expect(differing).toEqual([]);
});

it.each([
  ['errors', Object.keys(REFUSALS)],
  ['errors', Object.keys(GATEWAY_ERRORS)],
  ['errors', PROTOCOL_ERRORS],
  ['errors', Object.keys(CONSOLE_ERRORS)],
  ['states', PROPOSAL_STATES],
  ['outcomes', OUTCOMES],
  ['choices', CHOICES],
  ['memberStatuses', MEMBER_STATUSES],
  ['personStatuses', PERSON_STATUSES],
  ['kinds', PARTICIPANT_KINDS],
  ['permissions', PERMISSIONS],
  ['actionKinds', ACTION_KINDS],
  ['auditEvents', AUDIT_EVENTS],
  ['recordKinds', RECORD_KINDS],
  ['transactions', Object.keys(TRANSACTIONS)],
  ['steps', SUBMISSION_STEPS],
] as const)('words every entry of the table behind %s', (group, entries) => {
  const missing = entries.filter(
    (entry) => !(`${group}.${entry}` in english && `${group}.${entry}` in chinese),
  );
  expect(missing).toEqual([]);
});

it('words refusals only with parameters that the refusal carries', () => {
  const tables: Record<string, { readonly params: readonly string[] }> = { ...REFUSALS, ...GATEWAY_ERRORS };
  const unknown = Object.entries(tables).flatMap(([code, { params }]) =>
    paramsOf(english[`errors.${code}`] ?? '')
      .filter((param) => !params.includes(param))
      .map((param) => `${code}: ${param}`),
  );
  expect(unknown).toEqual([]);
});

it.each(['en', 'zh-CN'] as const)('finds a text for every key in %s', async (language) => {
  const t = await wordsOf(language);
  const keys = Object.keys(english).map((key) => key.replace(/_(one|other)$/u, '')) as WordKey[];
  expect(keys.filter((key) => t(key, { count: 2 }) === key)).toEqual([]);
});
