import type { Locator } from 'playwright-core';
import { BrowserStage } from './browser-stage.js';
import { inspectInBoth } from './every-page.js';
import { addEvidence, answerEntry } from './pages/entry.js';
import { goTo } from './pages/shell.js';
import { sign } from './pages/signing.js';
import { story } from './story.js';
import { Voters } from './voters.js';

const LAUNCH_MS = 120_000;
const LI_NA = 'aurora-bank.li-na';
/** Of neither side of the dispute. */
const GUARDIAN = 'trade-association.anna-berg';
const REASONS = 'Two weeks are too long for a cable.';
const RELEASE = 'peer-3-1-6';
const SOFTWARE = { version: '3.1.5', kind: 'peer', status: 'running' } as const;
/** What the guardians lay upon the respondent. */
const DUTY = {
  id: 'second-cable',
  text: 'Lay a second cable.',
  memberId: 'lattice-systems',
  owedTo: 'aurora-bank',
  due: { after: 'P30D' },
  shows: 'A report of the harbour master.',
} as const;
const DUTY_WORDS =
  'Lattice Systems, owed to Aurora Bank, within 30 days of the finding: Lay a second cable. To be shown: A report of the harbour master.';
jest.setTimeout(200_000);

/** Enters the obligation, and sees that a finding is not agreed on before it is added. */
async function addDuty(panel: Locator): Promise<void> {
  await panel.getByTestId('duty-owner').selectOption(DUTY.memberId);
  await panel.getByTestId('duty-text').fill(DUTY.text);
  await panel.getByTestId('duty-name').fill(DUTY.id);
  await panel.getByTestId('days').fill('30');
  await panel.getByTestId('duty-shows').fill(DUTY.shows);
  await panel.getByTestId('duty-owed-to').selectOption(DUTY.owedTo);
  expect(await panel.getByTestId('agree-finding').isDisabled()).toBe(true);
  await panel.getByTestId('duty-add').click();
  await panel.getByTestId('duties').getByText(DUTY_WORDS).waitFor();
}

describe('a dispute, a penalty and a release, in a browser', () => {
  let stage: BrowserStage;
  let voters: Voters;
  let caseId = '';
  const { step, look } = story();
  beforeAll(async () => {
    stage = await BrowserStage.set();
    voters = new Voters(stage.launched);
  }, LAUNCH_MS);
  afterAll(() => stage.stop());

  step('an institution brings a dispute with another one', async () => {
    const page = await stage.as(LI_NA);
    await goTo(page, 'cases');
    await page.getByTestId('member').selectOption('lattice-systems');
    await page.getByTestId('case-title').fill('Late deliveries of data');
    await page.getByTestId('case-text').fill('In May the data came two weeks late.');
    await page.getByTestId('complain').click();
    expect(await sign(page, 'Cases:complain')).toMatch(/Respondent\s+Lattice Systems/u);
    const panel = page.locator('[data-testid^="case-"][aria-label="Late deliveries of data"]');
    await panel.waitFor();
    caseId = ((await panel.getAttribute('data-testid')) ?? '').slice('case-'.length);
  });

  step(
    'which replies; two guardians of two institutions agree on a finding, and an agent makes it',
    async () => {
      const wangJun = await voters.as('lattice-systems.wang-jun');
      await wangJun.submit('Cases:reply', { caseId, text: 'A cable was cut; it was mended in June.' });
      const anna = await stage.as(GUARDIAN);
      await goTo(anna, 'cases');
      const panel = anna.getByTestId(`case-${caseId}`);
      await panel.getByText('A cable was cut').waitFor();
      await panel.locator('summary').click();
      await panel.getByTestId('finding-reasons').fill(REASONS);
      await panel.getByText('Apology').click();
      await addDuty(panel);
      await panel.getByTestId('agree-finding').click();
      const signed = await sign(anna, 'Cases:agree');
      expect(signed).toMatch(/Verdict\s+Upheld[\s\S]*Remedies\s+Apology/u);
      expect(signed).toContain(DUTY_WORDS);
      await panel.getByTestId('pending').waitFor();
      expect(await inspectInBoth(anna, 'cases')).toEqual([]);
      const priya = await voters.as('meridian-logistics.priya-nair');
      const finding = { caseId, verdict: 'upheld', reasons: REASONS } as const;
      await priya.submit('Cases:agree', { ...finding, remedies: ['apology'], obligations: [DUTY] });
      // What enough people have agreed on, an agent makes.
      await panel.getByText('Found by').waitFor();
      expect(await panel.innerText()).toMatch(/Found by\s+Priya Nair · Anna Berg/u);
      await goTo(anna, 'obligations');
      const duty = anna.getByTestId(`obligation-${DUTY.id}`);
      expect(await duty.innerText()).toMatch(/Owed by\s+Lattice Systems[\s\S]*By the finding in a dispute/u);
    },
  );

  step('a penalty is announced by vote, and the institution replies', async () => {
    const memberId = 'aurora-bank';
    await voters.decide('ordinary', {
      kind: 'merit.award',
      payload: { memberId, reasonId: 'late-report', note: 'The report of May.' },
    });
    await voters.decide('administration', {
      kind: 'penalty.impose',
      payload: { memberId, penaltyId: 'warning', grounds: 'Its points are below zero.' },
    });
    const page = await stage.as(LI_NA);
    await goTo(page, 'merit');
    const penalty = page.getByTestId('penalty-aurora-bank-warning');
    await penalty.getByTestId('reply-text').fill('The report was sent in June, and accepted.');
    await addEvidence(page, { name: 'Report of May', content: 'The report of May.' });
    await penalty.getByTestId('send-reply').click();
    expect(await sign(page, 'Penalties:reply')).toMatch(/Penalty\s+Warning/u);
    await penalty.getByTestId('reply').getByText('Report of May').waitFor();
    await penalty.getByText('It takes the place of the reply given before').waitFor();
    // The form is empty again, ready for another one.
    await penalty.getByText('Fill in all fields first.').waitFor();
    expect(await penalty.getByTestId('reply-text').inputValue()).toBe('');
    expect(await penalty.getByTestId('picked-documents').getByRole('listitem').count()).toBe(0);
    expect(await inspectInBoth(page, 'merit')).toEqual([]);
  });

  step('institutions register their nodes, and a release for them is approved', async () => {
    const page = await stage.as(LI_NA);
    await goTo(page, 'nodes');
    await page.getByTestId('node-short').fill('peer0');
    await page.getByTestId('node-version').fill('3.1.5');
    await page.getByTestId('node-host').fill('peer0.aurora-bank.example');
    await page.getByTestId('node-system').fill('Linux 6.8');
    await page.getByTestId('node-register').click();
    await page.getByText('aurora-bank.peer0').waitFor();
    for (const [caster, nodeId] of [
      ['meridian-logistics.carlos-ruiz', 'meridian-logistics.peer0'],
      ['lattice-systems.wang-jun', 'lattice-systems.peer0'],
    ] as const) {
      const host = { name: `peer0.${nodeId}`, system: 'Linux 6.8' };
      await (await voters.as(caster)).submit('Nodes:register', { ...SOFTWARE, nodeId, host });
    }
    expect(await inspectInBoth(page, 'nodes')).toEqual([]);
    await voters.decide('administration', {
      kind: 'release.approve',
      payload: {
        id: RELEASE,
        nodeKind: 'peer',
        version: '3.1.6',
        notes: 'Mends a fault in delivery.',
        urgency: 'important',
        artefacts: [
          {
            name: 'peer',
            version: '3.1.6',
            hash: 'ab'.repeat(32),
            size: 1200,
            locator: 'https://a.example/p',
          },
        ],
        waves: [['aurora-bank.peer0'], ['lattice-systems.peer0'], ['meridian-logistics.peer0']],
        rollBack: 'The binary of 3.1.5 is kept beside it.',
      },
    });
  });

  step('node after node is taken down and acknowledged with evidence, until it is rolled out', async () => {
    const page = await stage.as(LI_NA);
    await goTo(page, 'releases');
    const node = page.getByTestId('node-aurora-bank.peer0');
    await node.getByTestId('node-begin').click();
    await node.getByTestId('node-acknowledge').click();
    await addEvidence(page, { name: 'Version shown', content: 'peer 3.1.6' });
    await answerEntry(page);
    await sign(page, 'Releases:acknowledge');
    await page.locator('[data-testid="node-aurora-bank.peer0"][data-state="done"]').waitFor();
    const wangJun = await voters.as('lattice-systems.wang-jun');
    const key = { releaseId: RELEASE, nodeId: 'lattice-systems.peer0' };
    const evidence = [{ name: 'log', hash: 'cd'.repeat(32), size: 5, mediaType: 'text/plain' }];
    await wangJun.submit('Releases:begin', key);
    await wangJun.submit('Releases:acknowledge', { ...key, result: 'done', evidence });
    await page.locator('[data-testid="node-lattice-systems.peer0"][data-state="done"]').waitFor();
    expect(await inspectInBoth(page, 'releases')).toEqual([]);
    // As an agent says once no node is left.
    await page.locator(`[data-testid="release-${RELEASE}"][data-state="rolled-out"]`).waitFor();
  });

  step(
    'the reply does not keep the penalty from coming into force once the time for it is over',
    async () => {
      const page = await stage.as(LI_NA);
      await goTo(page, 'merit');
      const penalty = page.getByTestId('penalty-aurora-bank-warning');
      // Nobody needs to say so: an agent does.
      await penalty.getByText('In force', { exact: true }).waitFor({ timeout: 180_000 });
    },
  );

  look('without a fault in the browser', () => {
    expect(stage.watch.leaks()).toEqual([]);
    expect(stage.watch.faults()).toEqual([]);
  });
});
