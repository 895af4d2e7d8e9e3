import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Launched } from '@fabric-governance/launch/launch';
import type { BrowserContext, Page } from 'playwright-core';
import { Chromium, chromiumPath } from './chromium.js';
import { Landing } from './pages/landing.js';
import { type CharterParts, writeQuickConsortium } from './quick-consortium.js';
import { Watch } from './watch.js';

/** How long a person would wait for anything on the screen. */
const PATIENCE_MS = 30_000;

/** A running consortium and one person's browser, with the landing page open in it. */
export class BrowserStage {
  readonly watch = new Watch();
  #context: BrowserContext | undefined;
  #landing: Landing | undefined;

  private constructor(
    readonly launched: Launched,
    readonly folder: string,
    private readonly chromium: Chromium,
  ) {}

  /**
   * Launches the consortium in a temporary folder on free ports, and opens a browser on its landing page. `charter` adds what the
   * demonstration's charter leaves out.
   */
  static async set(charter?: CharterParts): Promise<BrowserStage> {
    // Before the consortium starts: without a browser there is nothing to start it for.
    chromiumPath();
    const folder = mkdtempSync(join(tmpdir(), 'browser-stage-'));
    const file = writeQuickConsortium(folder, charter);
    const launched = await launch({ file, dataDir: join(folder, 'data'), randomPorts: true });
    const stage = new BrowserStage(launched, folder, new Chromium());
    try {
      await stage.openBrowser();
      return stage;
    } catch (error) {
      await stage.stop();
      throw error;
    }
  }

  get landing(): Landing {
    if (this.#landing === undefined) throw new Error('The browser is closed.');
    return this.#landing;
  }

  /** Takes a person of the consortium in through the landing page. */
  as(personId: string): Promise<Page> {
    return this.landing.actAs(this.nameOf(personId));
  }

  /** Takes a person in whom another key than this browser's acts for, as one who has lost that key. */
  withLostKey(personId: string): Promise<Page> {
    return this.landing.actAs(this.nameOf(personId), { keyLost: true });
  }

  /** Another tab of the same browser. */
  newTab(): Promise<Page> {
    if (this.#context === undefined) throw new Error('The browser is closed.');
    return this.#context.newPage();
  }

  /** Quits the browser and opens it again with the same profile, as after a night. */
  async reopenBrowser(): Promise<void> {
    await this.chromium.close();
    await this.openBrowser();
  }

  async stop(): Promise<void> {
    await this.chromium.discard();
    await this.launched.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async openBrowser(): Promise<void> {
    const context = await this.chromium.open();
    context.setDefaultTimeout(PATIENCE_MS);
    this.watch.follow(context);
    this.#context = context;
    this.#landing = await Landing.open(context, this.launched.landingUrl);
  }

  private nameOf(personId: string): string {
    const { institutions, applicants } = this.launched.consortium;
    const people = [...institutions, ...applicants].flatMap((institution) => institution.people);
    const person = people.find(({ id }) => id === personId);
    if (person === undefined) throw new Error(`The consortium knows no ${personId}.`);
    return person.name.en;
  }
}
