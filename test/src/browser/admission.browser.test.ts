import { BrowserStage } from './browser-stage.js';
import { inspect, inspectEvery, openAt } from './every-page.js';
import { institutionVotes } from './institution-votes.js';
import { keptKeys } from './kept-keys.js';
import { apply, openApplication, verifyEvidence } from './pages/application.js';
import {
  followEvidence,
  openBallotTransaction,
  openItsBlock,
  openSignersCertificate,
} from './pages/audit.js';
import { draftAndSubmit, proposeResolution } from './pages/proposal-form.js';
import { ProposalPage } from './pages/proposal.js';
import { goTo, pathOf, personSignedIn, switchTo } from './pages/shell.js';
import { decline, signingDialog } from './pages/signing.js';
import { story } from './story.js';

const LAUNCH_MS = 120_000;
const ADMISSION = 'Admission of Eastport Port Authority';
const REPORT = 'Yearly report';
const OPINION = 'Their manifests would complete our records of trade.';
jest.setTimeout(180_000);

describe('one person walks through the README in a browser', () => {
  let stage: BrowserStage;
  const traces = { decided: '', open: '', application: '', transaction: '', block: '', certificate: '' };
  const { step, look } = story();
  beforeAll(async () => {
    stage = await BrowserStage.set();
  }, LAUNCH_MS);
  afterAll(() => stage.stop());

  step('sees on the landing page who is a member and who is outside', async () => {
    expect(await stage.landing.standing('aurora-bank')).toBe('member');
    expect(await stage.landing.standing('eastport-authority')).toBe('outside');
  });

  step('applies for an outside institution, with evidence', async () => {
    const page = await stage.as('eastport-authority.lin-tao');
    expect(pathOf(page)).toBe('/apply');
    await apply(page, {
      sponsor: 'Aurora Bank',
      statement: 'We bring the manifests of the eastern port.',
      weight: 2,
      evidence: { name: 'Registration of the port authority.txt', content: 'Registered in 1911.' },
    });
    expect(await inspect(page, 'apply', 'en')).toEqual([]);
  });

  step('proposes the admission as a member, after the evidence was verified', async () => {
    const page = await stage.as('aurora-bank.li-na');
    await openApplication(page, 'eastport-authority');
    traces.application = pathOf(page);
    expect(await verifyEvidence(page)).toBe('true');
    await page.getByTestId('propose-admission').click();
    await page.getByTestId('title').fill(ADMISSION);
    expect(await inspect(page, 'propose-admission', 'en')).toEqual([]);
    const proposal = await draftAndSubmit(page);
    traces.decided = pathOf(page);
    await proposal.awaitState('voting');
  });

  step('deliberates and votes in one institution after the other, by the rule of each', async () => {
    const emma = await ProposalPage.find(await stage.as('aurora-bank.emma-clark'), ADMISSION);
    await emma.giveOpinion('yes', OPINION);
    const liNa = await institutionVotes(stage, 'aurora-bank', { title: ADMISSION, choice: 'yes' });
    expect(await liNa.panel('deliberation').innerText()).toContain(OPINION);
    const carlos = await institutionVotes(stage, 'meridian-logistics', { title: ADMISSION, choice: 'yes' });
    expect(await carlos.panel('deliberation').innerText()).not.toContain(OPINION);
    await institutionVotes(stage, 'lattice-systems', { title: ADMISSION, choice: 'yes' });
  });

  step('reads why it was decided, and sees it carried out on the network', async () => {
    const page = await stage.as('lattice-systems.wang-jun');
    await openAt(page, traces.decided);
    const proposal = new ProposalPage(page);
    await proposal.awaitState('executed');
    const decision = await proposal.panel('decision').innerText();
    expect(decision).toContain('The proposal passed under the rule of the track “Admission of a member”.');
    expect(decision).toContain('3 of 4 needed, 3 reached – exactly enough');
    expect(decision).toContain('5 of 8 needed, 7 reached – 2 more than needed');
    expect(decision).toContain('no outstanding ballot could change the outcome');
    const attested = proposal.panel('execution').getByTestId(/^attestation-/u);
    expect(await attested.count()).toBeGreaterThanOrEqual(2);
  });

  step('takes the new member’s people in, who bind their keys, propose and vote', async () => {
    const linTao = await stage.as('eastport-authority.lin-tao');
    expect(pathOf(linTao)).toBe('/');
    await proposeResolution(linTao, REPORT, 'The consortium publishes a report each year.');
    traces.open = pathOf(linTao);
    const proposal = await institutionVotes(stage, 'eastport-authority', { title: REPORT, choice: 'yes' });
    const row = proposal.panel('vote').getByRole('row').filter({ hasText: 'Eastport Port Authority' });
    expect(await row.innerText()).toMatch(/Yes\s+Maria Silva\s+Lin Tao/u);
    expect(await stage.landing.standing('eastport-authority')).toBe('member');
  });

  step('may be asked before every signature, and decline', async () => {
    const { page } = await ProposalPage.find(await stage.as('lattice-systems.wang-jun'), REPORT);
    await page.getByTestId('account').click();
    await page.getByTestId('signing-preference').selectOption('every');
    await page.keyboard.press('Escape');
    await page.getByTestId('approve-ballot').click();
    await signingDialog(page, 'Deliberation:approve').waitFor();
    expect(await signingDialog(page, 'Deliberation:approve').innerText()).toMatch(/Choice\s+Yes/u);
    expect(await inspect(page, 'signing', 'en')).toEqual([]);
    await decline(page, 'Deliberation:approve');
    await page.getByText('You did not sign. Nothing was written.').waitFor();
    expect(
      await page
        .getByTestId('deliberation')
        .getByTestId(/^approval-/u)
        .count(),
    ).toBe(0);
  });

  step('switches between people of an institution whose keys the browser holds', async () => {
    const page = await stage.as('aurora-bank.li-na');
    await switchTo(page, 'aurora-bank.chen-wei');
    await page.reload();
    expect(await personSignedIn(page)).toBe('aurora-bank.chen-wei');
  });

  step('walks as the regulator from the decision to ballot, transaction, block and certificate', async () => {
    const page = await stage.as('finance-authority.sun-yan');
    await page.getByTestId('recent-decisions').getByRole('link', { name: ADMISSION }).click();
    await followEvidence(page);
    expect(await page.getByTestId('walk-decision').innerText()).toContain('5 of 8 needed, 7 reached');
    expect(await page.getByTestId('recount').getAttribute('data-same')).toBe('true');
    const signer = await openBallotTransaction(page, ['Li Na', 'Carlos Ruiz', 'Wang Jun']);
    traces.transaction = pathOf(page);
    const block = await openItsBlock(page);
    traces.block = pathOf(page);
    expect(await block.locator('.mark-met').count()).toBe(1);
    await page.goBack();
    expect(await openSignersCertificate(page, signer)).toBe('true');
    traces.certificate = pathOf(page);
  });

  look('finds nothing to act with as the regulator', async () => {
    const page = await stage.as('finance-authority.sun-yan');
    const acting = ['new-proposal', 'tasks', 'nav-applications', 'acts', 'deliberation', 'cast-ballot'];
    const found = async (): Promise<number[]> =>
      Promise.all(acting.map((testId) => page.getByTestId(testId).count()));
    await page.getByTestId('open-proposals').getByRole('link', { name: REPORT }).waitFor();
    expect(await found()).toEqual(acting.map(() => 0));
    const proposal = await ProposalPage.find(page, REPORT);
    await proposal.panel('vote').waitFor();
    expect(await found()).toEqual(acting.map(() => 0));
    await goTo(page, 'people');
    await page.getByTestId('person-finance-authority.sun-yan').waitFor();
    expect(await page.getByRole('link', { name: /^Propose/u }).count()).toBe(0);
    await openAt(page, '/proposals/new');
    await page.waitForURL((url) => url.pathname === '/proposals');
    expect(await page.getByTestId('new-proposal-form').count()).toBe(0);
  });

  look('reads the landing page in both languages, accessible, and fitting a telephone', async () => {
    const { page } = stage.landing;
    expect(await inspect(page, 'landing', 'en')).toEqual([]);
    await page.getByRole('link', { name: '中文' }).click();
    await page.getByRole('link', { name: '以李娜的身份进入' }).waitFor();
    expect(await inspect(page, 'landing', 'zh-CN')).toEqual([]);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Act as Li Na' }).waitFor();
  });

  look('reads every page of a console in both languages, accessible, and fitting a telephone', async () => {
    expect(await inspectEvery(await stage.as('aurora-bank.li-na'), traces)).toEqual([]);
  });

  look('keeps private keys where no script can take them, over a restart of the browser', async () => {
    const before = await keptKeys(await stage.as('aurora-bank.li-na'));
    const people = ['aurora-bank.chen-wei', 'aurora-bank.emma-clark', 'aurora-bank.li-na'];
    expect(before).toEqual(people.map((personId) => ({ personId, extractable: false, exported: [] })));
    await stage.reopenBrowser();
    const page = await stage.newTab();
    await page.goto(`${stage.launched.institutions['aurora-bank']?.consoleUrl ?? ''}/sign-in`);
    await page.getByTestId('sign-in-aurora-bank.li-na').click();
    await page.locator('[data-testid="account"][data-person="aurora-bank.li-na"]').waitFor();
    expect(await keptKeys(page)).toEqual(before);
  });

  look('sent no private key anywhere, nothing outside this machine, and no page failed unseen', () => {
    expect(stage.watch.bodies()).toBeGreaterThan(50);
    expect(stage.watch.leaks()).toEqual([]);
    expect(stage.watch.foreign()).toEqual([]);
    expect(stage.watch.faults()).toEqual([]);
  });
});
