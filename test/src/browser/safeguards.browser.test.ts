import { BrowserStage } from './browser-stage.js';
import { inspect } from './every-page.js';
import { inMinutes } from './pages/entry.js';
import { readIn } from './pages/language.js';
import { proposeResolution } from './pages/proposal-form.js';
import { ProposalPage } from './pages/proposal.js';
import { goTo } from './pages/shell.js';
import { sign } from './pages/signing.js';
import { story } from './story.js';

const LAUNCH_MS = 120_000;
const SECRET = 'Who speaks for us';
const HELD = 'Yearly report';
jest.setTimeout(180_000);

describe('secret ballots, holds, delegations and amendments, in a browser', () => {
  let stage: BrowserStage;
  const { step, look } = story();
  beforeAll(async () => {
    stage = await BrowserStage.set();
  }, LAUNCH_MS);
  afterAll(() => stage.stop());

  const at = async (personId: string, title: string) => ProposalPage.find(await stage.as(personId), title);

  step('a secret ballot is prepared for the own people, approved by them and cast sealed', async () => {
    const proposer = await stage.as('aurora-bank.li-na');
    await proposeResolution(
      proposer,
      SECRET,
      'Aurora Bank speaks for the consortium this year.',
      'confidential',
    );
    const liNa = await at('aurora-bank.li-na', SECRET);
    await liNa.prepare('yes');
    for (const approver of ['aurora-bank.chen-wei', 'aurora-bank.emma-clark']) {
      await (await at(approver, SECRET)).approvePrepared(approver, 'yes');
    }
    const caster = await at('aurora-bank.li-na', SECRET);
    await caster.awaitState('voting');
    expect(await caster.commit('yes')).not.toMatch(/\byes\b/iu);
  });

  step('another institution says no, and nobody sees what either has said', async () => {
    await (await at('meridian-logistics.carlos-ruiz', SECRET)).prepare('no');
    await (
      await at('meridian-logistics.priya-nair', SECRET)
    ).approvePrepared('meridian-logistics.priya-nair', 'no');
    const carlos = await at('meridian-logistics.carlos-ruiz', SECRET);
    await carlos.commit('no');
    const votes = await carlos.panel('vote').innerText();
    expect(votes.match(/Sealed/gu)).toHaveLength(2);
    expect(votes).not.toMatch(/Yes 1|No 1/u);
    expect(await inspect(carlos.page, 'secret-vote', 'en')).toEqual([]);
  });

  step('after the window each opens its own, and what was sealed decides', async () => {
    const liNa = await at('aurora-bank.li-na', SECRET);
    await liNa.awaitState('reveal', 90_000);
    await liNa.reveal();
    const carlos = await at('meridian-logistics.carlos-ruiz', SECRET);
    await carlos.reveal();
    await carlos.awaitState('rejected');
    const votes = await carlos.panel('vote').innerText();
    expect(votes).toMatch(/Yes 1\s+No 1/u);
    expect(votes).not.toContain('Sealed');
  });

  step('two guardians of two institutions put a proposal on hold, each with reasons', async () => {
    await proposeResolution(await stage.as('aurora-bank.li-na'), HELD, 'A report each year.');
    const emma = await at('aurora-bank.emma-clark', HELD);
    await emma.consent('Put it on hold', 'The figures are not audited yet.', inMinutes(30));
    expect(await emma.panel('safeguards').innerText()).toContain('1 of 2 people, from 1 of 2 institutions');
    const priya = await at('meridian-logistics.priya-nair', HELD);
    await priya.consent('Put it on hold', 'The audit comes on Monday.', inMinutes(20));
    await priya.awaitState('held');
    expect(await priya.panel('safeguards').innerText()).toContain('The figures are not audited yet.');
    await readIn(priya.page, 'zh-CN');
    expect(await inspect(priya.page, 'held', 'zh-CN')).toEqual([]);
    await readIn(priya.page, 'en');
  });

  step('and end the hold together', async () => {
    for (const guardian of ['aurora-bank.emma-clark', 'meridian-logistics.priya-nair']) {
      await (await at(guardian, HELD)).consent('End the hold', `Audited now, says ${guardian}.`);
    }
    await (await at('aurora-bank.li-na', HELD)).awaitState('voting');
  });

  step('an institution hands its ballots on a track to another one, and takes them back', async () => {
    const page = await stage.as('meridian-logistics.carlos-ruiz');
    await goTo(page, 'delegations');
    await page.getByTestId('delegation-track').selectOption('ordinary');
    await page.getByTestId('delegation-to').selectOption('aurora-bank');
    await page.getByTestId('delegation-until').fill(inMinutes(60 * 24));
    await page.getByTestId('delegate').click();
    await sign(page, 'Delegations:give');
    const given = page.getByTestId('delegations');
    await given.getByText('In force').waitFor();
    expect(await given.innerText()).toMatch(/Ordinary resolution\s+Meridian Logistics\s+Aurora Bank/u);
    await page.getByTestId('revoke-ordinary').click();
    await given.getByText('Taken back').waitFor();
  });

  step('an amendment shows what it changes while it is written, and is drafted', async () => {
    const page = await stage.as('aurora-bank.li-na');
    await goTo(page, 'overview');
    await page.getByTestId('new-proposal').click();
    await page.getByTestId('kind').selectOption('charter.amend');
    const text = page.getByTestId('charter-text');
    const now = await text.inputValue();
    await text.fill('{');
    await page.getByTestId('amendment-problem').waitFor();
    await text.fill(now.replace('"openProposalsPerMember": 20', '"openProposalsPerMember": 7'));
    const changes = page.getByTestId('charter-changes');
    await changes.waitFor();
    expect(await changes.innerText()).toMatch(/at most 20 open proposals[\s\S]*at most 7 open proposals/u);
    await page.getByTestId('draft').click();
    const proposal = await ProposalPage.shown(page);
    expect(await proposal.page.getByTestId('charter-changes').innerText()).toContain(
      'at most 7 open proposals',
    );
  });

  look('without a fault in the browser', () => {
    expect(stage.watch.faults()).toEqual([]);
  });
});
