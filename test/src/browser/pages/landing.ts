import type { BrowserContext, Page } from 'playwright-core';
import { awaitEntered } from './shell.js';

/** The landing page: all institutions and their people. */
export class Landing {
  #console: Page | undefined;

  private constructor(readonly page: Page) {}

  static async open(context: BrowserContext, url: string): Promise<Landing> {
    const [page = await context.newPage()] = context.pages();
    await page.goto(url);
    return new Landing(page);
  }

  /** What the badge of an institution says: `member`, `outside` or `unknown`. */
  standing(institutionId: string): Promise<string | null> {
    return this.page.locator(`[data-institution="${institutionId}"]`).getAttribute('data-standing');
  }

  /** Follows a person's link; answers the person's console, entered. The console opened before is closed. */
  async actAs(name: string, { keyLost = false } = {}): Promise<Page> {
    await this.#console?.close();
    const opened = this.page.context().waitForEvent('page');
    await this.page.getByRole('link', { name: `Act as ${name}`, exact: true }).click();
    this.#console = await opened;
    if (keyLost) await this.#console.getByTestId('enter-lost-key').click();
    await awaitEntered(this.#console);
    return this.#console;
  }
}
