import { createHash } from 'node:crypto';
import { applicationListSchema } from '@fabric-governance/gateway-api/contract/applications';
import { auditPageSchema, type AuditPage } from '@fabric-governance/gateway-api/contract/audit';
import { institutionSchema } from '@fabric-governance/gateway-api/contract/institution';
import {
  blockViewSchema,
  certificateViewSchema,
  transactionViewSchema,
} from '@fabric-governance/gateway-api/contract/ledger';
import { memberListSchema } from '@fabric-governance/gateway-api/contract/records';
import { dataHash, decodeBlock } from '@fabric-governance/protocol/block';
import { toHex } from '@fabric-governance/protocol/bytes';
import { decodeConfig } from '@fabric-governance/protocol/config/decode-config';
import { organisationsOf } from '@fabric-governance/protocol/config/read-config';
import { accessOf } from '../client/access.js';
import { Actor } from '../client/actor.js';
import { sendApplication, type ApplicationWishes } from '../client/application.js';
import { draftedId } from '../client/drafting.js';
import { proposalOf, until, untilState } from '../client/until.js';
import { refusalCode, resolution, setStage, type Stage } from './stage.js';
import { describeScenario } from './scenario-network.js';

const LAUNCH_MS = 180_000;
jest.setTimeout(120_000);

const EVIDENCE = 'Certificate of registration of Delta Port.';

describeScenario('an outside institution', () => {
  let stage: Stage;
  let dan: Actor;
  let admission: string;
  beforeAll(async () => {
    stage = await setStage();
  }, LAUNCH_MS);
  afterAll(() => stage.stop());

  const rawBlock = async (actor: Actor, number: string): Promise<Uint8Array> =>
    new Uint8Array(await (await actor.api.request('GET', `/api/blocks/${number}/raw`)).arrayBuffer());

  it('signs in at its own gateway, but may relay nothing', async () => {
    dan = await Actor.enrolUnbound(accessOf(stage.launched, 'delta.dan'));
    expect(await dan.signIn()).toMatchObject({
      standing: 'outside',
      personId: null,
      enrolmentId: 'delta.dan',
    });
    const draft = { title: 'x', description: '', actions: [resolution] };
    expect(await refusalCode(dan.submit('Proposals:draft', draft))).toBe('SESSION_OUTSIDE');
  });

  it('applies with evidence, which a member receives unchanged', async () => {
    const evidence = { name: 'registration.txt', content: EVIDENCE };
    const wishes: ApplicationWishes = { weight: 1, sponsorMemberId: 'alpha', evidence };
    const id = await sendApplication(dan, wishes);
    const ana = await stage.as('alpha.ana');
    const received = (await ana.get('/api/applications', applicationListSchema)).find((one) => one.id === id);
    expect(received).toMatchObject({ direction: 'received', signedBy: 'delta.dan', admitted: false });
    const [document] = received?.application.admission.evidence ?? [];
    expect(document?.hash).toBe(createHash('sha256').update(EVIDENCE).digest('hex'));
    const stored = await ana.api.request('GET', `/api/documents/${document?.hash ?? ''}`);
    expect(await stored.text()).toBe(EVIDENCE);
  });

  it('is proposed by a member, deliberated, voted on, and really joins the channel', async () => {
    const ana = await stage.as('alpha.ana');
    const [received] = await ana.get('/api/applications', applicationListSchema);
    const payload = received?.application.admission;
    const input = {
      title: 'Admit Delta Port',
      description: '',
      actions: [{ kind: 'member.admit', payload }],
    };
    admission = await draftedId(ana, input);
    await ana.submit('Proposals:submit', { proposalId: admission });
    const opinion = JSON.stringify({ choice: 'yes', text: 'They bring data.', salt: 'a'.repeat(64) });
    await (
      await stage.as('alpha.ben')
    ).submit('Deliberation:giveOpinion', { proposalId: admission }, { opinion });
    await untilState(ana, admission, ['voting']);
    await stage.vote('alpha', admission, 'yes');
    await stage.vote('gamma', admission, 'yes');
    // In the middle of the execution every agent is killed outright: each goes on from what the ledger says.
    await untilState(ana, admission, ['executing', 'executed']);
    for (const member of ['alpha', 'beta', 'gamma']) await stage.launched.kill(`agent.${member}`);
    const { attestations, contributions } = await untilState(ana, admission, ['executed'], 90_000);
    expect(contributions.length).toBeGreaterThanOrEqual(3);
    expect(new Set(contributions.map(({ configUpdateHash }) => configUpdateHash)).size).toBe(1);
    const done = attestations.filter(({ result }) => result === 'done');
    expect(done.length).toBeGreaterThanOrEqual(2);
    const evidence = done[0]?.evidence;
    const { config } = decodeConfig(await rawBlock(ana, String(evidence?.blockNumber)));
    expect(organisationsOf(config, 'Application').map(({ mspId }) => mspId)).toContain('DeltaMSP');
    expect(decodeBlock(await rawBlock(ana, String(evidence?.blockNumber))).headerHash).toEqual(
      Uint8Array.from(Buffer.from(evidence?.headerHash ?? '', 'hex')),
    );
  });

  it('keeps opinions inside the institution that gave them', async () => {
    const ana = await stage.as('alpha.ana');
    expect(await ana.evaluate('Deliberation:read', { proposalId: admission })).toMatchObject({
      opinions: [{ text: 'They bring data.' }],
    });
    const gao = await stage.as('gamma.gao');
    expect(await gao.evaluate('Deliberation:read', { proposalId: admission })).toMatchObject({
      opinions: [],
    });
  });

  it('is a member then, whose person signs in and votes on the next proposal', async () => {
    await until('the own gateway to see the membership', async () => {
      const { standing } = await dan.get('/api/institution', institutionSchema);
      return standing === 'member' ? standing : undefined;
    });
    expect(await dan.signIn()).toMatchObject({ standing: 'member', bindable: true });
    await dan.bind();
    expect(await dan.session()).toMatchObject({
      personId: 'delta.dan',
      roles: ['approver', 'proposer', 'representative'],
    });
    const proposalId = await stage.propose('alpha.ana', 'ordinary', resolution);
    const approval = await dan.approve(proposalId, 'yes');
    await dan.submit('Ballots:cast', { proposalId, choice: 'yes', approvals: [approval] });
    await stage.vote('beta', proposalId, 'yes');
    await stage.vote('gamma', proposalId, 'yes');
    const { decision } = await untilState(await stage.as('regulator.rita'), proposalId, ['executed']);
    expect(decision?.tally.weight).toMatchObject({ yes: 5, total: 8 });
    const members = await dan.get('/api/members', memberListSchema);
    expect(members.map(({ id }) => id)).toEqual(['alpha', 'beta', 'delta', 'gamma', 'regulator']);
  });

  it('leaves a trail that the regulator walks from the decision to ballots, transactions, blocks and certificates', async () => {
    const rita = await stage.as('regulator.rita');
    const { ballots, audit } = await proposalOf(rita, admission);
    const events = audit.map(({ event }) => event);
    for (const event of [
      'proposal.drafted',
      'proposal.submitted',
      'proposal.voting-opened',
      'proposal.decided',
    ] as const) {
      expect(events.filter((one) => one === event)).toHaveLength(1);
    }
    expect(events.filter((one) => one === 'ballot.cast')).toHaveLength(ballots.length);
    expect(events).toContain('execution.executed');
    expect(ballots).toHaveLength(2);
    for (const ballot of ballots) {
      const transaction = await rita.get(`/api/transactions/${ballot.txId}`, transactionViewSchema);
      expect(transaction).toMatchObject({
        validationName: 'VALID',
        function: 'Ballots:cast',
        creator: { personId: ballot.castBy },
      });
      const block = await rita.get(`/api/blocks/${transaction.blockNumber}`, blockViewSchema);
      expect(block.dataHashMatches).toBe(true);
      const decoded = decodeBlock(await rawBlock(rita, transaction.blockNumber));
      expect(toHex(decoded.headerHash)).toBe(block.headerHash);
      expect(toHex(dataHash(decoded.transactions.map(({ envelopeBytes }) => envelopeBytes)))).toBe(
        block.dataHash,
      );
      const { fingerprint } = transaction.creator ?? { fingerprint: '' };
      const certificate = await rita.get(`/api/certificates/${fingerprint}`, certificateViewSchema);
      expect(certificate).toMatchObject({ personId: ballot.castBy, chainVerified: true });
    }
  });

  it('leaves exactly one audit record for each change, and refused attempts in the gateway’s own log', async () => {
    const rita = await stage.as('regulator.rita');
    const page: AuditPage = await rita.get('/api/audit?limit=500', auditPageSchema);
    expect(page.records).toHaveLength(page.total);
    const keys = page.records.map(({ txId, index }) => `${txId}/${index}`);
    expect(new Set(keys).size).toBe(keys.length);
    const admitted = page.records.filter(
      ({ event, subject }) => event === 'member.admitted' && subject.key[0] === 'delta',
    );
    expect(admitted).toHaveLength(1);
    expect(admitted[0]).toMatchObject({ before: null, after: { id: 'delta', status: 'active' } });
    const cast = page.records.find(({ event }) => event === 'ballot.cast');
    expect(cast?.actor.personId).toMatch(/\./u);
    const draft = { title: 'x', description: '', actions: [resolution] };
    expect(await refusalCode(rita.submit('Proposals:draft', draft))).toBe('PERMISSION_DENIED');
    const log: unknown = await (await rita.api.request('GET', '/api/audit/refusals')).json();
    expect(log).toMatchObject({
      refusals: [{ personId: 'regulator.rita', error: { code: 'PERMISSION_DENIED' } }],
    });
  });

  it('is removed by vote: the others take its organisation off the channel and attest it, without waiting for its agent', async () => {
    const ana = await stage.as('alpha.ana');
    const payload = { memberId: 'delta', mspId: 'DeltaMSP', reason: 'It never answered.', evidence: [] };
    const removal = await stage.propose('alpha.ana', 'ordinary', { kind: 'member.remove', payload });
    await stage.vote('alpha', removal, 'yes');
    await stage.vote('gamma', removal, 'yes');
    const { attestations } = await untilState(ana, removal, ['executed'], 90_000);
    const done = attestations.filter(({ result }) => result === 'done');
    expect(done.map(({ memberId }) => memberId)).not.toContain('delta');
    expect(done.length).toBeGreaterThanOrEqual(2);
    const { config } = decodeConfig(await rawBlock(ana, String(done[0]?.evidence?.blockNumber)));
    expect(organisationsOf(config, 'Application').map(({ mspId }) => mspId)).not.toContain('DeltaMSP');
    const members = await ana.get('/api/members', memberListSchema);
    expect(members.find(({ id }) => id === 'delta')).toMatchObject({
      status: 'removed',
      departure: { reason: 'It never answered.', proposalId: removal },
    });
    const draft = { title: 'x', description: '', actions: [resolution] };
    expect(await refusalCode(dan.submit('Proposals:draft', draft))).not.toBe('');
    const next = await stage.propose('alpha.ana', 'ordinary', resolution);
    await stage.vote('alpha', next, 'yes');
    await stage.vote('beta', next, 'yes');
    const { decision } = await untilState(ana, next, ['executed']);
    expect(decision?.tally.weight).toMatchObject({ yes: 5, total: 7 });
  });

  it('and a member leaves of its own will: nobody else votes, it may think again, and its notice is kept', async () => {
    const ana = await stage.as('alpha.ana');
    const gao = await stage.as('gamma.gao');
    const standing = async () =>
      (await ana.get('/api/members', memberListSchema)).find(({ id }) => id === 'gamma');
    const payload = { memberId: 'gamma', mspId: 'GammaMSP', reason: 'Our business has changed.' };
    const declare = async (): Promise<string> => {
      const exit = await stage.propose('gamma.gao', 'member.exit', { kind: 'member.exit', payload });
      expect(await refusalCode(stage.vote('alpha', exit, 'no'))).toBe('NOT_IN_ELECTORATE');
      await stage.vote('gamma', exit, 'yes');
      return exit;
    };
    const hasty = await declare();
    const { phase } = await untilState(ana, hasty, ['queued']);
    expect(await standing()).toMatchObject({
      status: 'leaving',
      exit: { proposalId: hasty, dueAt: phase.since + 5000 },
    });
    await gao.submit('Members:takeBackExit', { proposalId: hasty, reason: 'It has not.' });
    await untilState(ana, hasty, ['withdrawn']);
    expect(await standing()).toMatchObject({ status: 'active' });

    const exit = await declare();
    const { attestations, phase: after } = await untilState(ana, exit, ['executed'], 90_000);
    expect(after.since).toBeGreaterThanOrEqual(after.dueAt ?? Infinity);
    const done = attestations.filter(({ result }) => result === 'done');
    expect(done.map(({ memberId }) => memberId).sort()).toEqual(['alpha', 'beta']);
    const { config } = decodeConfig(await rawBlock(ana, String(done[0]?.evidence?.blockNumber)));
    expect(organisationsOf(config, 'Application').map(({ mspId }) => mspId)).not.toContain('GammaMSP');
    expect(await standing()).toMatchObject({
      status: 'left',
      weight: 2,
      departure: { reason: 'Our business has changed.', proposalId: exit },
    });
    const next = await stage.propose('alpha.ana', 'ordinary', resolution);
    await stage.vote('alpha', next, 'yes');
    const { decision } = await untilState(ana, next, ['executed']);
    expect(decision?.tally.weight).toMatchObject({ yes: 3, total: 5 });
  });
});
