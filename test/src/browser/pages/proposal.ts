import type { Choice, ProposalState } from '@fabric-governance/chaincode/governance/states';
import type { Locator, Page } from 'playwright-core';
import { sign } from './signing.js';

/** The page of one proposal, as one person sees it. */
export class ProposalPage {
  constructor(readonly page: Page) {}

  /** Opens it from the overview by its title, as a person finds it. */
  static async find(page: Page, title: string): Promise<ProposalPage> {
    await page.getByTestId('nav-overview').click();
    await page.getByTestId('open-proposals').getByRole('link', { name: title }).click();
    return ProposalPage.shown(page);
  }

  /** Waits until the page of a proposal is there. */
  static async shown(page: Page): Promise<ProposalPage> {
    await page.waitForURL(/\/proposals\/[0-9a-f]{64}$/u);
    await page.getByTestId('course').waitFor();
    return new ProposalPage(page);
  }

  /** Waits for the state, which the page shows without being asked again. */
  async awaitState(state: ProposalState, patienceMs = 60_000): Promise<void> {
    await this.page
      .locator(`[data-testid="proposal-state"][data-state="${state}"]`)
      .waitFor({ timeout: patienceMs });
  }

  async giveOpinion(choice: Choice, text: string): Promise<void> {
    await this.choose(choice);
    await this.page.getByTestId('opinion-text').fill(text);
    await this.page.getByTestId('give-opinion').click();
    await this.page.getByTestId('opinions').getByText(text).waitFor();
  }

  async approve(personId: string, choice: Choice): Promise<void> {
    await this.choose(choice);
    await this.page.getByTestId('approve-ballot').click();
    await this.page.getByTestId(`approval-${personId}`).waitFor();
  }

  /** Casts the institution's ballot. Answers what the person was shown before signing. */
  async cast(choice: Choice): Promise<string> {
    await this.choose(choice);
    await this.page.getByTestId('cast-ballot').click();
    const shown = await sign(this.page, 'Ballots:cast');
    await this.page.getByTestId('ballot-done').waitFor();
    return shown;
  }

  /** Prepares the institution's secret ballot for its own people. */
  async prepare(choice: Choice): Promise<void> {
    await this.choose(choice);
    await this.page.getByTestId('prepare-ballot').click();
    await this.page.getByTestId(`prepared-${choice}`).waitFor();
  }

  /** Approves the prepared secret ballot. */
  async approvePrepared(personId: string, choice: Choice): Promise<void> {
    await this.page.getByTestId(`prepared-${choice}`).getByTestId('approve-ballot').click();
    await this.page.getByTestId(`approval-${personId}`).waitFor();
  }

  /** Casts the prepared ballot sealed. Answers what the person was shown before signing. */
  async commit(choice: Choice): Promise<string> {
    await this.page.getByTestId(`prepared-${choice}`).getByTestId('commit-ballot').click();
    const shown = await sign(this.page, 'Ballots:commit');
    await this.page.getByTestId('ballot-committed').waitFor();
    return shown;
  }

  /** Opens the sealed ballot. */
  async reveal(): Promise<void> {
    await this.page.getByTestId('reveal-ballot').click();
    await this.page.getByTestId('ballot-done').waitFor();
  }

  /** Gives the person's word for an act of a body. */
  async consent(act: string, reason: string, until?: string): Promise<void> {
    const option = this.page.getByTestId('consent-act').locator('option', { hasText: act });
    await this.page.getByTestId('consent-act').selectOption((await option.getAttribute('value')) ?? '');
    if (until !== undefined) await this.page.getByTestId('consent-until').fill(until);
    await this.page.getByTestId('consent-reason').fill(reason);
    await this.page.getByTestId('consent').click();
    await this.page.getByTestId('consents').getByText(reason).waitFor();
  }

  panel(testId: 'decision' | 'execution' | 'vote' | 'deliberation' | 'acts' | 'safeguards'): Locator {
    return this.page.getByTestId(testId);
  }

  private async choose(choice: Choice): Promise<void> {
    // Ant Design hides the input itself behind its label.
    await this.page.getByTestId(`choice-${choice}`).check({ force: true });
  }
}
