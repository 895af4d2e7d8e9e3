import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

const USUAL_PATH = '/usr/bin/chromium';
const WINDOW = { width: 1280, height: 900 };
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium with a profile of its own, which it keeps from one opening to the next, as a person's browser does. */
export class Chromium {
  readonly #profile = mkdtempSync(join(tmpdir(), 'browser-profile-'));
  #context: BrowserContext | undefined;

  /** Starts it. Throws with what to do when there is none on this machine. */
  async open(): Promise<BrowserContext> {
    this.#context = await chromium.launchPersistentContext(this.#profile, {
      executablePath: chromiumPath(),
      args: ARGUMENTS,
      viewport: WINDOW,
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    return this.#context;
  }

  /** Ends the program; keys and cookies stay in the profile. */
  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
  }

  /** Ends the program and deletes its profile. */
  async discard(): Promise<void> {
    await this.close();
    rmSync(this.#profile, { recursive: true, force: true });
  }
}

/** `CHROMIUM_PATH` or the usual place. Throws with what to do when no program is there. */
export function chromiumPath(): string {
  const path = process.env['CHROMIUM_PATH'] ?? USUAL_PATH;
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch (cause) {
    throw new Error(
      `The browser tests need Chromium, and there is none at ${path}. Install it (Debian and Ubuntu: sudo apt-get install ` +
        'chromium) or set CHROMIUM_PATH to the program of one that is installed.',
      { cause },
    );
  }
}
