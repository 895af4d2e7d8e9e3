import type { Locator, Page } from 'playwright-core';

/** The window that shows what is about to be signed. */
export function signingDialog(page: Page, transaction: string): Locator {
  return page.locator(`[data-testid="signing-dialog"][data-transaction="${transaction}"]`);
}

/** Reads what is about to be signed and signs it. Answers what the dialog showed. Throws with what the page says when it is refused. */
export async function sign(page: Page, transaction: string): Promise<string> {
  const dialog = signingDialog(page, transaction);
  const failure = page.getByTestId('failure');
  await dialog.or(failure).first().waitFor();
  if (await failure.isVisible()) throw new Error(`${transaction} was refused: ${await failure.innerText()}`);
  const shown = await dialog.innerText();
  await page.getByTestId('signing-sign').click();
  await dialog.waitFor({ state: 'detached' });
  return shown;
}

/** Declines to sign. */
export async function decline(page: Page, transaction: string): Promise<void> {
  await signingDialog(page, transaction).waitFor();
  await page.getByTestId('signing-decline').click();
}
