import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { blockPageSchema } from '@fabric-governance/gateway-api/contract/ledger';
import type { Actor } from '../client/actor.js';
import { proposalOf, until, untilState } from '../client/until.js';
import { describeScenario } from '../scenarios/scenario-network.js';
import { CONSORTIUM, refusalCode, resolution, setStage, type Stage } from '../scenarios/stage.js';
import { networkCommand, type NetworkCommand, type ProcessStatus } from './network-command.js';

const LAUNCH_MS = 240_000;
jest.setTimeout(240_000);

/** The scenario consortium, with two peers for its first institution. */
function withTwoPeers(folder: string): string {
  const file = join(folder, 'consortium.yaml');
  const text = readFileSync(CONSORTIUM, 'utf8').replace(
    '    weight: 3\n',
    '    weight: 3\n    fabric: { peers: 2 }\n',
  );
  writeFileSync(file, text);
  cpSync(join(dirname(CONSORTIUM), 'scenario-charter.md'), join(folder, 'scenario-charter.md'));
  return file;
}

describeScenario('a real network', () => {
  let folder: string;
  let file: string;
  let stage: Stage;
  let command: NetworkCommand;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'survival-'));
    file = withTwoPeers(folder);
    stage = await setStage(file);
    command = networkCommand(file, stage.launched.dataDir);
  }, LAUNCH_MS);
  afterAll(async () => {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const onChannel = (all: readonly ProcessStatus[]): readonly ProcessStatus[] =>
    all.filter(({ name, note }) => /^(orderer|peer)/u.test(name) && note !== 'not on the channel');
  const hashes = async (actor: Actor): Promise<readonly string[]> => {
    const { blocks } = await actor.get('/api/blocks?limit=500', blockPageSchema);
    return blocks.map(({ number, headerHash }) => `${number} ${headerHash}`).reverse();
  };
  const equalHeights = (): Promise<number> =>
    until('all peers and orderers to have the same blocks', async () => {
      const heights = onChannel(await command.status()).map(({ height }) => height);
      const [first] = heights;
      return first !== null && new Set(heights).size === 1 ? first : undefined;
    });

  it('runs every process that its file asks for, and tells so', async () => {
    const names = (await command.status()).filter(({ pid }) => pid !== null).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'ca.orderer',
        'ca.delta',
        'peer.alpha',
        'peer2.alpha',
        'peer.regulator',
        'landing',
      ]),
    );
    expect(await equalHeights()).toBeGreaterThan(3);
  });

  it('is left as it is by a second up', async () => {
    const before = stage.launched.pids();
    await command.run('up');
    expect(stage.launched.pids()).toEqual(before);
  });

  it('orders ballots while one orderer after the other, so also the leading one, is killed', async () => {
    const orderers = (await command.status())
      .map(({ name }) => name)
      .filter((name) => /^orderer/u.test(name));
    const proposalId = await stage.propose('beta.eva', 'ordinary', resolution);
    const casts = [
      () => stage.vote('beta', proposalId, 'no'),
      () => stage.vote('alpha', proposalId, 'yes'),
      () => stage.vote('gamma', proposalId, 'yes'),
    ];
    for (const [index, orderer] of orderers.entries()) {
      await stage.launched.kill(orderer);
      await casts[index]?.();
      await stage.launched.ready(orderer);
    }
    const view = await untilState(await stage.as('beta.eva'), proposalId, ['executed']);
    expect(view.ballots).toHaveLength(3);
    await equalHeights();
  });

  it("goes on with a vote when an institution's peer and chaincode are killed in the middle of it", async () => {
    const gao = await stage.as('gamma.gao');
    const proposalId = await stage.propose('gamma.gao', 'ordinary', resolution);
    await stage.vote('gamma', proposalId, 'yes');
    await stage.launched.kill('peer.beta');
    await stage.launched.kill('chaincode.alpha');
    for (const name of ['peer.beta', 'chaincode.alpha']) await stage.launched.ready(name);
    await until('alpha to be able to vote again', () =>
      stage.vote('alpha', proposalId, 'yes').catch(() => undefined),
    );
    const view = await untilState(gao, proposalId, ['executed']);
    expect(view.ballots.map(({ memberId }) => memberId).sort()).toEqual(['alpha', 'gamma']);
  });

  it('is up again, with every block, after every process was killed outright at once', async () => {
    const ana = await stage.as('alpha.ana');
    const proposalId = await stage.propose('alpha.ana', 'ordinary', resolution);
    await stage.vote('alpha', proposalId, 'yes');
    const before = await hashes(ana);
    for (const pid of Object.values(stage.launched.pids())) process.kill(pid, 'SIGKILL');
    await until('all to be gone', () =>
      Promise.resolve(Object.keys(stage.launched.pids()).length === 0 ? true : undefined),
    );
    const { stderr } = await command.run('up');
    expect(stderr).toContain('Up after ');
    const after = await until('all blocks to be read again', async () => {
      await ana.signIn();
      const found = await hashes(ana);
      return found.length >= before.length ? found : undefined;
    });
    expect(after.slice(0, before.length)).toEqual(before);
    expect((await proposalOf(ana, proposalId)).ballots).toHaveLength(1);
    expect(await refusalCode(stage.vote('alpha', proposalId, 'no'))).toBe('BALLOT_ALREADY_CAST');
    await stage.vote('beta', proposalId, 'yes');
    await untilState(ana, proposalId, ['executed']);
    await equalHeights();
  });

  it('starts again by itself what dies while it is watched, and goes on when the watch ends', async () => {
    const before = stage.launched.pids();
    const watch = command.start('watch');
    const ended = new Promise((resolve) => watch.once('exit', resolve));
    try {
      for (const name of ['peer.gamma', 'orderer2']) process.kill(before[name] ?? 0, 'SIGKILL');
      const after = await until('both to live again', () => {
        const now = stage.launched.pids();
        const isAnew = (name: string): boolean => now[name] !== undefined && now[name] !== before[name];
        return Promise.resolve(isAnew('peer.gamma') && isAnew('orderer2') ? now : undefined);
      });
      expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    } finally {
      watch.kill('SIGINT');
    }
    expect(await ended).toBe(0);
    await equalHeights();
  });

  it('restarts one node on request, and shows its log', async () => {
    const before = stage.launched.pids()['peer.gamma'];
    await command.run('restart', 'peer.gamma');
    expect(stage.launched.pids()['peer.gamma']).not.toBe(before);
    expect((await command.run('logs', 'peer.gamma', '--lines', '20')).stdout.trim().split('\n')).toHaveLength(
      20,
    );
    await expect(command.run('restart', 'peer.omega')).rejects.toThrow('There is no process "peer.omega"');
    await equalHeights();
  });

  it('goes down and comes up again with the same ledger; a reset leaves nothing', async () => {
    const height = await equalHeights();
    await command.run('down');
    expect(stage.launched.pids()).toEqual({});
    expect((await command.run('down')).stderr).toContain('Nothing runs.');
    await command.run('up');
    expect(await equalHeights()).toBeGreaterThanOrEqual(height);
    await command.run('reset');
    expect(stage.launched.pids()).toEqual({});
    await expect(command.status()).rejects.toThrow('There is no network yet');
  });
});
