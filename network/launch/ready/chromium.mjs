import { accessSync, constants } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export const CHROMIUM_ADVICE =
  'The browser tests need Chromium, and none was found: install it (Debian and Ubuntu: sudo apt-get install chromium) or name one with ' +
  'CHROMIUM_PATH=/path/to/it. The other tests alone: npm run test:unit, npm run test:scenarios';

/** Path of a Chromium that can be run: CHROMIUM_PATH if set, else the first of the usual places. Undefined when there is none. */
export function findChromium() {
  const candidates = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : PLACES;
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
