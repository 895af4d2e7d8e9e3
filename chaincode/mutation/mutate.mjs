// Mutation testing (Stryker): changes one thing in a rule at a time and runs the tests that reach it. What no test notices is a guard that
// nobody guards. Properties are tried a tenth as often as usual, since every survivor costs all tests that reach it.
//
//   npm run mutate -- counting lifecycle/hold.ts            folders or files of chaincode/src/governance; all of it when none is named
//   npm run mutate -- counting --with governance/counting   with the tests of these folders or files only
//   npm run mutate -- --sample 0.1 [--seed TEXT]            a random tenth of the mutants
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const RULES = 'chaincode/src/governance';

const { values, positionals } = parseArgs({
  options: {
    with: { type: 'string', multiple: true, default: ['governance', 'contracts'] },
    sample: { type: 'string' },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
  },
  allowPositionals: true,
});
if (values.sample !== undefined && !(Number(values.sample) > 0 && Number(values.sample) <= 1)) {
  console.error('--sample: say which share of the mutants, above 0 and at most 1.');
  process.exit(1);
}
const unknown = positionals.find((name) => !existsSync(join(ROOT, RULES, name)));
if (unknown !== undefined) {
  console.error(`${RULES} has no ${unknown}. Say --with before each of several tests.`);
  process.exit(1);
}
const files = (positionals.length === 0 ? ['.'] : positionals).map((name) =>
  join(RULES, name.endsWith('.ts') ? name : `${name}/**/*.ts`),
);
const sample = values.sample === undefined ? {} : { MUTATE_SAMPLE: values.sample, MUTATE_SEED: values.seed };
if (values.sample !== undefined) console.log(`Sample of ${values.sample}, --seed ${values.seed}`);
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
    'run',
    'chaincode/mutation/stryker.config.mjs',
    ...(values.sample === undefined ? [] : ['--checkers', 'sample']),
    '--mutate',
    [...files, '!**/*.test.ts'].join(','),
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { PROPERTY_FACTOR: '0.1', ...process.env, ...sample, MUTATE_WITH: values.with.join(',') },
  },
);
process.exit(status ?? 1);
