import type { Page } from 'playwright-core';

/** A file made for a test. */
export interface TextFile {
  readonly name: string;
  readonly content: string;
}

/** Adds a document to the one picker shown, and waits until it is stored and hashed. */
export async function addEvidence(page: Page, { name, content }: TextFile): Promise<void> {
  await page
    .getByTestId('document-input')
    .last()
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  await page.getByTestId('picked-documents').last().getByText(name).waitFor();
}

/** A moment in so many minutes as a date-time control takes it, in the browser's time zone, which is this machine's. */
export function inMinutes(minutes: number): string {
  const at = new Date(Date.now() + minutes * 60_000);
  const zone = at.getTimezoneOffset() * 60_000;
  return new Date(at.getTime() - zone).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

/** Goes on from the window that asks for what an act needs; `note`: the words, where it asks for some. */
export async function answerEntry(page: Page, note?: string): Promise<void> {
  if (note !== undefined) await page.getByTestId('entry-note').fill(note);
  await page.getByTestId('entry-confirm').click();
}
