import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEnvelope } from '@fabric-governance/protocol/envelope';
import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import {
  adminOf,
  nodeOf,
  type TestChannel,
  testChannel,
  updateEnvelope,
} from '../administration/test-channel.fixture.js';
import { LedgerStore } from '../ledger/ledger-store.js';
import { Orderer } from '../ordering/orderer.js';
import { Channel } from './channel.js';
import { PeerChannel } from './peer-channel.js';

describe('PeerChannel', () => {
  const directory = mkdtempSync(join(tmpdir(), 'peer-channel-'));
  let made: TestChannel;
  let channel: Channel;
  let orderer: Orderer;

  beforeAll(async () => {
    made = await testChannel();
  });

  beforeEach(async () => {
    const store = await LedgerStore.open(mkdtempSync(join(directory, 'ledger-')));
    channel = await Channel.open(made.name, store, () => made.genesis);
    orderer = new Orderer(channel, nodeOf(made.orderer), {
      onBlock: () => undefined,
      onDrop: () => undefined,
      onFault: (fault) => {
        throw fault;
      },
    });
  });

  afterEach(async () => {
    await orderer.close();
    await channel.close();
  });

  afterAll(() => {
    made.remove();
    rmSync(directory, { recursive: true, force: true });
  });

  async function change(edit: (config: Config) => void): Promise<void> {
    const [first, second] = made.members;
    const envelope = await updateEnvelope(channel.configuration, edit, [adminOf(first), adminOf(second)]);
    await orderer.broadcast(envelope, openEnvelope(envelope));
  }

  const application = (
    config: Config,
  ): ReturnType<NonNullable<ReturnType<Config['getChannelGroup']>>['getGroupsMap']> =>
    config.getChannelGroup()?.getGroupsMap().get('Application')?.getGroupsMap() ?? fail();
  const fail = (): never => {
    throw new Error('no application group');
  };

  function remove(mspId: string): Promise<void> {
    return change((config) => {
      application(config).del(mspId);
    });
  }

  function bringBack(mspId: string, group: ReturnType<ReturnType<typeof application>['get']>): Promise<void> {
    return change((config) => {
      application(config).set(mspId, group?.clone() ?? fail());
    });
  }

  it('ends before the block that removes the peer’s organisation', async () => {
    const [first, , third] = made.members;
    const staying = await PeerChannel.follow(channel, nodeOf(first).identity);
    const leaving = await PeerChannel.follow(channel, nodeOf(third).identity);
    await remove(third.mspId);
    expect([channel.height, staying.height, leaving.height]).toEqual([2n, 2n, 1n]);
    expect(leaving.configuration.applicationOrganisations()).toContain(third.mspId);
    expect(leaving.lastConfigBlock).toBe(0n);
    expect(leaving.lastHeaderHash).not.toEqual(channel.lastHeaderHash);
    expect(await leaving.feed.block(0n)).toBeDefined();
    expect(await leaving.feed.block(1n)).toBeUndefined();
    expect(leaving.feed.height).toBe(1n);
  });

  it('gives waiting readers nothing until the organisation is back, and then everything', async () => {
    const [, , third] = made.members;
    const leaving = await PeerChannel.follow(channel, nodeOf(third).identity);
    const group = application(channel.configuration.config).get(third.mspId);
    const next = leaving.feed.next(1n, new AbortController().signal);
    let came = false;
    void next.then(() => {
      came = true;
    });
    await remove(third.mspId);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(came).toBe(false);
    await bringBack(third.mspId, group);
    expect(await next).toEqual(await channel.feed.block(1n));
    expect(leaving.height).toBe(3n);
    expect(leaving.configuration).toBe(channel.configuration);
  });

  it('stands where it stood when it is taken up again', async () => {
    const [, second, third] = made.members;
    await remove(third.mspId);
    await remove(second.mspId);
    expect(channel.height).toBe(3n);
    const again = await PeerChannel.follow(channel, nodeOf(third).identity);
    expect([again.height, again.lastConfigBlock]).toEqual([1n, 0n]);
    expect(again.configuration.sequence).toBe(0);
  });

  it('has the first block only where the organisation was never on the channel', async () => {
    await remove(made.members[2].mspId);
    const outsider = await PeerChannel.follow(channel, nodeOf(made.outsider).identity);
    expect(outsider.height).toBe(1n);
  });

  it('lets go of a reader that gives up', async () => {
    const [, , third] = made.members;
    const leaving = await PeerChannel.follow(channel, nodeOf(third).identity);
    await remove(third.mspId);
    const abort = new AbortController();
    const next = leaving.feed.next(1n, abort.signal);
    abort.abort('gone');
    expect(await next).toBeUndefined();
  });
});
