// Mutation testing: changes one thing in a rule at a time and runs the tests that reach it. What no test notices is a guard that
// nobody guards. Properties are tried a tenth as often as usual, since every survivor costs all tests that reach it.
//
//   npm run mutate -- counting lifecycle/hold.ts            folders or files of chaincode/src/governance
//   npm run mutate -- counting --with governance/counting   with the tests of these folders or files only
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const RULES = 'chaincode/src/governance';

const { values, positionals } = parseArgs({
  options: { with: { type: 'string', multiple: true, default: ['governance', 'contracts'] } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error(
    `Say which folders or files of ${RULES} are to be mutated, for example: npm run mutate -- counting`,
  );
  process.exit(1);
}
const files = positionals.map((name) =>
  name.endsWith('.ts') ? `${RULES}/${name}` : `${RULES}/${name}/**/*.ts`,
);
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
    'run',
    'chaincode/mutation/stryker.config.mjs',
    '--mutate',
    [...files, '!**/*.test.ts'].join(','),
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { PROPERTY_FACTOR: '0.1', ...process.env, MUTATE_WITH: values.with.join(',') },
  },
);
process.exit(status ?? 1);
