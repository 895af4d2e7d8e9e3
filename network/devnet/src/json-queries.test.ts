import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayError } from '@hyperledger/fabric-gateway';
import { startChaincode, type ChaincodeService } from './fixtures/chaincode-service.fixture.js';
import { connectTo, type TestClient } from './fixtures/client.fixture.js';
import { testChaincode, testOptions } from './fixtures/options.fixture.js';
import { startDevnet, type Devnet } from './start.js';

jest.setTimeout(60_000);

const MVCC_READ_CONFLICT = 11;
const COLLECTION = {
  name: 'prices',
  policy: "OR('Org1MSP.member','Org2MSP.member','Org3MSP.member')",
  maxPeerCount: 2,
};

describe('a devnet with CouchDB', () => {
  let service: ChaincodeService;
  let devnet: Devnet;
  let org1: TestClient;
  const metadataDir = mkdtempSync(join(tmpdir(), 'devnet-indexes-'));

  const evaluate = async (...[name, ...args]: [string, ...string[]]): Promise<string> =>
    Buffer.from(await org1.contract.evaluateTransaction(name, ...args)).toString('utf8');
  const submit = async (...[name, ...args]: [string, ...string[]]): Promise<unknown> =>
    org1.contract.submitTransaction(name, ...args);
  const refusal = async (promise: Promise<unknown>): Promise<string> => {
    const error: unknown = await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof GatewayError)) {
      throw new Error('nothing was refused');
    }
    return error.details[0]?.message ?? '';
  };

  beforeAll(async () => {
    const indexes = join(metadataDir, 'META-INF/statedb/couchdb/indexes');
    mkdirSync(indexes, { recursive: true });
    const bySize = { index: { fields: ['size'] }, ddoc: 'sizeDoc', name: 'size', type: 'json' };
    writeFileSync(join(indexes, 'size.json'), JSON.stringify(bySize));
    service = await startChaincode();
    const chaincode = testChaincode(service.address, { metadataDir, collections: [COLLECTION] });
    devnet = await startDevnet(testOptions([chaincode], { stateDatabase: 'CouchDB' }));
    org1 = connectTo(devnet, 'Org1MSP');
    await submit('put', 'm1', '{"size":5,"owner":"Tom","extra":[2,1]}');
    await submit('put', 'm2', '{"size":9,"owner":"Ann"}');
    await submit('put', 'm3', '{"size":1,"owner":"Tom"}');
    await submit('put', 'm4', 'no JSON');
  });

  afterAll(async () => {
    org1.close();
    await devnet.stop();
    await service.kill();
    rmSync(metadataDir, { recursive: true, force: true });
  });

  it('finds by selector, and sorts by an index of the chaincode’s package', async () => {
    expect(await evaluate('query', '{"selector":{"owner":"Tom"}}')).toBe('["m1","m3"]');
    const sorted =
      '{"selector":{"owner":{"$gt":null}},"sort":[{"size":"desc"}],"use_index":["_design/sizeDoc","size"]}';
    expect(await evaluate('query', sorted)).toBe('["m2","m1","m3"]');
    expect(await refusal(evaluate('query', '{"selector":{"owner":"Tom"},"sort":["owner"]}'))).toContain(
      'Error:no_usable_index,  Status Code:400,  Reason:No index exists for this sort, try indexing by the sort fields.',
    );
  });

  it('gives pages with bookmarks', async () => {
    const text = '{"selector":{"size":{"$gt":0}}}';
    const page = JSON.parse(await evaluate('queryPage', text, '2', '')) as {
      found: string[];
      bookmark: string;
      count: number;
    };
    expect(page).toMatchObject({ found: ['m3', 'm1'], count: 2 });
    const next = JSON.parse(await evaluate('queryPage', text, '2', page.bookmark)) as { found: string[] };
    expect(next.found).toEqual(['m2']);
  });

  it('gives values with their names sorted, whatever was put', async () => {
    expect(await evaluate('get', 'm1')).toBe('{"extra":[2,1],"owner":"Tom","size":5}');
    expect(await evaluate('get', 'm4')).toBe('no JSON');
  });

  it('refuses keys and names that CouchDB keeps for itself', async () => {
    expect(await refusal(submit('put', '_key', '1'))).toContain('invalid key [_key], cannot begin with "_"');
    expect(await refusal(submit('blind', 'k', '{"_id":"1"}'))).toContain(
      'field [_id] is not valid for the CouchDB state database',
    );
  });

  it('checks at commit that what was found has not changed, but not that nothing was added', async () => {
    const query = '{"selector":{"owner":"Eve"}}';
    await submit('put', 'e1', '{"owner":"Eve"}');
    const changed = await org1.contract.newProposal('queryThenPut', { arguments: [query, 'sum'] }).endorse();
    const added = await org1.contract
      .newProposal('queryThenPut', { arguments: ['{"selector":{"owner":"Zoe"}}', 'sum'] })
      .endorse();
    await submit('blind', 'z1', '{"owner":"Zoe"}');
    expect((await (await added.submit()).getStatus()).successful).toBe(true);
    await submit('blind', 'e1', '{"owner":"Eve","again":true}');
    expect((await (await changed.submit()).getStatus()).code).toBe(MVCC_READ_CONFLICT);
  });

  it('finds in private collections, for transactions that write nothing', async () => {
    const transientData = { value: '{"price":7,"a":1}' };
    await org1.contract.submit('putPrivate', { arguments: ['prices', 'p1'], transientData });
    expect(await evaluate('queryPrivate', 'prices', '{"selector":{"price":{"$gt":5}}}')).toBe(
      '[["p1","{\\"a\\":1,\\"price\\":7}"]]',
    );
    expect(await evaluate('queryPrivate', 'prices', '{"selector":{"price":{"$gt":9}}}')).toBe('[]');
  });

  it('refuses writing after a page', async () => {
    expect(await refusal(submit('queryPageThenPut', '{"selector":{}}', 'sum'))).toContain(
      'Transaction has already performed a paginated query. Writes are not allowed',
    );
  });
});
