// The nightly-sized run of the tests of the rules: every property is tried many times as often as in `npm test`, from a seed that is new each
// time. To see a failure again, give the seed that was printed: PROPERTY_SEED=… npm run test:deep [-- jest options].
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const { PROPERTY_SEED = String(randomInt(2 ** 31)), PROPERTY_FACTOR = '40' } = process.env;

console.log(`PROPERTY_SEED=${PROPERTY_SEED} PROPERTY_FACTOR=${PROPERTY_FACTOR}`);
const jest = [join(ROOT, 'node_modules/jest/bin/jest.js'), '--selectProjects', 'unit'];
const { status } = spawnSync(
  process.execPath,
  [...jest, '--testPathPatterns', 'chaincode/src', ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit', env: { ...process.env, PROPERTY_SEED, PROPERTY_FACTOR } },
);
process.exit(status ?? 1);
