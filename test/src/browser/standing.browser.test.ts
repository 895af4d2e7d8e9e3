import { obligationListSchema } from '@fabric-governance/gateway-api/contract/obligations';
import type { Page } from 'playwright-core';
import { until } from '../client/until.js';
import { BrowserStage } from './browser-stage.js';
import { inspectInBoth, openAt } from './every-page.js';
import { addEvidence, answerEntry, inMinutes } from './pages/entry.js';
import { draftAndSubmit } from './pages/proposal-form.js';
import { ProposalPage } from './pages/proposal.js';
import { goTo, pathOf } from './pages/shell.js';
import { sign } from './pages/signing.js';
import { story } from './story.js';
import { Voters } from './voters.js';

const LAUNCH_MS = 120_000;
const DAY_MINUTES = 24 * 60;
const LI_NA = 'aurora-bank.li-na';
const ANNA = 'trade-association.anna-berg';
const SUPERVISOR = 'finance-authority.sun-yan';
const KEN_MORI = 'lattice-systems.ken-mori';
/** Dues that are overdue from the first moment, so that no step waits for a date. */
const DUES = { id: 'dues-2025', text: 'Pay the dues of 2025.', due: { after: 'PT1S' }, dues: true } as const;
const AT_ONCE = { overdue: 'PT1S', notice: 'PT1S' } as const;
const CHARTER = {
  'membership.suspension': { grounds: { outage: { en: 'A long outage', zh: '长期中断服务' } } },
  'membership.dues': [
    { ...AT_ONCE, loses: 'quorum' },
    { ...AT_ONCE, loses: 'membership' },
  ],
};
const RECEIPT = { name: 'receipt', hash: 'cd'.repeat(32), size: 5, mediaType: 'text/plain' } as const;
jest.setTimeout(200_000);

/** Opens the form for a new proposal of a kind, and says why, where the kind asks for it. */
async function propose(page: Page, kind: string, grounds?: string): Promise<void> {
  await openAt(page, `/proposals/new?kind=${kind}`);
  if (grounds !== undefined) await page.getByTestId('grounds').fill(grounds);
}

/** Waits until the form says that the proposal will do this. */
async function previewed(page: Page, words: string): Promise<void> {
  await page.getByTestId('preview').filter({ hasText: words }).waitFor();
}

describe('data rules, dues, powers of a regulator and an exit, in a browser', () => {
  let stage: BrowserStage;
  let voters: Voters;
  const { step, look } = story();
  beforeAll(async () => {
    stage = await BrowserStage.set(CHARTER);
    voters = new Voters(stage.launched);
  }, LAUNCH_MS);
  afterAll(() => stage.stop());

  /** Submits what the form says, and has the others pass it. */
  const submitAndPass = async (page: Page): Promise<void> => {
    await draftAndSubmit(page);
    await voters.pass(pathOf(page).slice('/proposals/'.length));
    await new ProposalPage(page).awaitState('executed');
  };

  /** Reports an obligation of the person's institution, with evidence. */
  const report = async (personId: string, obligation: string): Promise<void> => {
    const actor = await voters.as(personId);
    const { proposalId } = await until(`the obligation ${obligation}`, async () => {
      const owed = await actor.get('/api/obligations', obligationListSchema);
      return owed.find(({ id }) => id === obligation);
    });
    await actor.submit('Obligations:fulfil', { proposalId, obligation, note: '', evidence: [RECEIPT] });
  };

  step('a vote says who may provide and use a data set, for what and on which terms', async () => {
    const page = await stage.as(LI_NA);
    await goTo(page, 'data');
    expect(await inspectInBoth(page, 'data-none')).toEqual([]);
    await page.getByRole('link', { name: 'Propose rules for data' }).click();
    await page.getByTestId('data-name').fill('manifests');
    await page.getByTestId('data-titleEn').fill('Manifests of the port');
    await page.getByTestId('data-titleZh').fill('港口舱单');
    await page.getByTestId('data-providers').fill('aurora-bank, meridian-logistics');
    await page.getByTestId('data-uses').fill('*: statistics\nmeridian-logistics: pricing');
    await addEvidence(page, { name: 'Terms of use', content: 'For the named purposes alone.' });
    await page.getByTestId('preview').waitFor();
    expect(await inspectInBoth(page, 'data-form')).toEqual([]);
    await submitAndPass(page);
    await goTo(page, 'data');
    const rules = page.getByTestId('data-set-manifests');
    expect(await rules.innerText()).toMatch(/In force[\s\S]*Meridian Logistics: pricing[\s\S]*Terms of use/u);
    expect(await inspectInBoth(page, 'data-rules')).toEqual([]);
  });

  step('and another vote withdraws them', async () => {
    const page = await stage.as(LI_NA);
    await goTo(page, 'data');
    await page.getByTestId('data-set-manifests').getByRole('link', { name: 'Propose to withdraw' }).click();
    await page.getByTestId('grounds').fill('The port has closed.');
    await submitAndPass(page);
    await goTo(page, 'data');
    const rules = page.getByTestId('data-set-manifests');
    await rules.getByText('Withdrawn', { exact: true }).waitFor();
    expect(await rules.innerText()).toContain('The port has closed.');
  });

  step('dues are laid upon a member, which is told what unpaid ones cost it', async () => {
    const page = await stage.as(LI_NA);
    const owed = { ...DUES, memberId: 'lattice-systems', owedTo: 'aurora-bank' };
    await voters.decide('ordinary', { kind: 'obligation.set', payload: owed });
    await goTo(page, 'members');
    // Agents put on record that they are overdue, which is the notice.
    const lost = page.getByTestId('dues-lattice-systems');
    await lost.filter({ hasText: 'may be removed' }).waitFor({ timeout: 90_000 });
    expect(await lost.innerText()).toBe('Dues are unpaid: not counted as active · may be removed');
    expect(await inspectInBoth(page, 'members-dues')).toEqual([]);
  });

  look(
    'unpaid dues are a ground for a removal, and a suspension takes one that the charter names',
    async () => {
      const page = await stage.as(LI_NA);
      await propose(page, 'member.remove', 'It has not paid for a year.');
      await page.getByTestId('member').selectOption('lattice-systems');
      await page.getByTestId('ground').selectOption({ label: 'Dues unpaid for long' });
      await previewed(page, 'Dues unpaid for long: It has not paid for a year.');
      expect(await inspectInBoth(page, 'removal-form')).toEqual([]);
      await propose(page, 'member.suspend', 'Its nodes were down in May.');
      await page.getByTestId('member').selectOption('lattice-systems');
      expect(await page.getByTestId('draft').isDisabled()).toBe(true);
      await page.getByTestId('ground').selectOption({ label: 'A long outage' });
      await previewed(page, 'A long outage: Its nodes were down in May.');
      expect(await inspectInBoth(page, 'suspension-form')).toEqual([]);
    },
  );

  step('paid dues cost nothing, and whoever they are owed to accepts the receipt', async () => {
    const page = await stage.as(LI_NA);
    await goTo(page, 'obligations');
    const dues = page.getByTestId(`obligation-${DUES.id}`);
    expect(await dues.innerText()).toMatch(/Overdue\s+Dues/u);
    await report('lattice-systems.wang-jun', DUES.id);
    await dues.getByTestId('obligation-accept').click();
    await answerEntry(page);
    await sign(page, 'Obligations:accept');
    await page.getByTestId('obligation-filter').selectOption('settled');
    await dues.getByText('Accepted', { exact: true }).waitFor();
    await goTo(page, 'members');
    await page.getByTestId('member-lattice-systems').waitFor();
    expect(await page.getByTestId('dues-lattice-systems').count()).toBe(0);
  });

  step(
    'a vote gives the regulator a power over one member, and everybody reads who holds which',
    async () => {
      const page = await stage.as(LI_NA);
      await propose(page, 'regulator.empower');
      await page.getByTestId('regulator').selectOption('finance-authority');
      await page.getByTestId('power').selectOption('freeze-person');
      await page.getByTestId('power-over').getByText('Lattice Systems').click();
      await page.getByTestId('until').fill(inMinutes(5 * DAY_MINUTES));
      await previewed(page, 'this power over Lattice Systems until');
      expect(await inspectInBoth(page, 'power-form')).toEqual([]);
      await submitAndPass(page);
      const payload = {
        memberId: 'finance-authority',
        power: 'demand-report',
        until: Date.now() + 20 * DAY_MINUTES * 60_000,
      };
      await voters.decide('administration', { kind: 'regulator.empower', payload });
      await goTo(page, 'interventions');
      const powers = page.getByTestId('powers').getByRole('row');
      await powers.filter({ hasText: 'demand reports' }).getByText('all members').waitFor();
      await powers.filter({ hasText: 'freeze accounts' }).getByText('Lattice Systems').waitFor();
      expect(await inspectInBoth(page, 'powers')).toEqual([]);
    },
  );

  step('by which the regulator freezes an account there, and lifts that again', async () => {
    const page = await stage.as(SUPERVISOR);
    await goTo(page, 'interventions');
    await page.getByTestId('intervention-kind').selectOption('freeze-person');
    await page.getByTestId('person').selectOption(KEN_MORI);
    await page.getByTestId('grounds').fill('An inquiry is under way.');
    await page.getByTestId('order-intervention').click();
    expect(await sign(page, 'Interventions:order')).toMatch(/Person\s+Ken Mori/u);
    const standing = page.getByTestId('intervention-standing');
    await standing.and(page.locator('[data-standing="in-force"]')).waitFor();
    expect(await inspectInBoth(page, 'regulator-intervention')).toEqual([]);
    await page.getByTestId('intervention-lift').click();
    await answerEntry(page, 'The inquiry found nothing.');
    await sign(page, 'Interventions:lift');
    await standing.and(page.locator('[data-standing="ended"]')).waitFor();
  });

  step('and demands a report, which it accepts once it is there', async () => {
    const page = await stage.as(SUPERVISOR);
    await goTo(page, 'obligations');
    const form = page.getByTestId('demand-form');
    await form.getByTestId('member').selectOption('meridian-logistics');
    await form.getByTestId('demand-text').fill('Report the outage of May.');
    await form.getByTestId('demand-name').fill('outage-of-may');
    await form.getByTestId('demand-shows').fill('Since when the nodes run again.');
    await form.getByTestId('days').fill('14');
    await form.getByTestId('grounds').fill('Members have complained.');
    await form.getByTestId('demand-send').click();
    expect(await sign(page, 'Powers:demandReport')).toContain('Report the outage of May.');
    const demanded = page.getByTestId('obligation-outage-of-may');
    await demanded.getByText('Members have complained.').waitFor();
    expect(await inspectInBoth(page, 'regulator-demand')).toEqual([]);
    await report('meridian-logistics.carlos-ruiz', 'outage-of-may');
    await demanded.getByTestId('obligation-accept').click();
    await answerEntry(page);
    await sign(page, 'Obligations:accept');
    await page.getByTestId('obligation-filter').selectOption('settled');
    await demanded.getByText('Accepted', { exact: true }).waitFor();
  });

  step(
    'who proposes to open the streams of blocks, and who decides on it, is told what that gives up',
    async () => {
      const page = await stage.as(LI_NA);
      await propose(page, 'channel.configure');
      await page.getByTestId('change').selectOption('access');
      await page.getByTestId('resource').fill('event/Block');
      await page.getByTestId('new-value').fill('/Channel/Application/Readers');
      await page.getByTestId('opens-block-streams').waitFor();
      expect(await inspectInBoth(page, 'block-streams-form')).toEqual([]);
      await page.getByTestId('draft').click();
      const { page: shown } = await ProposalPage.shown(page);
      const warning = shown.getByTestId('proposal-actions').getByTestId('opens-block-streams');
      expect(await warning.innerText()).toContain('This gives up the privacy of deliberation');
    },
  );

  step('an institution declares its exit, which the others see, and takes it back', async () => {
    const page = await stage.as(ANNA);
    await goTo(page, 'members');
    await page.getByTestId('leave').click();
    await page.getByTestId('grounds').fill('Our members want an association of their own.');
    await page.getByTestId('preview').waitFor();
    expect(await inspectInBoth(page, 'exit-form')).toEqual([]);
    const proposal = await draftAndSubmit(page);
    await proposal.awaitState('voting');
    await voters.vote('trade-association.zhao-lei', pathOf(page).slice('/proposals/'.length));
    await proposal.awaitState('queued');
    await goTo(page, 'members');
    const exit = page.getByTestId('exit-trade-association');
    await exit.getByText('Still open: nothing').waitFor();
    expect(await exit.innerText()).toContain('Leaves on');
    expect(await inspectInBoth(page, 'members-exit')).toEqual([]);
    await exit.getByRole('link', { name: 'The declaration' }).click();
    await page.getByTestId('act-takeBack').click();
    await answerEntry(page, 'They have changed their minds.');
    await sign(page, 'Members:takeBackExit');
    await new ProposalPage(page).awaitState('withdrawn');
    await goTo(page, 'members');
    await page.getByTestId('leave').waitFor();
    expect(await exit.count()).toBe(0);
  });

  look('without a fault in the browser', () => {
    expect(stage.watch.leaks()).toEqual([]);
    expect(stage.watch.faults()).toEqual([]);
  });
});
