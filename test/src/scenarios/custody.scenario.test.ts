import { endorsementSchema } from '@fabric-governance/gateway-api/contract/relay';
import { blockPageSchema } from '@fabric-governance/gateway-api/contract/ledger';
import { fromBase64, toBase64 } from '@fabric-governance/protocol/bytes';
import { checkPreparedTransaction } from '@fabric-governance/protocol/prepared-transaction';
import type { Actor } from '../client/actor.js';
import { signCall, type Call } from '../client/prepared.js';
import { proposalOf, until, untilState } from '../client/until.js';
import { refusalCode, resolution, setStage, type Stage } from './stage.js';
import { describeScenario, networkProcessesOf } from './scenario-network.js';

const LAUNCH_MS = 180_000;
jest.setTimeout(120_000);

describeScenario('keys and durability', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, LAUNCH_MS);
  afterAll(() => stage.stop());

  const draft = (title: string): Call<'Proposals:draft'> => ({
    name: 'Proposals:draft',
    input: { title, description: '', actions: [resolution] },
  });
  const endorse = (actor: Actor, body: unknown) =>
    actor.api.post('/api/relay/endorse', body, endorsementSchema);

  describe('the relay', () => {
    it('passes on only what the person signed in has signed', async () => {
      const [ana, ben] = [await stage.as('alpha.ana'), await stage.as('alpha.ben')];
      const anas = signCall(ana.signing, draft('Ana’s'));
      expect(await refusalCode(endorse(ben, anas.body))).toBe('RELAY_NOT_YOURS');
      const other = signCall(ana.signing, draft('Another'));
      const mixed = { ...anas.body, signature: other.body.signature };
      expect(await refusalCode(endorse(ana, mixed))).toMatch(/SIGNATURE|IDENTITY|ENDORSEMENT/u);
    });

    it('cannot make a person sign another transaction than the one proposed', async () => {
      const ana = await stage.as('alpha.ana');
      const [mine, other] = [signCall(ana.signing, draft('Mine')), signCall(ana.signing, draft('Other'))];
      const [own, foreign] = [await endorse(ana, mine.body), await endorse(ana, other.body)];
      const check = (envelopePayload: Uint8Array) => () =>
        checkPreparedTransaction({ proposalBytes: mine.proposalBytes, envelopePayload });
      expect(check(fromBase64(own.envelopePayload))).not.toThrow();
      expect(check(fromBase64(foreign.envelopePayload))).toThrow('HEADER_MISMATCH');
      const tampered = Buffer.from(fromBase64(own.envelopePayload));
      const place = tampered.lastIndexOf('It was resolved.');
      expect(place).toBeGreaterThan(0);
      tampered.write('It was rejected.', place);
      expect(check(tampered)).toThrow();
    });

    it('cannot change what was signed on the way to the orderer', async () => {
      const ana = await stage.as('alpha.ana');
      const prepared = await ana.prepare(draft('On the way'));
      const payload = Buffer.from(fromBase64(prepared.body.envelopePayload));
      payload.write('It was rejected.', payload.lastIndexOf('It was resolved.'));
      const changed = { ...prepared, body: { ...prepared.body, envelopePayload: toBase64(payload) } };
      expect(await refusalCode(ana.send(changed))).toMatch(
        /^(SUBMIT_REFUSED|SIGNATURE_INVALID|RELAY_MALFORMED)$/u,
      );
    });
  });

  describe('kill -9', () => {
    const hashes = async (actor: Actor): Promise<readonly string[]> => {
      const { blocks } = await actor.get('/api/blocks?limit=500', blockPageSchema);
      return blocks.map(({ number, headerHash }) => `${number} ${headerHash}`).reverse();
    };

    it('of the network in the middle of a vote loses no block and no ballot, and the vote goes on', async () => {
      const ana = await stage.as('alpha.ana');
      const proposalId = await stage.propose('alpha.ana', 'ordinary', resolution);
      const ballot = await stage.vote('alpha', proposalId, 'yes');
      const before = await hashes(ana);
      const network = networkProcessesOf('alpha');
      for (const name of network) await stage.launched.kill(name);
      for (const name of network) await stage.launched.ready(name);
      // The gateway is killed as well: what it shows afterwards it has read from the ledger.
      await stage.launched.kill('gateway.alpha');
      await stage.launched.ready('gateway.alpha');
      await until('alpha to be ready again', async () => {
        const session = await ana.signIn().catch(() => undefined);
        return session?.personId === 'alpha.ana' ? session : undefined;
      });
      const after = await until('all blocks to be read again', async () => {
        const found = await hashes(ana);
        return found.length >= before.length ? found : undefined;
      });
      expect(after.slice(0, before.length)).toEqual(before);
      const view = await proposalOf(ana, proposalId);
      expect(view.ballots.map(({ txId }) => txId)).toEqual([ballot]);
      expect(await refusalCode(stage.vote('alpha', proposalId, 'no'))).toBe('BALLOT_ALREADY_CAST');
      await stage.vote('beta', proposalId, 'yes');
      await untilState(ana, proposalId, ['executed']);
    });

    it('or less, of some agents leaves the work to whichever still runs', async () => {
      const pids = stage.launched.pids();
      const frozen = ['agent.alpha', 'agent.gamma'].map((name) => pids[name] ?? 0);
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
      try {
        const proposalId = await stage.propose('gamma.gao', 'ordinary', resolution);
        await stage.vote('alpha', proposalId, 'yes');
        await stage.vote('gamma', proposalId, 'yes');
        await untilState(await stage.as('gamma.gao'), proposalId, ['executed']);
      } finally {
        for (const pid of frozen) process.kill(pid, 'SIGCONT');
      }
    });

    it('of all agents is survived: each goes on where the ledger stands', async () => {
      for (const member of ['alpha', 'beta', 'gamma']) await stage.launched.kill(`agent.${member}`);
      const proposalId = await stage.propose('gamma.gao', 'ordinary', resolution);
      await stage.vote('alpha', proposalId, 'yes');
      await stage.vote('gamma', proposalId, 'yes');
      await untilState(await stage.as('gamma.gao'), proposalId, ['executed']);
    });
  });
});
