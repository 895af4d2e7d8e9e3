import type { Page } from 'playwright-core';

/** Waits until the entrance has let the person in. Throws with what the page says when it does not. */
export async function awaitEntered(page: Page): Promise<void> {
  const failure = page.getByTestId('failure');
  const entered = page.getByTestId('account');
  await entered.or(failure).first().waitFor();
  if (await failure.isVisible()) throw new Error(`Entering failed: ${await failure.innerText()}`);
  await page.waitForURL((url) => url.pathname !== '/enter');
}

/** Who is signed in. */
export function personSignedIn(page: Page): Promise<string | null> {
  return page.getByTestId('account').getAttribute('data-person');
}

/** Goes to a page by the navigation. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByTestId(`nav-${name}`).click();
}

/** Changes to another person of the institution whose key the browser holds. */
export async function switchTo(page: Page, personId: string): Promise<void> {
  await page.getByTestId('account').click();
  await page.getByTestId(`switch-to-${personId}`).click();
  await page.locator(`[data-testid="account"][data-person="${personId}"]`).waitFor();
}

/** The address of the page shown, without host and query. */
export const pathOf = (page: Page): string => new URL(page.url()).pathname;
