import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeConfig } from '@fabric-governance/protocol/config/decode-config';
import { setValue } from '@fabric-governance/protocol/config/group-builder';
import { buildEnvelope, buildPayload, openEnvelope } from '@fabric-governance/protocol/envelope';
import { common } from '@hyperledger/fabric-protos';
import { ConfigGroup, type Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { BatchSize, BatchTimeout } from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import {
  adminOf,
  nodeOf,
  type TestChannel,
  testChannel,
  updateEnvelope,
  userOf,
} from '../administration/test-channel.fixture.js';
import { Channel } from '../channel/channel.js';
import type { Signer } from '../crypto/signer.js';
import { LedgerStore } from '../ledger/ledger-store.js';
import { Orderer } from './orderer.js';

describe('Orderer', () => {
  const directory = mkdtempSync(join(tmpdir(), 'orderer-'));
  const dropped: string[] = [];
  let made: TestChannel;
  let store: LedgerStore;
  let channel: Channel;
  let orderer: Orderer;

  beforeAll(async () => {
    made = await testChannel();
  });

  beforeEach(async () => {
    dropped.length = 0;
    store = await LedgerStore.open(mkdtempSync(join(directory, 'ledger-')));
    channel = await Channel.open(made.name, store, () => made.genesis);
    orderer = new Orderer(channel, nodeOf(made.orderer), {
      onBlock: () => undefined,
      onDrop: (reason) => dropped.push(reason),
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

  const send = (envelope: Uint8Array): Promise<void> => orderer.broadcast(envelope, openEnvelope(envelope));

  function message(signer: Signer, type: 'endorser' | 'config' | 'deliver-seek' = 'endorser'): Uint8Array {
    const payload = buildPayload({
      type,
      channel: made.name,
      txId: 'x',
      creator: signer.identity,
      nonce: new Uint8Array(24),
      timestamp: { seconds: 1, nanos: 0 },
      data: new Uint8Array(10),
    });
    return buildEnvelope(payload, signer.sign(payload));
  }

  function batchSize(
    count: number,
    { preferred = 1_000_000, timeout }: { preferred?: number; timeout?: string } = {},
  ): Promise<Uint8Array> {
    const change = (config: Config): void => {
      const size = new BatchSize();
      size.setMaxMessageCount(count);
      size.setAbsoluteMaxBytes(1_000_000);
      size.setPreferredMaxBytes(preferred);
      const section = config.getChannelGroup()?.getGroupsMap().get('Orderer') ?? new ConfigGroup();
      setValue(section, 'BatchSize', size);
      if (timeout !== undefined) {
        const value = new BatchTimeout();
        value.setTimeout(timeout);
        setValue(section, 'BatchTimeout', value);
      }
    };
    return updateEnvelope(channel.configuration, change, [adminOf(made.orderer)]);
  }

  function removal(group: string): Promise<Uint8Array> {
    const change = (config: Config): void => {
      config.getChannelGroup()?.getGroupsMap().get('Application')?.getGroupsMap().del(group);
    };
    const [first, second] = made.members;
    return updateEnvelope(channel.configuration, change, [adminOf(first), adminOf(second)]);
  }

  async function lastUpdate(): Promise<Uint8Array | undefined> {
    const block = (await channel.feed.block(channel.lastConfigBlock)) ?? new Uint8Array();
    return decodeConfig(block).lastUpdate;
  }

  async function blockSizes(from: bigint): Promise<number[]> {
    const sizes: number[] = [];
    for (let number = from; number < channel.height; number++) {
      const block = common.Block.deserializeBinary((await channel.feed.block(number)) ?? new Uint8Array());
      sizes.push(block.getData()?.getDataList().length ?? 0);
    }
    return sizes;
  }

  it('cuts blocks by the number and the size that the configuration says', async () => {
    const client = userOf(made.members[0]);
    const messages = Array.from({ length: 5 }, () => message(client));
    await send(await batchSize(2));
    await Promise.all(messages.map(send));
    expect(await blockSizes(2n)).toEqual([2, 2, 1]);
    await send(await batchSize(10, { preferred: 100 }));
    await Promise.all(messages.map(send));
    expect(await blockSizes(6n)).toEqual([1, 1, 1, 1, 1]);
  });

  it('lets a message wait as long as the configuration says, and what was left before an update not at all', async () => {
    const client = userOf(made.members[0]);
    await send(await batchSize(10, { timeout: '300ms' }));
    const begun = performance.now();
    await send(message(client));
    expect(performance.now() - begun).toBeGreaterThan(290);
    await send(await batchSize(10, { timeout: '1h' }));
    await Promise.all([send(message(client)), batchSize(9).then(send)]);
    expect(await blockSizes(2n)).toEqual([1, 1, 1, 1]);
  });

  it('makes blocks of what waits when it is closed', async () => {
    await send(await batchSize(10, { timeout: '1h' }));
    const sent = send(message(userOf(made.members[0])));
    await orderer.close();
    await sent;
    expect(channel.height).toBe(3n);
  });

  it('lets one of two racing updates win, and tells the other’s sender nothing', async () => {
    const [first, second] = [await batchSize(5), await batchSize(6)];
    await Promise.all([send(first), send(second)]);
    expect(channel.height).toBe(2n);
    expect(channel.configuration.sequence).toBe(1);
    expect(await lastUpdate()).toEqual(first);
    expect(dropped).toEqual([expect.stringContaining('to version 1, but key is at version 1')]);
  });

  it('refuses an update that comes after another has changed the same', async () => {
    const late = await batchSize(6);
    await send(await batchSize(5));
    await expect(send(late)).rejects.toThrow('error applying config update to existing channel');
    expect(dropped).toEqual([]);
  });

  it('drops messages of those whom an update ahead of them in the queue removes', async () => {
    const [first, , third] = made.members;
    const removing = await removal(third.mspId);
    await Promise.all([send(removing), send(message(userOf(first))), send(message(userOf(third)))]);
    expect(channel.height).toBe(3n);
    const block = common.Block.deserializeBinary((await channel.feed.block(2n)) ?? new Uint8Array());
    expect(block.getData()?.getDataList()).toHaveLength(1);
    expect(dropped).toEqual([expect.stringContaining('permission denied')]);
  });

  it('orders whatever a writer sends, but no finished configuration', async () => {
    const client = userOf(made.members[0]);
    await send(message(client, 'deliver-seek'));
    expect(channel.height).toBe(2n);
    await expect(send(message(client, 'config'))).rejects.toThrow(
      'message is of type that cannot be processed directly',
    );
  });

  it('says where an update fails', async () => {
    const update = await batchSize(5);
    const forged = common.Envelope.deserializeBinary(update);
    forged.setSignature(new Uint8Array(70));
    await expect(send(forged.serializeBinary())).rejects.toThrow(
      'config update for existing channel did not pass initial checks: ',
    );
  });
});
