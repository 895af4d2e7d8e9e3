import { chromiumPath } from './chromium.js';

describe('finding a Chromium', () => {
  const before = process.env['CHROMIUM_PATH'];
  afterEach(() => {
    if (before === undefined) delete process.env['CHROMIUM_PATH'];
    else process.env['CHROMIUM_PATH'] = before;
  });

  it('takes the program that CHROMIUM_PATH names', () => {
    process.env['CHROMIUM_PATH'] = process.execPath;
    expect(chromiumPath()).toBe(process.execPath);
  });

  it('says how to get one when there is none', () => {
    process.env['CHROMIUM_PATH'] = '/nowhere/chromium';
    expect(chromiumPath).toThrow(
      'The browser tests need Chromium, and there is none at /nowhere/chromium. Install it (Debian and Ubuntu: ' +
        'sudo apt-get install chromium) or set CHROMIUM_PATH to the program of one that is installed.',
    );
  });
});
