import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TRANSACTIONS, type TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import { ROOT } from '@fabric-governance/launch/paths';

const CONSOLE = join(ROOT, 'console/src');

/** What no person does: the founding, the agents' own work, and what they set going when it is due. */
const BY_AGENTS: readonly TransactionName[] = [
  'Founding:found',
  'Execution:start',
  'Execution:contribute',
  'Execution:attest',
  'Execution:complete',
  'Execution:fail',
  'Members:endSuspension',
  'Proposals:openReveal',
  'Proposals:extend',
  'Proposals:supersede',
  'Safeguards:hold',
  'Safeguards:release',
  'Safeguards:veto',
  'Safeguards:concludeRatification',
];

const isProgram = (path: string): boolean =>
  /\.tsx?$/u.test(path) && !/\.test\.tsx?$/u.test(path) && !path.startsWith('i18n');

const sources = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
  .filter(isProgram)
  .map((path) => readFileSync(join(CONSOLE, path), 'utf8'));

const isNamed = (name: string): boolean => sources.some((source) => source.includes(`'${name}'`));

it('lets people do in the console everything that the agents do not', () => {
  const missing = (Object.keys(TRANSACTIONS) as TransactionName[]).filter(
    (name) => !name.startsWith('Queries:') && !BY_AGENTS.includes(name) && !isNamed(name),
  );
  expect(missing).toEqual([]);
});

it('leaves nothing to the agents that the console offers', () => {
  expect(BY_AGENTS.filter(isNamed)).toEqual([]);
});
