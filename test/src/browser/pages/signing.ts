import type { Page } from 'playwright-core';

/** Reads what is about to be signed and signs it. Answers what the dialog showed. */
export async function sign(page: Page, transaction: string): Promise<string> {
  const dialog = page.locator(`[data-testid="signing-dialog"][data-transaction="${transaction}"]`);
  const shown = await dialog.innerText();
  await page.getByTestId('signing-sign').click();
  await dialog.waitFor({ state: 'detached' });
  return shown;
}

/** Declines to sign. */
export async function decline(page: Page, transaction: string): Promise<void> {
  await page.locator(`[data-testid="signing-dialog"][data-transaction="${transaction}"]`).waitFor();
  await page.getByTestId('signing-decline').click();
}
