import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import { encodeSignaturePolicy } from '@fabric-governance/protocol/policy-encoding';
import { decode } from '@fabric-governance/protocol/message';
import { common, peer } from '@hyperledger/fabric-protos';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testChannel, type TestChannel } from '../administration/test-channel.fixture.js';
import { TEST_CHAINCODE, TestLedger, type MadeTransaction } from '../channel/test-ledger.fixture.js';
import { Simulator } from './simulator.js';

jest.setTimeout(60_000);

const FOR_EVER = 'kept';
const SHORT_LIVED = 'short';
const MISSING = /private data matching public hash version is not available/u;

function collection(name: string, blockToLive: number): peer.StaticCollectionConfig {
  const members = parseSignaturePolicy("OR('Org1MSP.member','Org2MSP.member')");
  const policy = new peer.CollectionPolicyConfig();
  policy.setSignaturePolicy(decode(common.SignaturePolicyEnvelope, encodeSignaturePolicy(members)));
  const config = new peer.StaticCollectionConfig();
  config.setName(name);
  config.setMemberOrgsPolicy(policy);
  config.setBlockToLive(blockToLive);
  return config;
}

/** Whether a text stands anywhere in a folder's files. */
function stands(text: string, folder: string): boolean {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .some((path) => statSync(path).isFile() && readFileSync(path).includes(text));
}

describe('private data', () => {
  let parties: TestChannel;
  let folder: string;
  let ledger: TestLedger;

  beforeEach(async () => {
    parties = await testChannel();
    folder = mkdtempSync(join(tmpdir(), 'private-'));
    ledger = await TestLedger.open(folder, parties);
    await ledger.define(parseSignaturePolicy("OR('Org1MSP.peer','Org2MSP.peer')"), [
      collection(FOR_EVER, 0),
      collection(SHORT_LIVED, 2),
    ]);
  });

  afterEach(async () => {
    await ledger.close();
    parties.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  function put(name: string, key: string, value: string): MadeTransaction {
    return ledger.transaction((simulator) => {
      simulator.setPrivateData(TEST_CHAINCODE, name, key, Buffer.from(value));
    });
  }

  async function reopen(): Promise<void> {
    await ledger.close();
    ledger = await TestLedger.open(folder, parties);
  }

  /** A block with nothing private in it. */
  async function pass(blocks: number): Promise<void> {
    for (let block = 0; block < blocks; block++) {
      await ledger.append([
        ledger.transaction((simulator) => {
          simulator.setState(TEST_CHAINCODE, 'public', Buffer.from('x'));
        }),
      ]);
    }
  }

  function read(mspId: string, name: string, key: string): string | undefined {
    const value = new Simulator('reader', ledger.channel.snapshot(mspId)).getPrivateData(
      TEST_CHAINCODE,
      name,
      key,
    );
    return value && Buffer.from(value).toString();
  }

  function hashOf(name: string, key: string): Uint8Array | undefined {
    return new Simulator('reader', ledger.channel.snapshot('Org3MSP')).getPrivateDataHash(
      TEST_CHAINCODE,
      name,
      key,
    );
  }

  it('is the members’ and only their hashes everyone’s, before and after a restart', async () => {
    await ledger.append([put(FOR_EVER, 'k', 'secret')]);
    for (let time = 0; time < 2; time++) {
      expect(read('Org1MSP', FOR_EVER, 'k')).toBe('secret');
      expect(read('Org2MSP', FOR_EVER, 'k')).toBe('secret');
      expect(() => read('Org3MSP', FOR_EVER, 'k')).toThrow(MISSING);
      expect(hashOf(FOR_EVER, 'k')).toHaveLength(32);
      await reopen();
    }
  });

  it('is made again from the kept plaintexts when the state is lost', async () => {
    await ledger.append([put(FOR_EVER, 'k', 'secret'), put(SHORT_LIVED, 'k', 'brief')]);
    await ledger.close();
    rmSync(join(folder, 'state'), { recursive: true });
    ledger = await TestLedger.open(folder, parties);
    expect(read('Org2MSP', FOR_EVER, 'k')).toBe('secret');
    expect(read('Org2MSP', SHORT_LIVED, 'k')).toBe('brief');
    await pass(3);
    expect(read('Org2MSP', SHORT_LIVED, 'k')).toBeUndefined();
  });

  it('ends with the block after its last, hash and value, as Fabric counts', async () => {
    await ledger.append([put(SHORT_LIVED, 'k', 'brief'), put(FOR_EVER, 'k', 'secret')]);
    await pass(2);
    expect(read('Org1MSP', SHORT_LIVED, 'k')).toBe('brief');
    expect(hashOf(SHORT_LIVED, 'k')).toBeDefined();
    await reopen();
    await pass(1);
    expect(read('Org1MSP', SHORT_LIVED, 'k')).toBeUndefined();
    expect(hashOf(SHORT_LIVED, 'k')).toBeUndefined();
    expect(read('Org1MSP', FOR_EVER, 'k')).toBe('secret');
    const records = await ledger.channel.store.privateRecords(2n);
    expect(records.map(({ transaction }) => transaction)).toEqual([1]);
  });

  it('lives on from its last write', async () => {
    await ledger.append([put(SHORT_LIVED, 'k', 'first')]);
    await pass(1);
    await ledger.append([put(SHORT_LIVED, 'k', 'second')]);
    await pass(2);
    expect(read('Org1MSP', SHORT_LIVED, 'k')).toBe('second');
    await pass(1);
    expect(read('Org1MSP', SHORT_LIVED, 'k')).toBeUndefined();
  });

  it('makes a transaction that has read it void when it has ended', async () => {
    await ledger.append([put(SHORT_LIVED, 'k', 'brief')]);
    await pass(2);
    const late = ledger.transaction((simulator) => {
      simulator.getPrivateDataHash(TEST_CHAINCODE, SHORT_LIVED, 'k');
      simulator.setState(TEST_CHAINCODE, 'seen', Buffer.from('x'));
    });
    await pass(1);
    const outcome = await ledger.append([late]);
    expect(outcome.transactions[0]?.code).toBe('MVCC_READ_CONFLICT');
  });

  it('leaves no plaintext in the files after a purge', async () => {
    const [old, newest, kept] = [1, 2, 3].map(() => randomBytes(40).toString('hex')) as [
      string,
      string,
      string,
    ];
    await ledger.append([put(FOR_EVER, 'k', old), put(FOR_EVER, 'other', kept)]);
    await ledger.append([put(FOR_EVER, 'k', newest)]);
    await reopen();
    expect([old, newest, kept].map((value) => stands(value, folder))).toEqual([true, true, true]);
    await ledger.append([
      ledger.transaction((simulator) => {
        simulator.purgePrivateData(TEST_CHAINCODE, FOR_EVER, 'k');
      }),
    ]);
    expect(read('Org1MSP', FOR_EVER, 'k')).toBeUndefined();
    expect(read('Org1MSP', FOR_EVER, 'other')).toBe(kept);
    await reopen();
    expect([old, newest, kept].map((value) => stands(value, folder))).toEqual([false, false, true]);
    expect(read('Org1MSP', FOR_EVER, 'other')).toBe(kept);
  });

  it('is missing when its plaintext is, and is not when it comes again', async () => {
    await ledger.append([put(FOR_EVER, 'k', 'first')]);
    const withheld = put(FOR_EVER, 'k', 'second');
    await ledger.append([{ ...withheld, privateBytes: undefined }]);
    expect(() => read('Org1MSP', FOR_EVER, 'k')).toThrow(MISSING);
    await ledger.append([put(FOR_EVER, 'k', 'third')]);
    expect(read('Org1MSP', FOR_EVER, 'k')).toBe('third');
  });

  it('is not taken from a plaintext that does not have the block’s hash', async () => {
    const [one, two] = [put(FOR_EVER, 'k', 'one'), put(FOR_EVER, 'k', 'two')];
    await ledger.append([{ ...one, privateBytes: two.privateBytes }]);
    expect(() => read('Org1MSP', FOR_EVER, 'k')).toThrow(MISSING);
  });
});
