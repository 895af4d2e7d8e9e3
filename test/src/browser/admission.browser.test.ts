import type { Page } from 'playwright-core';
import { graveFindings } from './accessibility.js';
import { BrowserStage } from './browser-stage.js';
import { openAt, pagesOf, type Traces } from './every-page.js';
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
import { goTo, pathOf, personSignedIn, switchLanguage, switchTo } from './pages/shell.js';
import { decline } from './pages/signing.js';
import { picture } from './screenshots.js';
import { story } from './story.js';
import { overhang, untranslated } from './words-on-page.js';

const LAUNCH_MS = 120_000;
const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1280, height: 900 };
const TITLE = 'Admission of Eastport Port Authority';
const OPINION = 'Their manifests would complete our shipments.';
jest.setTimeout(120_000);

describe('one person walks through the README in a browser', () => {
  let stage: BrowserStage;
  const { step, look } = story();
  const traces = { proposal: '', application: '', transaction: '', block: '', certificate: '' };
  beforeAll(async () => {
    stage = await BrowserStage.set();
  }, LAUNCH_MS);
  afterAll(() => stage.stop());

  step('sees on the landing page who is a member and who is outside', async () => {
    expect(await stage.landing.standing('meridian-logistics')).toBe('member');
    expect(await stage.landing.standing('eastport-authority')).toBe('outside');
    await picture(stage.landing.page, 'landing-en');
    expect(await graveFindings(stage.landing.page)).toEqual([]);
  });

  step('applies for an outside institution, with evidence', async () => {
    const page = await stage.as('eastport-authority.lin-tao');
    expect(pathOf(page)).toBe('/apply');
    await apply(page, {
      sponsor: 'Meridian Logistics',
      statement: 'We bring the manifests of the eastern port.',
      weight: 2,
      evidence: { name: 'Registration of the port authority.txt', content: 'Registered in 1911.' },
    });
    await picture(page, 'apply-en');
    expect(await graveFindings(page)).toEqual([]);
  });

  step('proposes the admission as a member, and is shown what is signed', async () => {
    const page = await stage.as('meridian-logistics.carlos-ruiz');
    await openApplication(page, 'eastport-authority');
    traces.application = pathOf(page);
    expect(await verifyEvidence(page)).toBe('true');
    await page.getByTestId('propose-admission').click();
    await page.getByTestId('title').fill(TITLE);
    await picture(page, 'propose-admission-en');
    const proposal = await draftAndSubmit(page);
    traces.proposal = pathOf(page);
    await proposal.awaitState('voting');
  });

  step('deliberates and votes in one institution after the other, by the rule of each', async () => {
    const reviewer = await ProposalPage.find(await stage.as('meridian-logistics.zhou-min'), TITLE);
    await reviewer.giveOpinion('yes', OPINION);
    const carlos = await institutionVotes(stage, 'meridian-logistics', { title: TITLE, choice: 'yes' });
    expect(await carlos.panel('deliberation').innerText()).toContain(OPINION);
    await picture(carlos.page, 'proposal-voting-en');
    const liNa = await institutionVotes(stage, 'aurora-bank', { title: TITLE, choice: 'yes' });
    expect(await liNa.panel('deliberation').innerText()).not.toContain(OPINION);
    await institutionVotes(stage, 'lattice-systems', { title: TITLE, choice: 'yes' });
  });

  step('reads why it was decided, and sees it carried out on the network', async () => {
    const page = await stage.as('lattice-systems.wang-jun');
    await openAt(page, traces.proposal);
    const proposal = new ProposalPage(page);
    await proposal.awaitState('executed');
    const decision = await proposal.panel('decision').innerText();
    expect(decision).toContain('Approved under the rule of the track “Admission of a member”.');
    expect(decision).toContain('3 of 4 needed, 3 reached – exactly enough');
    expect(decision).toContain('5 of 8 needed, 7 reached – 2 more than needed');
    expect(decision).toContain('no outstanding ballot could change the outcome');
    expect(
      await proposal
        .panel('execution')
        .getByTestId(/^attestation-/u)
        .count(),
    ).toBeGreaterThanOrEqual(2);
    await picture(page, 'proposal-executed-en');
  });

  step('takes the new member’s people in, who bind their keys, propose and vote', async () => {
    const linTao = await stage.as('eastport-authority.lin-tao');
    expect(pathOf(linTao)).toBe('/');
    await proposeResolution(linTao, 'Yearly report', 'The consortium publishes a report each year.');
    const proposal = await institutionVotes(stage, 'eastport-authority', {
      title: 'Yearly report',
      choice: 'yes',
    });
    const row = proposal.panel('vote').getByRole('row').filter({ hasText: 'Eastport Port Authority' });
    expect(await row.innerText()).toMatch(/Yes\s+Maria Silva\s+Lin Tao/u);
  });

  step('may read before signing, and decline', async () => {
    const caster = await ProposalPage.find(await stage.as('lattice-systems.wang-jun'), 'Yearly report');
    await caster.page.getByTestId('account').click();
    await caster.page.getByTestId('signing-preference').selectOption('every');
    await caster.page.keyboard.press('Escape');
    await caster.page.getByTestId('approve-ballot').click();
    await decline(caster.page, 'Deliberation:approve');
    await caster.page.getByTestId('failure').waitFor();
    await picture(caster.page, 'declined-en');
    expect(
      await caster
        .panel('deliberation')
        .getByTestId(/^approval-/u)
        .count(),
    ).toBe(0);
  });

  step('switches between people of an institution whose keys the browser holds', async () => {
    const page = await stage.as('meridian-logistics.carlos-ruiz');
    await switchTo(page, 'meridian-logistics.priya-nair');
    await page.reload();
    await page.getByTestId('account').waitFor();
    expect(await personSignedIn(page)).toBe('meridian-logistics.priya-nair');
  });

  step('walks as the regulator from the decision to ballot, transaction, block and certificate', async () => {
    const page = await stage.as('finance-authority.sun-yan');
    await page.getByTestId('recent-decisions').getByRole('link', { name: TITLE }).click();
    await followEvidence(page);
    expect(await page.getByTestId('recount').getAttribute('data-same')).toBe('true');
    await picture(page, 'walk-en');
    const transaction = await openBallotTransaction(page);
    traces.transaction = pathOf(page);
    const words = await transaction.innerText();
    const signer = ['Carlos Ruiz', 'Li Na', 'Wang Jun'].find((name) => words.includes(name)) ?? 'nobody';
    const block = await openItsBlock(page);
    traces.block = pathOf(page);
    expect(await block.locator('.mark-met').count()).toBe(1);
    await page.goBack();
    expect(await openSignersCertificate(page, signer)).toBe('true');
    traces.certificate = pathOf(page);
  });

  step('finds nothing to act with as the regulator', async () => {
    const page = await stage.as('finance-authority.sun-yan');
    await page.getByTestId('open-proposals').getByRole('link', { name: 'Yearly report' }).waitFor();
    const acting = ['new-proposal', 'tasks', 'nav-applications', 'acts', 'deliberation', 'cast-ballot'];
    const found = async (): Promise<number[]> =>
      Promise.all(acting.map((testId) => page.getByTestId(testId).count()));
    expect(await found()).toEqual(acting.map(() => 0));
    const proposal = await ProposalPage.find(page, 'Yearly report');
    expect(await proposal.panel('vote').count()).toBe(1);
    expect(await found()).toEqual(acting.map(() => 0));
    await goTo(page, 'people');
    await page.getByTestId('person-finance-authority.sun-yan').waitFor();
    expect(await page.getByRole('link', { name: /^Propose/u }).count()).toBe(0);
    await openAt(page, '/proposals/new');
    expect(await page.getByTestId('draft').isDisabled()).toBe(true);
    expect(await page.locator('main').innerText()).toContain(
      'The regulator reads everything, but does not take part.',
    );
  });

  describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
    const opened = async (): Promise<readonly (readonly [string, string, Page])[]> => {
      const page = await stage.as('meridian-logistics.carlos-ruiz');
      const isOther = (await page.locator('html').getAttribute('lang')) !== language;
      if (isOther) await switchLanguage(page, language);
      return Object.entries(pagesOf(traces satisfies Traces)).map(
        ([name, path]) => [name, path, page] as const,
      );
    };

    look(
      'reads every page in its language, accessible and without sideways scrolling on a telephone',
      async () => {
        const findings: string[] = [];
        for (const [name, path, page] of await opened()) {
          await openAt(page, path);
          expect(await page.locator('html').getAttribute('lang')).toBe(language);
          findings.push(...(await untranslated(page)).map((key) => `${name}: not translated: ${key}`));
          findings.push(...(await graveFindings(page)).map((finding) => `${name}: ${finding}`));
          await picture(page, `${name}-${language}`);
          await page.setViewportSize(NARROW);
          const pixels = await overhang(page);
          if (pixels > 0) findings.push(`${name}: ${pixels} px wider than ${NARROW.width} px`);
          await picture(page, `${name}-${language}-narrow`);
          await page.setViewportSize(WIDE);
        }
        expect(findings).toEqual([]);
      },
    );
  });

  look('keeps private keys where no script can take them, over a restart of the browser', async () => {
    const before = await keptKeys(await stage.as('meridian-logistics.carlos-ruiz'));
    expect(before.map(({ personId }) => personId).sort()).toEqual([
      'meridian-logistics.carlos-ruiz',
      'meridian-logistics.priya-nair',
      'meridian-logistics.zhou-min',
    ]);
    expect(before.filter(({ extractable, exported }) => extractable || exported.length > 0)).toEqual([]);
    await stage.reopenBrowser();
    const page = await stage.newTab();
    await page.goto(stage.launched.institutions['meridian-logistics']?.consoleUrl ?? '');
    await page
      .getByTestId('sign-in-meridian-logistics.carlos-ruiz')
      .or(page.getByTestId('account'))
      .waitFor();
    expect(await keptKeys(page)).toEqual(before);
  });

  look('sent no private key anywhere, nothing outside this machine, and no page failed unseen', () => {
    expect(stage.watch.bodies()).toBeGreaterThan(50);
    expect(stage.watch.leaks()).toEqual([]);
    expect(stage.watch.foreign()).toEqual([]);
    expect(stage.watch.faults()).toEqual([]);
  });
});
