import type { Locator, Page } from 'playwright-core';

/** Opens the walk from a decision shown on its proposal's page. */
export async function followEvidence(page: Page): Promise<void> {
  await page.getByTestId('walk').click();
  await page.getByTestId('walk-transactions').waitFor();
}

/** Opens the transaction of the first ballot that the walk lists. Answers which of the casters has signed it. */
export async function openBallotTransaction(page: Page, casters: readonly string[]): Promise<string> {
  const rows = page.getByTestId('walk-transactions').getByRole('row');
  await rows.filter({ hasText: 'Ballots:cast' }).first().getByTestId('walk-transaction').click();
  const words = await page.getByTestId('transaction').innerText();
  const signer = casters.find((name) => words.includes(name));
  if (signer === undefined) throw new Error(`None of the casters is named here: ${words}`);
  return signer;
}

/** Opens the block that holds the transaction shown. */
export async function openItsBlock(page: Page): Promise<Locator> {
  await page.getByTestId('to-block').click();
  const block = page.getByTestId('block');
  await block.waitFor();
  return block;
}

/** Opens the certificate of the person who signed the transaction shown. Answers whether its chain reaches a known root. */
export async function openSignersCertificate(page: Page, signer: string): Promise<string | null> {
  await page.getByTestId('transaction').getByRole('link', { name: signer }).click();
  return page.getByTestId('chain-verified').getAttribute('data-verified');
}
