import type { BrowserContext, Page, Request } from 'playwright-core';

/** Chromium's own note of an answer such as 401, which the pages expect and handle. */
const HANDLED = 'Failed to load resource';

/** What may never leave the browser: a private key as PEM, as PKCS #8 of P-256 in base64, or as JSON Web Key. */
const PRIVATE_KEY = /PRIVATE KEY|MIGHAgEAMBMGByqGSM49AgEG|"d"\s*:\s*"[\w-]{40,}"/u;

/** Everything the pages of a browser sent, and what went wrong in them unseen. */
export class Watch {
  readonly #requests: Request[] = [];
  readonly #faults: string[] = [];

  /** Follows all pages of a browser, also those opened later. */
  follow(context: BrowserContext): void {
    context.on('request', (request) => this.#requests.push(request));
    context.on('page', (page) => {
      this.#followPage(page);
    });
    context.pages().forEach((page) => {
      this.#followPage(page);
    });
  }

  /** Uncaught errors of the pages and what they complained about in the console. */
  faults(): readonly string[] {
    return this.#faults;
  }

  /** How many bodies were sent. */
  bodies(): number {
    return this.#requests.filter((request) => request.postData() !== null).length;
  }

  /** Requests whose address or body contains a private key. */
  leaks(): readonly string[] {
    return this.#requests
      .filter((request) => PRIVATE_KEY.test(request.url()) || PRIVATE_KEY.test(request.postData() ?? ''))
      .map((request) => `${request.method()} ${request.url()}`);
  }

  /** Addresses outside this machine that were asked for anything. */
  foreign(): readonly string[] {
    return this.#requests
      .map((request) => new URL(request.url()))
      .filter(({ protocol, hostname }) => protocol.startsWith('http') && hostname !== 'localhost')
      .map(({ href }) => href);
  }

  #followPage(page: Page): void {
    page.on('pageerror', (error) => this.#faults.push(`${page.url()}: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith(HANDLED)) {
        this.#faults.push(`${page.url()}: ${message.text()}`);
      }
    });
  }
}
