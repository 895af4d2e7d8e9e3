import * as fc from 'fast-check';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import { decode } from '@fabric-governance/protocol/message';
import { common } from '@hyperledger/fabric-protos';
import { testChannel, type TestChannel } from '../administration/test-channel.fixture.js';
import { encodeStoredBlock } from '../ledger/block-encoding.js';
import { varint } from '../ledger/varint.js';
import type { StateView } from '../ledger/versioned-state.js';
import { TEST_CHAINCODE, TestLedger, type MadeTransaction } from './test-ledger.fixture.js';

jest.setTimeout(60_000);

const BLOCK_FILE = 'blocks/blockfile_000000';

/** What a ledger says of itself, as text. */
async function contentOf({ channel }: TestLedger): Promise<string> {
  const state = channel.state();
  const entries = state.range(TEST_CHAINCODE, '', '');
  const found: unknown[] = [];
  for (let next = entries.next().value; next !== undefined; next = entries.next().value) {
    found.push([next.key, next.revision.version, historyOf(state, next.key)]);
  }
  const blocks: string[] = [];
  for (let number = 0n; number < channel.height; number++) {
    blocks.push(Buffer.from((await channel.feed.block(number)) ?? []).toString('base64'));
  }
  return JSON.stringify({ found, blocks }, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

function historyOf(state: StateView, key: string): unknown[] {
  return state
    .history(TEST_CHAINCODE, key)
    .map(({ version, value, metadata, transaction }) => [
      version,
      value && Buffer.from(value).toString('hex'),
      metadata && Buffer.from(metadata).toString('hex'),
      transaction.txId,
      transaction.timestamp && Buffer.from(transaction.timestamp).toString('hex'),
    ]);
}

describe('a channel on disk', () => {
  let parties: TestChannel;
  let original: string;
  let content: string;
  /** A block that comes after the original's, as it would be written. */
  let nextRecord: Buffer;
  let transactions: readonly MadeTransaction[];
  const folders: string[] = [];

  function folder(): string {
    const made = mkdtempSync(join(tmpdir(), 'ledger-test-'));
    folders.push(made);
    return made;
  }

  /** Damages a copy of the ledger and opens it. */
  async function afterDamage<Result>(
    damage: (directory: string) => void,
    look: (ledger: TestLedger) => Promise<Result>,
  ): Promise<Result> {
    const copy = folder();
    cpSync(original, copy, { recursive: true });
    damage(copy);
    const ledger = await TestLedger.open(copy, parties);
    try {
      return await look(ledger);
    } finally {
      await ledger.close();
      rmSync(copy, { recursive: true, force: true });
    }
  }

  beforeAll(async () => {
    parties = await testChannel();
    original = folder();
    const ledger = await TestLedger.open(original, parties);
    await ledger.define(parseSignaturePolicy("OR('Org1MSP.peer','Org2MSP.peer')"));
    for (let block = 0; block < 6; block++) {
      const made = Array.from({ length: 3 }, (_, index) =>
        ledger.transaction((simulator) => {
          simulator.setState(
            TEST_CHAINCODE,
            `key${(block * 2 + index) % 5}`,
            Buffer.from(`${block}.${index}`),
          );
          if (block % 2 === 1 && index === 0) {
            simulator.setState(TEST_CHAINCODE, `key${block}`, new Uint8Array());
            simulator.setStateMetadata(TEST_CHAINCODE, 'key4', new Map([['name', Buffer.from(`${block}`)]]));
          }
        }),
      );
      await ledger.append(made);
      transactions = made;
    }
    content = await contentOf(ledger);
    await ledger.close();
    nextRecord = await afterDamage(
      () => undefined,
      async (copy) => {
        const write = copy.transaction((simulator) => {
          simulator.setState(TEST_CHAINCODE, 'next', Buffer.from('x'));
        });
        await copy.append([write]);
        const bytes = await copy.channel.feed.block(copy.channel.height - 1n);
        return storedForm(bytes ?? new Uint8Array());
      },
    );
  });

  afterAll(() => {
    parties.remove();
    for (const made of folders) {
      rmSync(made, { recursive: true, force: true });
    }
  });

  it('is the same after it was closed and opened', async () => {
    expect(await afterDamage(() => undefined, contentOf)).toBe(content);
    const [known] = transactions;
    expect(
      await afterDamage(
        () => undefined,
        ({ channel }) => Promise.resolve(channel.place(known?.txId ?? '')),
      ),
    ).toEqual({ block: 7n, index: 0, code: 0 });
  });

  it('makes the state again from the blocks when it is lost', async () => {
    const lose = (directory: string): void => {
      rmSync(join(directory, 'state'), { recursive: true });
    };
    expect(await afterDamage(lose, contentOf)).toBe(content);
  });

  it('makes good what a crash has torn off the state’s files, at any byte', async () => {
    const files = readdirSync(join(original, 'state')).filter((name) => /\.(log|ldb)$|^MANIFEST/u.test(name));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (file, share) => {
          const tear = (directory: string): void => {
            const path = join(directory, 'state', file);
            truncateSync(path, Math.floor(readFileSync(path).length * share));
          };
          expect(await afterDamage(tear, contentOf)).toBe(content);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('drops a block that a crash has cut short, at any byte, and goes on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.integer({ min: 1, max: nextRecord.length - 1 }),
          // In the metadata: codes and commit hash.
          fc.integer({ min: nextRecord.length - 60, max: nextRecord.length - 1 }),
        ),
        fc.constantFrom('cut', 'zeros', 'noise'),
        async (length, rest) => {
          const tear = (directory: string): void => {
            const torn = Buffer.concat([
              nextRecord.subarray(0, length),
              tailOf(rest, nextRecord.length - length),
            ]);
            appendFileSync(join(directory, BLOCK_FILE), torn);
          };
          const [found, height] = await afterDamage(tear, async (ledger) => {
            const seen = await contentOf(ledger);
            const write = ledger.transaction((simulator) => {
              simulator.setState(TEST_CHAINCODE, 'after', Buffer.from('x'));
            });
            const outcome = await ledger.append([write]);
            expect(outcome.codes[0]).toBe(0);
            return [seen, ledger.channel.height] as const;
          });
          expect(found).toBe(content);
          expect(height).toBe(9n);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('drops a block whose metadata a crash has cut short, at each of its last bytes', async () => {
    for (const rest of ['cut', 'zeros', 'noise'] as const) {
      for (let missing = 1; missing <= 45; missing += 2) {
        const length = nextRecord.length - missing;
        const tear = (directory: string): void => {
          const torn = Buffer.concat([nextRecord.subarray(0, length), tailOf(rest, missing)]);
          appendFileSync(join(directory, BLOCK_FILE), torn);
        };
        expect(await afterDamage(tear, ({ channel }) => Promise.resolve(channel.height))).toBe(8n);
      }
    }
  });

  it('drops noise after the last block, also where it looks like many records', async () => {
    const records = Buffer.concat(
      [1, 5, 3].map((length) => Buffer.from([length, ...Buffer.alloc(length, 7)])),
    );
    const noise = (directory: string): void => {
      appendFileSync(join(directory, BLOCK_FILE), records);
    };
    expect(await afterDamage(noise, contentOf)).toBe(content);
  });

  it('takes a block that was written whole, though the state does not know it', async () => {
    const height = await afterDamage(
      (directory) => {
        appendFileSync(join(directory, BLOCK_FILE), nextRecord);
      },
      ({ channel }) => {
        expect(Buffer.from(channel.state().get(TEST_CHAINCODE, 'next')?.value ?? []).toString()).toBe('x');
        return Promise.resolve(channel.height);
      },
    );
    expect(height).toBe(9n);
  });

  it('does not believe a state that is ahead of the blocks', async () => {
    const last = await afterDamage(
      () => undefined,
      ({ channel }) => Promise.resolve(channel.store.state.blockPlace(7n)?.offset ?? 0),
    );
    const cut = (directory: string): void => {
      truncateSync(join(directory, BLOCK_FILE), last);
    };
    const [height, places] = await afterDamage(cut, ({ channel }) =>
      Promise.resolve([channel.height, transactions.map(({ txId }) => channel.place(txId))] as const),
    );
    expect(height).toBe(7n);
    expect(places).toEqual([undefined, undefined, undefined]);
  });

  it('refuses a chain that is damaged before its end', async () => {
    const envelopeOfBlock4 = await afterDamage(
      () => undefined,
      ({ channel }) => Promise.resolve(channel.store.state.blockPlace(4n)?.offset ?? 0),
    );
    const spoil = (directory: string): void => {
      const path = join(directory, BLOCK_FILE);
      const bytes = readFileSync(path);
      const place = envelopeOfBlock4 + 500;
      bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
      writeFileSync(path, bytes);
      rmSync(join(directory, 'state'), { recursive: true });
    };
    await expect(afterDamage(spoil, ({ channel }) => Promise.resolve(channel.height))).rejects.toThrow(
      'block 4, in file 0',
    );
  });
});

function storedForm(serialized: Uint8Array): Buffer {
  const bytes = encodeStoredBlock(decode(common.Block, serialized));
  return Buffer.concat([varint(bytes.length), bytes]);
}

function tailOf(kind: 'cut' | 'zeros' | 'noise', length: number): Buffer {
  switch (kind) {
    case 'cut':
      return Buffer.alloc(0);
    case 'zeros':
      return Buffer.alloc(length);
    case 'noise':
      return Buffer.alloc(length, 'noise');
  }
}
