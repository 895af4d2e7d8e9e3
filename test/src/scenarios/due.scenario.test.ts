import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { interventionListSchema } from '@fabric-governance/gateway-api/contract/interventions';
import { obligationListSchema } from '@fabric-governance/gateway-api/contract/obligations';
import { memberListSchema } from '@fabric-governance/gateway-api/contract/records';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { until, untilState } from '../client/until.js';
import { describeScenario } from './scenario-network.js';
import { CONSORTIUM, setStage, type Stage } from './stage.js';

const LAUNCH_MS = 180_000;
jest.setTimeout(120_000);

const title = { en: 'x', zh: 'x' };
const consortiumSchema = z.looseObject({
  charterText: z.string(),
  charter: z.looseObject({
    roles: z.record(z.string(), z.looseObject({ permissions: z.array(z.string()) })),
    actions: z.record(z.string(), z.array(z.string())),
  }),
});

/** The scenario consortium with what falls due by itself, within seconds, in a file of its own. */
function consortiumWithDueThings(folder: string): string {
  const consortium = consortiumSchema.parse(parse(readFileSync(CONSORTIUM, 'utf8')));
  const { charter } = consortium;
  charter.roles['proposer']?.permissions.push('case.plead', 'body.act');
  for (const kind of [
    'obligation.set',
    'merit.award',
    'penalty.impose',
    'intervention.order',
    'case.appeal',
  ]) {
    charter.actions[kind] = ['ordinary'];
  }
  const by = { body: 'all', people: 1, institutions: 1 };
  Object.assign(charter, {
    bodies: { all: { title, purpose: 'decides', membership: { of: 'members' } } },
    obligations: { reminder: 'PT1S', longest: 'P1D' },
    merit: {
      reasons: {
        presence: { title, points: 1, each: 'taking-part' },
        outage: { title, points: -20 },
      },
      penalties: { warning: { title, below: 0, consequence: 'warning', reply: 'PT4S', appeal: 'PT1H' } },
    },
    cases: {
      ...{ reply: 'PT2S', findWithin: 'PT3S', appeal: 'PT1H', appealTrack: 'ordinary' },
      finding: { ...by, people: 3, institutions: 3 },
    },
    interventions: { 'suspend-member': { by, longest: 'PT8S' } },
  });
  const file = join(folder, 'consortium.yaml');
  const charterText = join(dirname(CONSORTIUM), consortium.charterText);
  writeFileSync(file, stringify({ ...consortium, charterText }));
  return file;
}

describeScenario('what is due', () => {
  const folder = mkdtempSync(join(tmpdir(), 'due-'));
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(consortiumWithDueThings(folder));
  }, LAUNCH_MS);
  afterAll(async () => {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Decided by all and carried out by the agents. */
  async function enact(action: { kind: string; payload: unknown }): Promise<string> {
    const proposalId = await stage.propose('alpha.ana', 'ordinary', action);
    await stage.vote('alpha', proposalId, 'yes');
    await stage.vote('beta', proposalId, 'yes');
    await untilState(await stage.as('alpha.ana'), proposalId, ['executed']);
    return proposalId;
  }

  /** The state of a record on the ledger. */
  async function stateOf(kind: string, key: string[]): Promise<string | undefined> {
    const record = await (await stage.as('alpha.ana')).evaluate('Queries:record', { kind, key });
    return z.looseObject({ state: z.string() }).nullable().parse(record)?.state;
  }

  it('the agents enter the points that follow from a vote, put an obligation on record as overdue and enforce a penalty', async () => {
    const ana = await stage.as('alpha.ana');
    const due = { after: 'PT3S' };
    const duty = { id: 'report', text: 'x', memberId: 'gamma', due };
    const proposalId = await enact({ kind: 'obligation.set', payload: duty });
    await until('the obligation to be overdue on record', async () => {
      const [obligation] = await ana.get('/api/obligations', obligationListSchema);
      return obligation?.state === 'overdue' ? obligation : undefined;
    });
    const key = ['alpha', 'reason', 'presence', proposalId, '000'];
    await until('the points of the vote', async () => {
      const entry = await ana.evaluate('Queries:record', { kind: 'merit-entry', key });
      return entry === null ? undefined : entry;
    });
    await enact({ kind: 'merit.award', payload: { memberId: 'gamma', reasonId: 'outage', note: 'x' } });
    const penalty = { memberId: 'gamma', penaltyId: 'warning', grounds: 'x' };
    const source = await enact({ kind: 'penalty.impose', payload: penalty });
    await until('the penalty to be in force', async () =>
      (await stateOf('penalty', ['gamma', 'warning', source])) === 'in-force' ? true : undefined,
    );
  });

  it('the agents let a dispute lapse in which nobody has found, and bring a member back from a suspension', async () => {
    const ana = await stage.as('alpha.ana');
    const { txId: caseId } = await ana.submit('Cases:complain', {
      respondent: 'beta',
      title: 'x',
      text: 'x',
    });
    const order = { kind: 'suspend-member', memberId: 'gamma', reason: 'x' } as const;
    await ana.submit('Interventions:order', order);
    const statusOf = async (id: string) =>
      (await ana.get('/api/members', memberListSchema)).find((one) => one.id === id)?.status;
    await until('the member to be suspended', async () =>
      (await statusOf('gamma')) === 'suspended' ? true : undefined,
    );
    await until('the member to be back', async () =>
      (await statusOf('gamma')) === 'active' ? true : undefined,
    );
    await until('the intervention to be over on record', async () => {
      const [intervention] = await ana.get('/api/interventions', interventionListSchema);
      return intervention?.ended?.how === 'lapsed' ? intervention : undefined;
    });
    await until('the dispute to have lapsed', async () =>
      (await stateOf('case', [caseId])) === 'lapsed' ? true : undefined,
    );
  });
});
