import type { Page } from 'playwright-core';
import { BrowserStage } from './browser-stage.js';
import { inspect, openAt } from './every-page.js';
import { institutionVotes } from './institution-votes.js';
import { proposeResolution, proposeRole } from './pages/proposal-form.js';
import { ProposalPage } from './pages/proposal.js';
import { pathOf } from './pages/shell.js';
import { story } from './story.js';

const LAUNCH_MS = 120_000;
const ZHOU_MIN = 'meridian-logistics.zhou-min';
const CARLOS = 'meridian-logistics.carlos-ruiz';
const GRANT = 'Zhou Min also approves';
const REVOKE = 'Zhou Min no longer approves';
const REPORT = 'Yearly report';
const NOT_ALLOWED = 'Your roles do not include: Approve the institution’s ballot.';
jest.setTimeout(120_000);

/** Cuts a page off from news of the ledger, as a bad connection does. */
async function cutOff(page: Page): Promise<void> {
  await page.route('**/api/events', (route) => route.abort());
}

describe('a role given and taken by vote, in a browser', () => {
  let stage: BrowserStage;
  let report = '';
  const { step } = story();
  beforeAll(async () => {
    stage = await BrowserStage.set();
  }, LAUNCH_MS);
  afterAll(() => stage.stop());

  step('is proposed at the person who is to have it', async () => {
    const page = await stage.as(CARLOS);
    const change = { kind: 'role.grant', personId: ZHOU_MIN, roleId: 'approver', title: GRANT } as const;
    const proposal = await proposeRole(page, change);
    expect(await page.locator('main').innerText()).toContain(
      'Give Zhou Min of Meridian Logistics the role “Approver”.',
    );
    await proposal.awaitState('voting');
  });

  step('is missing until then: the page says why the person may not approve', async () => {
    const { page } = await ProposalPage.find(await stage.as(ZHOU_MIN), GRANT);
    expect(await page.getByTestId('approve-ballot').isDisabled()).toBe(true);
    expect(await page.getByTestId('deliberation').innerText()).toContain(NOT_ALLOWED);
    expect(await inspect(page, 'not-allowed', 'en')).toEqual([]);
  });

  step('is there once it was decided and carried out', async () => {
    await institutionVotes(stage, 'meridian-logistics', { title: GRANT, choice: 'yes' });
    const liNa = await institutionVotes(stage, 'aurora-bank', { title: GRANT, choice: 'yes' });
    await liNa.awaitState('executed');
    const page = await stage.as(CARLOS);
    await page.getByTestId('nav-people').click();
    expect(await page.getByTestId(`person-${ZHOU_MIN}`).innerText()).toMatch(/Approver · Reviewer/u);
  });

  step('lets the person approve alone what the representative then casts', async () => {
    const carlos = await stage.as(CARLOS);
    await proposeResolution(carlos, REPORT, 'The consortium publishes a report each year.');
    report = pathOf(carlos);
    await proposeRole(carlos, { kind: 'role.revoke', personId: ZHOU_MIN, roleId: 'approver', title: REVOKE });
    const zhouMin = await ProposalPage.find(await stage.as(ZHOU_MIN), REVOKE);
    await zhouMin.approve(ZHOU_MIN, 'yes');
    const caster = await ProposalPage.find(await stage.as(CARLOS), REVOKE);
    await caster.awaitState('voting');
    await caster.cast('yes');
    const row = caster.panel('vote').getByRole('row').filter({ hasText: 'Meridian Logistics' });
    expect(await row.innerText()).toMatch(/Yes\s+Zhou Min\s+Carlos Ruiz/u);
  });

  step('is taken again, and the ledger itself refuses the person, in words', async () => {
    const zhouMin = await stage.as(ZHOU_MIN);
    const late = await stage.newTab();
    await cutOff(late);
    await late.goto(new URL(report, zhouMin.url()).href);
    await late.getByTestId('approvals').waitFor();
    const liNa = await institutionVotes(stage, 'aurora-bank', { title: REVOKE, choice: 'yes' });
    await liNa.awaitState('executed');
    await late.getByTestId('approve-ballot').click();
    const failure = late.getByTestId('failure');
    expect(await failure.innerText()).toContain(
      'Zhou Min holds no role that allows: Approve the institution’s ballot.',
    );
    expect(await failure.getAttribute('data-code')).toBe('PERMISSION_DENIED');
    expect(await inspect(late, 'refused', 'en')).toEqual([]);
  });

  step('leaves the refused attempt in the institution’s log, and the button disabled', async () => {
    const page = await stage.as(ZHOU_MIN);
    await openAt(page, '/audit/refusals');
    const row = page.getByTestId('refusals').getByRole('row').filter({ hasText: 'Deliberation:approve' });
    expect(await row.innerText()).toContain('Zhou Min holds no role that allows');
    const { page: again } = await ProposalPage.find(page, REPORT);
    expect(await again.getByTestId('approve-ballot').isDisabled()).toBe(true);
    expect(await again.getByTestId('deliberation').innerText()).toContain(NOT_ALLOWED);
  });

  step('went through pages that failed nowhere unseen', () => {
    expect(stage.watch.leaks()).toEqual([]);
    expect(stage.watch.faults()).toEqual([]);
  });
});
