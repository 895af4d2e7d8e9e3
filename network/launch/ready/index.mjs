import { ensureBuilt } from './build.mjs';
import { CHROMIUM_ADVICE, findChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { alone } from './lock.mjs';

/** What each command needs built: a TypeScript project with all that it refers to, and whether the console. */
const NEEDS = {
  start: { project: 'network/launch', console: true },
  test: { project: '.', console: true },
  devnet: { project: 'network/devnet', console: false },
  operator: { project: 'network/operator', console: false },
  fabric: { project: 'network/fabric', console: true },
  'test-fabric': { project: 'test', console: true },
  replay: { project: 'test', console: true },
  bench: { project: 'test', console: false },
  conformance: { project: 'test', console: false },
};

/** Installs and builds what the command needs and does not have yet. Throws an Error with one line that says what to do. */
export async function ensureReady(purpose) {
  await alone(async () => {
    await ensureInstalled();
    await ensureBuilt(NEEDS[purpose]);
  });
  if (purpose === 'test' && findChromium() === undefined) {
    // The browser tests then fail by themselves; the others are worth running all the same.
    console.error(CHROMIUM_ADVICE);
  }
}
