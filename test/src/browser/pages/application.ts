import type { Page } from 'playwright-core';

/** What an outside institution fills in. */
export interface ApplicationEntries {
  readonly sponsor: string;
  readonly statement: string;
  readonly weight: number;
  readonly evidence: { readonly name: string; readonly content: string };
}

/** Fills in the application, adds the evidence and sends it. */
export async function apply(page: Page, entries: ApplicationEntries): Promise<void> {
  const { name, content } = entries.evidence;
  await page.getByTestId('apply-sponsor').selectOption({ label: entries.sponsor });
  await page.getByTestId('apply-weight').fill(String(entries.weight));
  await page.getByTestId('apply-statement').fill(entries.statement);
  await page
    .getByTestId('document-input')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  await page.getByTestId('picked-documents').getByText(name).waitFor();
  await page.getByTestId('apply-send').click();
  await page.getByTestId('apply-sent').waitFor();
}

/** Opens an institution's application in the inbox of a member. */
export async function openApplication(page: Page, applicantId: string): Promise<void> {
  await page.getByTestId('nav-applications').click();
  await page.getByTestId(`application-${applicantId}`).click();
  await page.getByTestId('dossier').waitFor();
}

/** Has the browser hash the evidence. Answers whether it is what was applied with. */
export async function verifyEvidence(page: Page): Promise<string | null> {
  await page.getByTestId('evidence').getByTestId('document-verify').click();
  return page.getByTestId('document-check').getAttribute('data-matches');
}
