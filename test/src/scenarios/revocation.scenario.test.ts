import { organisationsOf } from '@fabric-governance/protocol/config/read-config';
import { decodeConfig } from '@fabric-governance/protocol/config/decode-config';
import { newAdministrator } from '@fabric-governance/operator/network/administrator';
import type { Actor } from '../client/actor.js';
import { untilState } from '../client/until.js';
import { type Authority, authorityOf } from './authority.js';
import { reachPeer } from './foreign-peer.js';
import { describeScenario } from './scenario-network.js';
import { refusalCode, resolution, setStage, type Stage } from './stage.js';

const LAUNCH_MS = 180_000;
jest.setTimeout(180_000);
/** fabric-ca's code for whoever shows a revoked certificate. */
const REVOKED = 20;

describeScenario('a revoked certificate', () => {
  let stage: Stage;
  let cai: Actor;
  let authority: Authority;
  let list: string;
  beforeAll(async () => {
    stage = await setStage();
    cai = await stage.as('alpha.cai');
    authority = await authorityOf(stage.launched, 'alpha');
  }, LAUNCH_MS);
  afterAll(() => stage.stop());

  const approves = async (actor: Actor): Promise<unknown> =>
    actor.approve(await stage.propose('beta.eva', 'ordinary', resolution), 'yes');

  /** Asks a peer for the chain's height with the person's own key, past all gateways. */
  async function heightAt(memberId: string): Promise<unknown> {
    const { mspId, certificate, key } = cai.signing;
    const by = newAdministrator(mspId, certificate, (message) => key.sign(message));
    const peer = reachPeer(stage.launched, { of: memberId, as: 'alpha', by });
    try {
      return await peer.block(0);
    } finally {
      peer.close();
    }
  }

  it('is refused by its authority at once, and by the network not before the list is there', async () => {
    list = await authority.revoke('alpha.cai');
    expect(list).toMatch(/^-----BEGIN X509 CRL-----\n/u);
    const csr = await cai.signing.key.certificateRequest('alpha.cai');
    expect((await authority.reenrol(cai.signing, csr)).errors).toContain(REVOKED);
    await approves(cai);
    for (const member of ['alpha', 'beta']) await heightAt(member);
  });

  it('is refused by the peers of all institutions once its list was published by vote', async () => {
    const payload = { mspId: 'AlphaMSP', from: [], to: [list] };
    const proposalId = await stage.propose('beta.eva', 'ordinary', { kind: 'revocation.publish', payload });
    await stage.vote('beta', proposalId, 'yes');
    await stage.vote('gamma', proposalId, 'yes');
    await stage.vote('alpha', proposalId, 'yes').catch(() => 'decided without it');
    const eva = await stage.as('beta.eva');
    const { attestations } = await untilState(eva, proposalId, ['executed'], 120_000);
    const [done] = attestations.filter(({ result }) => result === 'done');
    const answer = await eva.api.request('GET', `/api/blocks/${done?.evidence?.blockNumber ?? 0}/raw`);
    const { config } = decodeConfig(new Uint8Array(await answer.arrayBuffer()));
    const alpha = organisationsOf(config, 'Application').find(({ mspId }) => mspId === 'AlphaMSP');
    expect(alpha?.revocationLists).toEqual([list]);
    expect(await refusalCode(approves(cai))).toBe('CERTIFICATE_REVOKED');
    expect(await refusalCode(cai.signIn())).toBe('CERTIFICATE_REVOKED');
    for (const member of ['alpha', 'beta', 'gamma']) {
      await expect(heightAt(member)).rejects.toThrow(/access denied/u);
    }
  });

  it('is the only one: others of the institution go on', async () => {
    await approves(await stage.as('alpha.ben'));
  });
});
