import type { Page } from 'playwright-core';
import { refusalCode } from '../scenarios/stage.js';
import { BrowserStage } from './browser-stage.js';
import { inspect, inspectInBoth } from './every-page.js';
import { readIn } from './pages/language.js';
import { answerEntry } from './pages/entry.js';
import { goTo } from './pages/shell.js';
import { sign } from './pages/signing.js';
import { story } from './story.js';
import { Voters } from './voters.js';

const LAUNCH_MS = 120_000;
const KEN_MORI = 'lattice-systems.ken-mori';
const CHEN_WEI = 'aurora-bank.chen-wei';
jest.setTimeout(120_000);

/** How an account stands, as the page “People” shows it. */
function status(page: Page, personId: string, wanted: string) {
  return page
    .getByTestId(`person-${personId}`)
    .locator(`[data-testid="person-status"][data-status="${wanted}"]`)
    .waitFor();
}

describe('interventions, accounts and lost keys, in a browser', () => {
  let stage: BrowserStage;
  let voters: Voters;
  const { step, look } = story();
  beforeAll(async () => {
    stage = await BrowserStage.set();
    voters = new Voters(stage.launched);
  }, LAUNCH_MS);
  afterAll(() => stage.stop());

  const standing = (page: Page, wanted: string) =>
    page.locator(`[data-testid="intervention-standing"][data-standing="${wanted}"]`).waitFor();

  step('a guardian orders that an account is frozen, which is not enough', async () => {
    const page = await stage.as('aurora-bank.emma-clark');
    await goTo(page, 'interventions');
    await page.getByTestId('intervention-kind').selectOption('freeze-person');
    await page.getByTestId('person').selectOption(KEN_MORI);
    await page.getByTestId('grounds').fill('His notebook was stolen this morning.');
    await page.getByTestId('order-intervention').click();
    const shown = await sign(page, 'Interventions:order');
    expect(shown).toMatch(/Kind\s+Freeze the account\s+Person\s+Ken Mori/u);
    await standing(page, 'ordered');
    expect(await inspectInBoth(page, 'interventions')).toEqual([]);
  });

  step('a guardian of another institution joins: it is in force, and the account stands frozen', async () => {
    const page = await stage.as('trade-association.anna-berg');
    await goTo(page, 'interventions');
    await page.getByTestId('intervention-join').click();
    expect(await sign(page, 'Interventions:join')).toContain('Freeze the account (Ken Mori)');
    await standing(page, 'in-force');
    await goTo(page, 'people');
    await status(page, KEN_MORI, 'frozen');
    expect(await page.getByTestId(`person-${KEN_MORI}`).innerText()).toContain('an intervention');
  });

  step('both together have it lifted again', async () => {
    for (const guardian of ['trade-association.anna-berg', 'aurora-bank.emma-clark']) {
      const page = await stage.as(guardian);
      await goTo(page, 'interventions');
      await page.getByTestId('intervention-lift').click();
      await answerEntry(page, 'The notebook was found, sealed.');
      await sign(page, 'Interventions:lift');
      await page
        .getByTestId('submission-done')
        .or(page.getByText('Lifted by people of the body'))
        .first()
        .waitFor();
    }
    const page = await stage.as('aurora-bank.emma-clark');
    await goTo(page, 'interventions');
    await standing(page, 'ended');
    await goTo(page, 'people');
    await status(page, KEN_MORI, 'active');
  });

  step('an institution registers a person: one asks, a colleague agrees', async () => {
    const liNa = await stage.as('aurora-bank.li-na');
    await goTo(liNa, 'people');
    await liNa.getByTestId('register-person').locator('summary').click();
    await liNa.getByTestId('shortName').fill('tom-fisher');
    await liNa.getByTestId('nameEn').fill('Tom Fisher');
    await liNa.getByTestId('nameZh').fill('汤姆·费舍尔');
    await liNa.getByTestId('register-send').click();
    expect(await sign(liNa, 'People:requestChange')).toContain('Register Tom Fisher');
    await liNa.getByTestId('request-aurora-bank.tom-fisher').waitFor();
    expect(await inspectInBoth(liNa, 'people')).toEqual([]);
    const emma = await stage.as('aurora-bank.emma-clark');
    await goTo(emma, 'people');
    await emma.getByTestId('agree-to-change').click();
    expect(await sign(emma, 'People:agreeToChange')).toContain('Register Tom Fisher');
    await status(emma, 'aurora-bank.tom-fisher', 'active');
  });

  step('and closes the account for good, which everybody can read', async () => {
    const liNa = await stage.as('aurora-bank.li-na');
    await goTo(liNa, 'people');
    await liNa.getByTestId('close-aurora-bank.tom-fisher').click();
    await answerEntry(liNa, 'He has taken another post.');
    await sign(liNa, 'People:requestChange');
    await liNa.getByTestId('request-aurora-bank.tom-fisher').waitFor();
    const emma = await stage.as('aurora-bank.emma-clark');
    await goTo(emma, 'people');
    await emma.getByTestId('agree-to-change').click();
    await sign(emma, 'People:agreeToChange');
    await emma.getByTestId('closed-accounts').getByText('He has taken another post.').waitFor();
  });

  step('a person whose key is lost asks for a new one in another browser', async () => {
    await voters.as(CHEN_WEI);
    const page = await stage.withLostKey(CHEN_WEI);
    expect(await inspectInBoth(page, 'lost-key')).toEqual([]);
    await page.getByTestId('reset-reason').fill('The old notebook fell into the harbour.');
    await page.getByTestId('ask-reset').click();
    await page.locator('[data-testid="lost-key"][data-stage="asked"]').waitFor();
  });

  step('a colleague grants it, and neither key acts while the old one can cancel', async () => {
    const liNa = await stage.as('aurora-bank.li-na');
    await goTo(liNa, 'people');
    await liNa.getByTestId('grant-reset').click();
    expect(await sign(liNa, 'People:grantReset')).toMatch(/New key, SHA-256\s+[0-9a-f]{12}…/u);
    await liNa.locator(`[data-testid="reset-${CHEN_WEI}"][data-granted="true"]`).waitFor();
    await status(liNa, CHEN_WEI, 'locked');
    expect(await inspect(liNa, 'key-granted', 'en')).toEqual([]);
  });

  step('after the window the new key is bound, and the old one is refused', async () => {
    const page = await stage.as(CHEN_WEI);
    await page.locator('[data-testid="lost-key"][data-stage="locked"]').waitFor();
    await page.getByTestId('bind-key').click({ timeout: 60_000 });
    await page.getByTestId('bind-key').waitFor({ state: 'detached' });
    await goTo(page, 'people');
    await status(page, CHEN_WEI, 'active');
    const old = await voters.as(CHEN_WEI);
    expect(await refusalCode(old.submit('Interventions:join', { interventionId: 'a'.repeat(64) }))).toBe(
      'CALLER_NOT_BOUND',
    );
    await readIn(page, 'en');
  });

  look('without a fault in the browser', () => {
    expect(stage.watch.leaks()).toEqual([]);
    expect(stage.watch.faults()).toEqual([]);
  });
});
