import { blockPageSchema } from '@fabric-governance/gateway-api/contract/ledger';
import type { Actor } from '../client/actor.js';
import { untilState } from '../client/until.js';
import { reachPeer, type ReachedPeer } from './foreign-peer.js';
import { describeScenario } from './scenario-network.js';
import { resolution, setStage, type Stage } from './stage.js';

const LAUNCH_MS = 180_000;
jest.setTimeout(180_000);
const STREAMS = ['deliver', 'deliverWithPrivateData'] as const;
const CLOSED = { status: 'FORBIDDEN', blocks: 0, privateWrites: '' };
const NOBODY = '/Channel/Application/Nobody';

describeScenario('what an institution deliberates in private', () => {
  let stage: Stage;
  let alphaAtBeta: ReachedPeer;
  let betaAtBeta: ReachedPeer;
  /** Stands in the private approval alone. */
  let salt: string;
  beforeAll(async () => {
    stage = await setStage();
    alphaAtBeta = reachPeer(stage.launched, { of: 'beta', as: 'alpha' });
    betaAtBeta = reachPeer(stage.launched, { of: 'beta', as: 'beta' });
    const proposalId = await stage.propose('beta.eva', 'ordinary', resolution);
    ({ salt } = await (await stage.as('beta.finn')).approve(proposalId, 'yes'));
  }, LAUNCH_MS);
  afterAll(async () => {
    alphaAtBeta.close();
    betaAtBeta.close();
    await stage.stop();
  });

  const numbersOf = async (actor: Actor): Promise<readonly number[]> => {
    const { blocks } = await actor.get('/api/blocks?limit=500', blockPageSchema);
    return blocks.map(({ number }) => Number(number)).sort((a, b) => a - b);
  };

  /** Who may have blocks streamed by peers, decided by two of the three members. */
  async function decideStreams(from: string | null, to: string | null): Promise<void> {
    const change = { kind: 'access', resource: 'event/Block', from, to };
    const action = { kind: 'channel.configure', payload: { change } };
    const proposalId = await stage.propose('alpha.ana', 'ordinary', action);
    await stage.vote('alpha', proposalId, 'yes');
    await stage.vote('gamma', proposalId, 'yes');
    await untilState(await stage.as('alpha.ana'), proposalId, ['executed'], 120_000);
  }

  it.each(STREAMS)('is streamed to nobody by its peer, with or without its blocks: %s', async (stream) => {
    expect(await alphaAtBeta.stream(stream)).toEqual(CLOSED);
    expect(await betaAtBeta.stream(stream)).toEqual(CLOSED);
  });

  it('is in no block, and every block can be read by the other institutions, one by one', async () => {
    const numbers = await numbersOf(await stage.as('regulator.rita'));
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers).toEqual(numbers.map((_number, index) => index));
    for (const number of numbers) {
      const bytes = Buffer.from(await alphaAtBeta.block(number));
      expect(bytes.includes(salt)).toBe(false);
    }
  });

  it('would go to every institution with the blocks, were they streamed as Fabric does by default', async () => {
    await decideStreams(NOBODY, null);
    const { status, privateWrites } = await alphaAtBeta.stream('deliverWithPrivateData');
    expect(status).toBe('SUCCESS');
    expect(privateWrites).toContain(salt);
    await decideStreams(null, NOBODY);
    expect(await alphaAtBeta.stream('deliverWithPrivateData')).toEqual(CLOSED);
  });
});
