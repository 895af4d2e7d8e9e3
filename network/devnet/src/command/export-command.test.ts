import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeBlock } from '@fabric-governance/protocol/block';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import { testChannel, type TestChannel } from '../administration/test-channel.fixture.js';
import { TEST_CHAINCODE, TestLedger } from '../channel/test-ledger.fixture.js';
import { VarintReader } from '../ledger/varint.js';
import { exportCommand } from './export-command.js';

jest.setTimeout(60_000);

/** Reads a block file by what Fabric's documentation of its storage says, apart from devnet's own reader. */
function readBlockFile(bytes: Uint8Array): { readonly number: number; readonly envelopes: Uint8Array[] }[] {
  const file = new VarintReader(bytes);
  const found: { number: number; envelopes: Uint8Array[] }[] = [];
  while (!file.isAtEnd) {
    const block = new VarintReader(file.sizedBytes());
    const number = block.number();
    block.sizedBytes(); // Data hash.
    block.sizedBytes(); // Previous hash.
    const envelopes = Array.from({ length: block.number() }, () => block.sizedBytes());
    Array.from({ length: block.number() }, () => block.sizedBytes());
    expect(block.isAtEnd).toBe(true);
    found.push({ number, envelopes });
  }
  return found;
}

describe('devnet export', () => {
  let parties: TestChannel;
  const data = mkdtempSync(join(tmpdir(), 'export-'));
  const to = join(data, 'exported');
  const printed: string[] = [];
  let height: bigint;

  beforeAll(async () => {
    parties = await testChannel();
    const folder = join(data, 'channels', 'mychannel');
    mkdirSync(folder, { recursive: true });
    const ledger = await TestLedger.open(folder, parties);
    await ledger.define(parseSignaturePolicy("OR('Org1MSP.peer')"));
    for (let block = 0; block < 3; block++) {
      await ledger.append([
        ledger.transaction((simulator) => {
          simulator.setState(TEST_CHAINCODE, 'key', Buffer.from(`${block}`));
        }),
      ]);
    }
    ({ height } = ledger.channel);
    const run = exportCommand((line) => printed.push(line));
    await run.parseAsync(['--data', data, '--channel', 'mychannel', '--to', to], { from: 'user' });
    await ledger.close();
  });
  afterAll(() => {
    parties.remove();
    rmSync(data, { recursive: true, force: true });
  });

  it('writes each block as Fabric’s tools fetch it, of a network that runs', () => {
    expect(height).toBe(5n);
    const names = readdirSync(join(to, 'blocks')).sort();
    expect(names).toEqual([0, 1, 2, 3, 4].map((number) => `mychannel_${number}.block`));
    const blocks = names.map((name) => decodeBlock(readFileSync(join(to, 'blocks', name))));
    blocks.forEach(({ number, previousHash, transactions }, index) => {
      expect(number).toBe(BigInt(index));
      expect(transactions).toHaveLength(1);
      if (index > 0) {
        expect(Buffer.from(previousHash)).toEqual(Buffer.from(blocks[index - 1]?.headerHash ?? []));
      }
    });
    expect(printed[0]).toBe('5 blocks of mychannel');
  });

  it('writes the chain in Fabric’s block file form', () => {
    const blocks = readBlockFile(
      readFileSync(join(to, 'ledgersData/chains/chains/mychannel/blockfile_000000')),
    );
    expect(blocks.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4]);
    const [first] = blocks;
    const genesis = decodeBlock(readFileSync(join(to, 'blocks', 'mychannel_0.block')));
    expect(genesis.transactions).toHaveLength(first?.envelopes.length ?? 0);
  });

  it('says when there is no such channel', async () => {
    const run = exportCommand(() => undefined);
    await expect(
      run.parseAsync(['--data', data, '--channel', 'nobody', '--to', to], { from: 'user' }),
    ).rejects.toThrow('has no channel nobody');
  });
});
