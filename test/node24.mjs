// Runs the unit and scenario tests under Node 24, which the npm package `node` carries: npm run test:node24 [-- jest options].
// Plain JavaScript, so that it needs nothing built.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const NODE_PACKAGE = 'node@24';

/** Runs a command in the project's folder with its output shown; ends this process when it fails. */
function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}

run(process.execPath, [join(ROOT, 'network/launch/ensure-ready.mjs'), '--for', 'test'], {
  BROWSER_TESTS: 'skip',
});
const withNode24 = ['--yes', '--package', NODE_PACKAGE, '--', 'node'];
console.log('The following runs on Node 24:');
run('npx', [...withNode24, '--version']);
run('npx', [
  ...withNode24,
  join(ROOT, 'node_modules/jest/bin/jest.js'),
  '--selectProjects',
  'unit',
  'scenarios',
  ...process.argv.slice(2),
]);
