import {
  charterRecordSchema,
  memberListSchema,
  personListSchema,
} from '@fabric-governance/gateway-api/contract/records';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { Actor } from '../client/actor.js';
import { accessOf } from '../client/access.js';
import { draftedId } from '../client/drafting.js';
import { proposalOf, untilState } from '../client/until.js';
import { ballot, refusalCode, resolution, setStage, type Stage } from './stage.js';
import { describeScenario } from './scenario-network.js';

const LAUNCH_MS = 180_000;
jest.setTimeout(120_000);

describeScenario('the main job of a consortium', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, LAUNCH_MS);
  afterAll(() => stage.stop());

  describe('founding', () => {
    it('puts members, people and charter version 1 from the file on the ledger', async () => {
      const rita = await stage.as('regulator.rita');
      const members = await rita.get('/api/members', memberListSchema);
      expect(members.map(({ id, weight, votes }) => `${id} ${weight} ${String(votes)}`)).toEqual([
        'alpha 3 true',
        'beta 2 true',
        'gamma 2 true',
        'regulator 0 false',
      ]);
      const { version, charter } = await rita.get('/api/charter', charterRecordSchema);
      expect(version).toBe(1);
      expect(charter).toEqual(stage.launched.consortium.charter);
      const found = await rita.get('/api/people', personListSchema);
      expect(found.find(({ id }) => id === 'alpha.ana')?.roles).toEqual([
        'approver',
        'proposer',
        'representative',
      ]);
    });

    it('binds a person’s first key, and no second one', async () => {
      const ana = await stage.as('alpha.ana');
      expect((await ana.session()).personId).toBe('alpha.ana');
      const impostor = await Actor.enrolUnbound(accessOf(stage.launched, 'alpha.ana'));
      expect(await impostor.signIn()).toMatchObject({ personId: null, bindable: false });
      expect(await refusalCode(impostor.bind())).toBe('CREDENTIAL_ALREADY_BOUND');
      const draft = { title: 'x', description: '', actions: [resolution] };
      expect(await refusalCode(impostor.submit('Proposals:draft', draft))).toBe('CALLER_NOT_BOUND');
    });
  });

  describe('the life of a proposal', () => {
    it('goes from draft through sponsor, notice, ballots and delay to its execution, and explains its outcome', async () => {
      const [ana, eva] = [await stage.as('alpha.ana'), await stage.as('beta.eva')];
      const input = {
        title: 'A standard',
        description: 'Use it.',
        actions: [resolution],
        trackId: 'sponsored',
      };
      const proposalId = await draftedId(ana, input);
      expect(await refusalCode(ana.submit('Proposals:submit', { proposalId }))).toBe('SPONSORS_MISSING');
      expect(await refusalCode(ana.submit('Proposals:sponsor', { proposalId }))).toBe('SPONSOR_OWN_PROPOSAL');
      await eva.submit('Proposals:sponsor', { proposalId });
      await ana.submit('Proposals:submit', { proposalId });
      expect((await proposalOf(ana, proposalId)).phase.state).toBe('notice');
      await untilState(ana, proposalId, ['voting']);
      await stage.vote('beta', proposalId, 'yes');
      await stage.vote('alpha', proposalId, 'yes');
      const { decision, phase } = await untilState(ana, proposalId, ['executed']);
      expect(decision).toMatchObject({
        outcome: 'approved',
        early: true,
        tally: { weight: { yes: 5, silent: 2, total: 7 } },
        quorum: { met: true, needed: 2, reached: 2, base: 3 },
        threshold: { met: true, needed: 4, reached: 5, base: 7 },
      });
      expect(phase.dueAt).toBeGreaterThan(decision?.decidedAt ?? Infinity);
    });

    it('asks each institution’s own rule before its one ballot', async () => {
      const proposalId = await stage.propose('gamma.gao', 'ordinary', resolution);
      const [ana, ben, dora] = [
        await stage.as('alpha.ana'),
        await stage.as('alpha.ben'),
        await stage.as('alpha.dora'),
      ];
      expect(await refusalCode(dora.approve(proposalId, 'yes'))).toBe('PERMISSION_DENIED');
      const first = await ben.approve(proposalId, 'yes');
      expect(await refusalCode(ana.submit('Ballots:cast', ballot(proposalId, 'yes', first)))).toBe(
        'BALLOT_NOT_APPROVED',
      );
      const own = await ana.approve(proposalId, 'yes');
      expect(await refusalCode(ana.submit('Ballots:cast', ballot(proposalId, 'yes', first, own)))).toBe(
        'MAKER_IS_CHECKER',
      );
      const invented = { personId: 'alpha.cai', salt: '0'.repeat(64) };
      expect(await refusalCode(ana.submit('Ballots:cast', ballot(proposalId, 'yes', first, invented)))).toBe(
        'APPROVAL_NOT_FOUND',
      );
      await stage.vote('alpha', proposalId, 'no');
      expect(await refusalCode(stage.vote('alpha', proposalId, 'yes'))).toBe('BALLOT_ALREADY_CAST');
      await stage.vote('beta', proposalId, 'no');
      expect((await untilState(ana, proposalId, ['rejected'])).decision?.threshold).toMatchObject({
        met: false,
        reached: 0,
      });
    });

    it('can be withdrawn by its proposer while undecided, by nobody else', async () => {
      const proposalId = await stage.propose('alpha.ana', 'slow', resolution);
      const reason = 'Written too early.';
      const eva = await stage.as('beta.eva');
      expect(await refusalCode(eva.submit('Proposals:withdraw', { proposalId, reason }))).toBe(
        'PROPOSAL_NOT_YOURS',
      );
      const ana = await stage.as('alpha.ana');
      await ana.submit('Proposals:withdraw', { proposalId, reason });
      expect((await proposalOf(ana, proposalId)).phase).toMatchObject({
        state: 'withdrawn',
        withdrawnReason: reason,
      });
      expect(await refusalCode(ana.submit('Proposals:withdraw', { proposalId, reason }))).toBe(
        'PROPOSAL_WRONG_STATE',
      );
    });

    it('expires when what was decided cannot be carried out within its grace', async () => {
      const grant = { kind: 'role.grant', payload: { personId: 'beta.finn', roleId: 'observer' } };
      const first = await stage.propose('alpha.ana', 'ordinary', grant);
      const second = await stage.propose('alpha.ana', 'fleeting', grant);
      const ana = await stage.as('alpha.ana');
      await stage.vote('alpha', first, 'yes');
      await stage.vote('beta', first, 'yes');
      await untilState(ana, first, ['executed']);
      // The person holds the role by now, so that granting it again can have no effect.
      await stage.vote('alpha', second, 'yes');
      await stage.vote('beta', second, 'yes');
      await untilState(ana, second, ['expired']);
      expect(await refusalCode(ana.submit('Execution:execute', { proposalId: second }))).toBe(
        'PROPOSAL_WRONG_STATE',
      );
    });

    it('takes no ballot after the deadline, neither late nor withheld', async () => {
      const proposalId = await stage.propose('alpha.ana', 'brief', resolution);
      const [eva, finn, gao] = [
        await stage.as('beta.eva'),
        await stage.as('beta.finn'),
        await stage.as('gamma.gao'),
      ];
      await stage.vote('alpha', proposalId, 'yes');
      const approval = await gao.approve(proposalId, 'yes');
      // Endorsed in time, but kept back until after the close.
      const input = ballot(proposalId, 'yes', approval);
      const withheld = await gao.prepare({ name: 'Ballots:cast', input });
      const late = await finn.approve(proposalId, 'yes');
      const { decision } = await untilState(eva, proposalId, ['no-quorum']);
      expect(decision?.quorum).toMatchObject({ met: false, needed: 2, reached: 1, base: 3 });
      expect(await refusalCode(gao.send(withheld))).toBe('TRANSACTION_CONFLICT');
      const lateInput = ballot(proposalId, 'yes', late);
      expect(await refusalCode(eva.submit('Ballots:cast', lateInput))).toBe('PROPOSAL_NOT_VOTING');
      expect((await proposalOf(eva, proposalId)).ballots.map(({ memberId }) => memberId)).toEqual(['alpha']);
    });

    it('goes by the endorsers’ clocks, not by the time that a client writes', async () => {
      const proposalId = await stage.propose('alpha.ana', 'ordinary', resolution);
      const gao = await stage.as('gamma.gao');
      const approval = await gao.approve(proposalId, 'yes');
      const input = ballot(proposalId, 'yes', approval);
      const hour = 60 * 60 * 1000;
      expect(await refusalCode(gao.prepare({ name: 'Ballots:cast', input, at: Date.now() - hour }))).toBe(
        'CLOCK_SKEW',
      );
      expect(await refusalCode(gao.prepare({ name: 'Ballots:cast', input, at: Date.now() + hour }))).toBe(
        'CLOCK_SKEW',
      );
    });
  });

  describe('roles', () => {
    const decide = async (kind: 'role.grant' | 'role.revoke', roleId: string): Promise<ProposalView> => {
      const payload = { personId: 'alpha.dora', roleId };
      const proposalId = await stage.propose('alpha.ana', 'ordinary', { kind, payload });
      await stage.vote('alpha', proposalId, 'yes');
      await stage.vote('gamma', proposalId, 'yes');
      return untilState(await stage.as('alpha.dora'), proposalId, ['executed']);
    };
    const draft = { title: 'x', description: '', actions: [resolution] };

    it('let a person act as soon as a proposal grants one, and no longer once another revokes it', async () => {
      const dora = await stage.as('alpha.dora');
      expect(await refusalCode(dora.submit('Proposals:draft', draft))).toBe('PERMISSION_DENIED');
      await decide('role.revoke', 'observer');
      await decide('role.grant', 'proposer');
      expect((await dora.session()).permissions).toContain('proposal.propose');
      await draftedId(dora, draft);
      await decide('role.revoke', 'proposer');
      expect((await dora.session()).permissions).toEqual([]);
      expect(await refusalCode(dora.submit('Proposals:draft', draft))).toBe('PERMISSION_DENIED');
    });

    it('that exclude each other are not granted together', async () => {
      const ana = await stage.as('alpha.ana');
      const actions = [{ kind: 'role.grant', payload: { personId: 'alpha.ana', roleId: 'observer' } }];
      expect(await refusalCode(ana.submit('Proposals:draft', { ...draft, actions }))).toBe('ROLES_EXCLUDE');
    });

    it('never let the regulator’s people vote', async () => {
      const proposalId = await stage.propose('alpha.ana', 'ordinary', resolution);
      const rita = await stage.as('regulator.rita');
      const input = ballot(proposalId, 'yes');
      expect(['PERMISSION_DENIED', 'MEMBER_DOES_NOT_VOTE']).toContain(
        await refusalCode(rita.submit('Ballots:cast', input)),
      );
    });
  });
});
