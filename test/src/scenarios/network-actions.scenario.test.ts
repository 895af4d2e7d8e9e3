import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { decodeConfig } from '@fabric-governance/protocol/config/decode-config';
import { batchLimitsInMillis } from '@fabric-governance/protocol/config/change/batch-limits-changed';
import { ROOT } from '@fabric-governance/launch/paths';
import type { Actor } from '../client/actor.js';
import { untilState } from '../client/until.js';
import { servicePackage } from './chaincode-package.js';
import { describeScenario } from './scenario-network.js';
import { resolution, setStage, type Stage } from './stage.js';

const LAUNCH_MS = 180_000;
jest.setTimeout(180_000);
const VOTERS = ['alpha', 'beta', 'gamma'] as const;

describeScenario('what the network becomes', () => {
  let stage: Stage;
  let ana: Actor;
  beforeAll(async () => {
    stage = await setStage();
    ana = await stage.as('alpha.ana');
  }, LAUNCH_MS);
  afterAll(() => stage.stop());

  /** Decided by two of the three members, and waited for. */
  async function decided(
    action: { kind: string; payload: unknown },
    states: readonly ProposalView['phase']['state'][] = ['executed'],
  ): Promise<ProposalView> {
    const proposalId = await stage.propose('alpha.ana', 'ordinary', action);
    await stage.vote('alpha', proposalId, 'yes');
    await stage.vote('gamma', proposalId, 'yes');
    return untilState(ana, proposalId, states, 120_000);
  }

  const configIn = async (block: number) => {
    const answer = await ana.api.request('GET', `/api/blocks/${block}/raw`);
    return decodeConfig(new Uint8Array(await answer.arrayBuffer())).config;
  };

  const settingsOf = (member: string): string =>
    join(stage.launched.dataDir, 'institutions', member, 'agent', 'settings.json');

  /** Packages as an institution's operators see them, by the command that they would use. */
  function packagesOf(member: string): readonly { packageId: string; label: string; sourceHash: string }[] {
    const program = join(ROOT, 'network/operator/dist/main.js');
    const output = execFileSync(process.execPath, [
      program,
      '--settings',
      settingsOf(member),
      'packages',
      '--json',
    ]);
    return JSON.parse(output.toString()) as ReturnType<typeof packagesOf>;
  }

  it('is a configuration changed by the members together, proven from the block that brought it', async () => {
    const from = batchLimitsInMillis(await configIn(0));
    const to = { ...from, maxMessages: from.maxMessages + 7 };
    const { attestations } = await decided({
      kind: 'channel.configure',
      payload: { change: { kind: 'batch-limits', from, to } },
    });
    const [found] = attestations.filter(({ result }) => result === 'done');
    expect(batchLimitsInMillis(await configIn(found?.evidence?.blockNumber ?? 0))).toEqual(to);
    // Decided on what the channel no longer says: it must not undo the newer decision.
    const stale = { kind: 'batch-limits', from, to: { ...from, maxMessages: 1 } };
    const { phase } = await decided({ kind: 'channel.configure', payload: { change: stale } }, ['failed']);
    expect(phase.failure).toBe('CONFIGURATION_MOVED_ON');
  });

  it('is refused by the ordering service, whose words stand on the ledger, and tried again', async () => {
    const list = '-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n';
    const payload = { mspId: 'BetaMSP', from: [], to: [list] };
    const first = await decided({ kind: 'revocation.publish', payload }, ['failed']);
    expect(first.phase.failure).toMatch(/^ORDERER_REFUSED: BAD_REQUEST .*could not parse RevocationList/u);
    // Only the institution whose lists they are has to sign.
    expect(new Set(first.contributions.map(({ memberId }) => memberId))).toEqual(new Set(['beta']));
    const second = await untilState(ana, first.proposal.id, ['executing'], 60_000);
    expect(second.phase.attempt).toBe(2);
  });

  it('is a chaincode that every institution checks, installs and approves; without its package it waits', async () => {
    const own = await servicePackage('trade_1.0', 'the source');
    const payload = {
      name: 'trade',
      version: '1.0',
      sequence: 1,
      package: { label: own.label, sourceHash: own.sourceHash },
      endorsementPolicy: "OutOf(2, 'AlphaMSP.peer', 'BetaMSP.peer', 'GammaMSP.peer')",
      initRequired: false,
      collections: [],
    };
    const other = await servicePackage('trade_1.0', 'another source');
    const leave = (member: string, { bytes }: { bytes: Uint8Array }): void => {
      const folder = join(stage.launched.dataDir, 'institutions', member, 'agent', 'packages');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'trade.tar.gz'), bytes);
    };
    for (const member of VOTERS) leave(member, other);
    const first = await decided({ kind: 'chaincode.commit', payload }, ['failed']);
    expect(first.phase.failure).toBe('SOURCE_DIFFERS');
    for (const member of VOTERS) leave(member, own);
    // In the middle of the next attempt every agent is killed outright.
    await untilState(ana, first.proposal.id, ['executing', 'executed'], 60_000);
    for (const member of VOTERS) await stage.launched.kill(`agent.${member}`);
    const { attestations, contributions } = await untilState(ana, first.proposal.id, ['executed'], 150_000);
    const done = attestations.filter(({ result }) => result === 'done');
    expect(done.length).toBeGreaterThanOrEqual(2);
    for (const { evidence } of done)
      expect(evidence?.definition).toMatchObject({ version: '1.0', sequence: 1 });
    expect(new Set(contributions.map(({ packageId }) => packageId))).toEqual(new Set([own.packageId]));
    expect(packagesOf('alpha').map(({ packageId }) => packageId)).toContain(own.packageId);
  });

  it('is governance itself under another endorsement policy, with a vote that goes on', async () => {
    const governance = packagesOf('alpha').find(({ label }) => label.startsWith('governance'));
    const { evidence } = (
      await decided({
        kind: 'chaincode.commit',
        payload: {
          name: 'governance',
          version: '1.0',
          sequence: 2,
          package: { label: governance?.label, sourceHash: governance?.sourceHash },
          endorsementPolicy: "OutOf(2, 'AlphaMSP.peer', 'BetaMSP.peer', 'GammaMSP.peer')",
          initRequired: false,
          collections: [],
        },
      })
    ).attestations.find(({ result }) => result === 'done') ?? { evidence: undefined };
    expect(evidence?.definition).toMatchObject({ sequence: 2 });
    await decided(resolution);
  });
});
