import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { CommitError, EndorseError, GatewayError } from '@hyperledger/fabric-gateway';
import { startChaincode, type ChaincodeService } from './fixtures/chaincode-service.fixture.js';
import { connectTo, type TestClient } from './fixtures/client.fixture.js';
import { testChaincode, testOptions } from './fixtures/options.fixture.js';
import { startDevnet, type Devnet } from './start.js';

jest.setTimeout(60_000);

const MVCC_READ_CONFLICT = 11;
const PHANTOM_READ_CONFLICT = 12;
const ENDORSEMENT_POLICY_FAILURE = 10;

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

async function failure<Failure extends Error>(
  promise: Promise<unknown>,
  type: new (...args: never[]) => Failure,
): Promise<Failure> {
  try {
    await promise;
  } catch (error) {
    expect(error).toBeInstanceOf(type);
    return error as Failure;
  }
  throw new Error('nothing was refused');
}

describe('a devnet', () => {
  let service: ChaincodeService;
  let devnet: Devnet;
  let org1: TestClient;
  let org2: TestClient;
  const dataDir = mkdtempSync(join(tmpdir(), 'devnet-test-'));

  beforeAll(async () => {
    service = await startChaincode();
    const policy = "OR('Org1MSP.peer','Org2MSP.peer','Org3MSP.peer')";
    const chaincodes = [
      testChaincode(service.address),
      testChaincode(service.address, { name: 'other', endorsementPolicy: policy }),
    ];
    devnet = await startDevnet(testOptions(chaincodes, { dataDir, executeTimeoutMs: 2_000 }));
    org1 = connectTo(devnet, 'Org1MSP');
    org2 = connectTo(devnet, 'Org2MSP');
  });

  afterAll(async () => {
    org1.close();
    org2.close();
    await devnet.stop();
    await service.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('commits what a majority endorses and shows it to everyone', async () => {
    await org1.contract.submitTransaction('put', 'greeting', 'hello');
    expect(text(await org2.contract.evaluateTransaction('get', 'greeting'))).toBe('hello');
  });

  it('gives a committed transaction’s block and code', async () => {
    const commit = await org1.contract.submitAsync('put', { arguments: ['status', '1'] });
    const status = await commit.getStatus();
    expect(status).toMatchObject({ successful: true, code: 0, transactionId: commit.getTransactionId() });
    expect(status.blockNumber).toBeGreaterThan(0n);
  });

  it('lets the first of several writers of one key win', async () => {
    const results = await Promise.allSettled(
      [1, 2, 3].map((n) => org1.contract.submitTransaction('put', 'raced', `${n}`)),
    );
    const codes = results.map((result) =>
      result.status === 'fulfilled' ? 0 : (result.reason as CommitError).code,
    );
    expect(codes.filter((code) => code === 0)).toHaveLength(1);
    expect(codes.filter((code) => code === MVCC_READ_CONFLICT)).toHaveLength(2);
  });

  it('finds a key added to a scanned range before the scan’s writer commits', async () => {
    await org1.contract.submitTransaction('many', 'scanned', '3');
    const proposal = org1.contract.newProposal('scanThenPut', { arguments: ['scanned', 'scannee', 'sum'] });
    const endorsed = await proposal.endorse();
    await org1.contract.submitTransaction('blind', 'scanned0001x', '1');
    const commit = await endorsed.submit();
    expect((await commit.getStatus()).code).toBe(PHANTOM_READ_CONFLICT);
  });

  it('flags a transaction with too few endorsements', async () => {
    const options = { arguments: ['alone', '1'], endorsingOrganizations: ['Org1MSP'] };
    const error = await failure(org1.contract.submit('put', options), CommitError);
    expect(error.code).toBe(ENDORSEMENT_POLICY_FAILURE);
  });

  it('scans beyond one batch, pages, and splits composite keys', async () => {
    await org1.contract.submitTransaction('many', 'batch', '250');
    const keys = JSON.parse(
      text(await org1.contract.evaluateTransaction('range', 'batch', 'batci')),
    ) as string[];
    expect(keys).toHaveLength(250);
    const page = JSON.parse(
      text(await org1.contract.evaluateTransaction('page', 'batch', 'batci', '100', '')),
    ) as {
      found: string[];
      bookmark: string;
      count: number;
    };
    expect(page).toMatchObject({ bookmark: 'batch0100', count: 100 });
    const last = text(await org1.contract.evaluateTransaction('page', 'batch', 'batci', '100', 'batch0200'));
    expect(JSON.parse(last)).toMatchObject({ bookmark: '', count: 50 });
    await org1.contract.submitTransaction('putComposite', 'ballot', 'p1', 'm1');
    await org1.contract.submitTransaction('putComposite', 'ballot', 'p1', 'm2');
    await org1.contract.submitTransaction('putComposite', 'ballot', 'p2', 'm1');
    expect(JSON.parse(text(await org1.contract.evaluateTransaction('composite', 'ballot', 'p1')))).toEqual([
      ['p1', 'm1'],
      ['p1', 'm2'],
    ]);
  });

  it('tells a key’s history, newest first', async () => {
    await org1.contract.submitTransaction('put', 'aged', '1');
    await org1.contract.submitTransaction('put', 'aged', '2');
    await org1.contract.submitTransaction('delete', 'aged');
    expect(JSON.parse(text(await org1.contract.evaluateTransaction('history', 'aged')))).toEqual([
      [null, 64],
      ['2', 64],
      ['1', 64],
    ]);
  });

  it('keeps an implicit collection at home and its hash open', async () => {
    const options = { arguments: ['_implicit_org_Org1MSP', 'secret'], transientData: { value: 'quiet' } };
    await org1.contract.submit('putPrivate', options);
    expect(
      text(await org1.contract.evaluateTransaction('getPrivate', '_implicit_org_Org1MSP', 'secret')),
    ).toBe('quiet');
    expect(
      text(await org2.contract.evaluateTransaction('hashPrivate', '_implicit_org_Org1MSP', 'secret')),
    ).toBe(createHash('sha256').update('quiet').digest('hex'));
    const error = await failure(
      org2.contract.evaluate('getPrivate', {
        arguments: ['_implicit_org_Org1MSP', 'secret'],
        endorsingOrganizations: ['Org2MSP'],
      }),
      GatewayError,
    );
    expect(error.details[0]?.message).toContain('private data matching public hash version is not available');
  });

  it('obeys a key’s own endorsement policy', async () => {
    const other = org1.network.getContract('other');
    await other.submitTransaction('put', 'guarded', '1');
    await other.submitTransaction('endorsersOf', 'guarded', 'Org1MSP', 'Org3MSP');
    const options = { arguments: ['guarded', '2'], endorsingOrganizations: ['Org1MSP'] };
    expect((await failure(other.submit('put', options), CommitError)).code).toBe(ENDORSEMENT_POLICY_FAILURE);
    await other.submitTransaction('put', 'guarded', '3');
    expect(text(await other.evaluateTransaction('get', 'guarded'))).toBe('3');
  });

  it('lets one chaincode call another in the same transaction', async () => {
    const call = { arguments: ['other', 'put', 'called', 'yes'] };
    const endorsingOrganizations = ['Org1MSP', 'Org2MSP'];
    await org1.contract.submit('call', { ...call, endorsingOrganizations });
    expect(text(await org1.network.getContract('other').evaluateTransaction('get', 'called'))).toBe('yes');
    // Fabric's gateway looks at what is read and written only, its validator at the chaincode called, too.
    const error = await failure(org1.contract.submit('call', call), CommitError);
    expect(error.code).toBe(ENDORSEMENT_POLICY_FAILURE);
  });

  it('streams events and replays them from a block', async () => {
    const events = await org1.network.getChaincodeEvents('test', { startBlock: 0n });
    await org1.contract.submitTransaction('put', 'eventful', '1');
    const names: string[] = [];
    for await (const event of events) {
      names.push(text(event.payload));
      if (text(event.payload) === 'eventful') {
        break;
      }
    }
    events.close();
    expect(names[0]).toBe('greeting');
  });

  it('delivers blocks that chain', async () => {
    const blocks = await org1.network.getBlockEvents({ startBlock: 0n });
    let count = 0;
    for await (const block of blocks) {
      expect(block.getHeader()?.getNumber()).toBe(count);
      if (++count === 4) {
        break;
      }
    }
    blocks.close();
  });

  it('passes a chaincode’s words to the client, and Fabric’s own for everything else', async () => {
    const evaluated = await failure(org1.contract.evaluateTransaction('fail', 'no such vote'), GatewayError);
    expect(evaluated.code).toBe(2);
    expect(evaluated.details[0]).toMatchObject({
      mspId: 'Org1MSP',
      message: 'chaincode response 500, no such vote',
    });
    const endorsed = await failure(org1.contract.submitTransaction('fail', 'no such vote'), EndorseError);
    expect(endorsed.code).toBe(10);
    expect(endorsed.details[0]?.message).toBe('chaincode response 500, no such vote');
    const unknown = await failure(org1.network.getContract('nobody').evaluateTransaction('x'), GatewayError);
    expect(unknown.code).toBe(9);
    const elsewhere = org1.gateway.getNetwork('elsewhere').getContract('test');
    expect((await failure(elsewhere.evaluateTransaction('x'), GatewayError)).code).toBe(14);
    expect((await failure(elsewhere.submitTransaction('x'), GatewayError)).code).toBe(9);
  });

  it('notices a chaincode that does not answer the same everywhere', async () => {
    const error = await failure(org1.contract.submitTransaction('random'), EndorseError);
    expect(error.details.map(({ message }) => message)).toContain('ProposalResponsePayloads do not match');
  });

  it('gives up on a chaincode that hangs', async () => {
    const error = await failure(org1.contract.evaluateTransaction('hang'), GatewayError);
    expect(error.details[0]?.message).toContain('timeout expired while executing transaction');
  });

  it('refuses rich queries by name', async () => {
    const error = await failure(org1.contract.evaluateTransaction('query', '{"selector":{}}'), GatewayError);
    expect(error.details[0]?.message).toContain('ExecuteQuery not supported for leveldb');
  });

  it('connects again to a chaincode that died', async () => {
    const error = await failure(org1.contract.evaluateTransaction('die'), GatewayError);
    expect(error.details[0]?.message).toContain('chaincode stream terminated');
    await service.kill();
    service = await startChaincode(service.address);
    expect(text(await org1.contract.evaluateTransaction('get', 'greeting'))).toBe('hello');
  });

  it('has everything acknowledged on the disk, as a copy taken in mid-flight shows', async () => {
    const acknowledged: string[] = [];
    let running = true;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; running; n++) {
        const key = `durable-${writer}-${n}`;
        await org1.contract.submitTransaction('put', key, 'v');
        acknowledged.push(key);
      }
    });
    while (acknowledged.length < 40) await sleep(20);
    const known = [...acknowledged];
    const copy = mkdtempSync(join(tmpdir(), 'devnet-copy-'));
    cpSync(dataDir, copy, { recursive: true });
    running = false;
    await Promise.all(writers);

    const chaincodes = [testChaincode(service.address)];
    const revived = await startDevnet(testOptions(chaincodes, { dataDir: copy }));
    const client = connectTo(revived, 'Org2MSP');
    const found = JSON.parse(
      text(await client.contract.evaluateTransaction('range', 'durable', 'durablf')),
    ) as string[];
    expect(known.filter((key) => !found.includes(key))).toEqual([]);
    await client.contract.submitTransaction('put', 'after', 'revival');
    client.close();
    await revived.stop();
    rmSync(copy, { recursive: true, force: true });
  });
});
