import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { startChaincode, type ChaincodeService } from '../fixtures/chaincode-service.fixture.js';
import { connectTo, type TestClient } from '../fixtures/client.fixture.js';
import { testChaincode, testOptions } from '../fixtures/options.fixture.js';
import { rest, type RestAnswer } from '../fixtures/rest.fixture.js';
import { startDevnet, type Devnet } from '../start.js';

jest.setTimeout(30_000);

describe('the operations services', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'devnet-operations-'));
  let service: ChaincodeService;
  let devnet: Devnet;
  let client: TestClient;
  let logger: Logger;

  beforeAll(async () => {
    logger = pino({ level: 'info' }, { write: () => undefined });
    service = await startChaincode();
    const options = testOptions([testChaincode(service.address)], { dataDir, logger });
    devnet = await startDevnet({
      ...options,
      ordererOrganization: { ...options.ordererOrganization, operationsPort: 0 },
      organizations: options.organizations.map((organization, index) =>
        index === 0 ? { ...organization, operationsPort: 0 } : organization,
      ),
    });
    client = connectTo(devnet, 'Org1MSP');
    await client.contract.submitTransaction('put', 'key', 'value');
    const blocks = await client.network.getBlockEvents({ startBlock: 0n });
    for await (const block of blocks) {
      expect(block.getHeader()?.getNumber()).toBe(0);
      break;
    }
    blocks.close();
  });

  afterAll(async () => {
    client.close();
    await devnet.stop();
    await service.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  type Node = 'peer' | 'orderer';

  function call(node: Node, method: string, path: string, body?: string): Promise<RestAnswer> {
    const address =
      node === 'peer' ? devnet.organizations['Org1MSP']?.operationsAddress : devnet.orderer.operationsAddress;
    return rest(method, `http://${address ?? ''}${path}`, body === undefined ? {} : { body });
  }

  it.each<Node>(['peer', 'orderer'])('say that the %s is well', async (node) => {
    const answer = await call(node, 'GET', '/healthz');
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/^\{"status":"OK","time":"\d{4}-\d\d-\d\dT[\d:.]+Z"\}$/u);
    expect((await call(node, 'POST', '/healthz')).status).toBe(405);
  });

  it('tell the version, which is devnet’s', async () => {
    const answer = await call('peer', 'GET', '/version');
    expect([answer.status, answer.json()]).toEqual([200, { Version: 'devnet-0.1.0' }]);
    const refused = await call('peer', 'PUT', '/version');
    expect([refused.status, refused.json()]).toEqual([400, { Error: 'invalid request method: PUT' }]);
  });

  it('show and set the log level', async () => {
    expect((await call('peer', 'GET', '/logspec')).text).toBe('{"spec":"info"}\n');
    expect((await call('peer', 'PUT', '/logspec', '{"spec":"gossip=debug:warning"}')).status).toBe(204);
    expect((await call('peer', 'GET', '/logspec')).json()).toEqual({ spec: 'gossip=debug:warn' });
    expect(logger.level).toBe('warn');
    const refused = await call('peer', 'PUT', '/logspec', '{"spec":"loud"}');
    expect([refused.status, refused.json()]).toEqual([
      400,
      { error: "invalid logging specification 'loud': bad segment 'loud'" },
    ]);
    expect((await call('peer', 'PUT', '/logspec', 'info')).status).toBe(400);
    expect((await call('peer', 'DELETE', '/logspec')).json()).toEqual({
      error: 'invalid request method: DELETE',
    });
    await call('peer', 'PUT', '/logspec', '{}');
    expect(logger.level).toBe('info');
  });

  it('know no other address', async () => {
    expect((await call('peer', 'GET', '/elsewhere')).status).toBe(404);
  });

  async function metrics(node: Node): Promise<ReadonlyMap<string, number>> {
    const answer = await call(node, 'GET', '/metrics');
    expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/u);
    const lines = answer.text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(
      lines.map((line) => {
        const at = line.lastIndexOf(' ');
        return [line.slice(0, at), Number(line.slice(at + 1))];
      }),
    );
  }

  it('measure the peer’s ledger, proposals and calls', async () => {
    const before = await metrics('peer');
    const height = before.get('ledger_blockchain_height{channel="mychannel"}') ?? 0;
    expect(height).toBeGreaterThan(1);
    const valid =
      'ledger_transaction_count{channel="mychannel",transaction_type="ENDORSER_TRANSACTION",' +
      'chaincode="test:1.0",validation_code="VALID"}';
    expect(before.get(valid)).toBe(1);
    expect(before.get('fabric_version{version="devnet-0.1.0"}')).toBe(1);
    expect(
      before.get(
        'grpc_server_unary_requests_completed{service="gateway_Gateway",method="Endorse",code="OK"}',
      ),
    ).toBe(1);

    await client.contract.submitTransaction('put', 'key', 'again');
    await client.contract.evaluateTransaction('fail', 'on purpose').catch(() => undefined);
    await client.network
      .getContract('nothing')
      .evaluateTransaction('x')
      .catch(() => undefined);
    const after = await metrics('peer');
    const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(grown(valid)).toBe(1);
    expect(grown('ledger_blockchain_height{channel="mychannel"}')).toBe(1);
    expect(grown('endorser_proposals_received')).toBe(2);
    expect(grown('endorser_successful_proposals')).toBe(1);
    expect(
      grown('endorser_proposal_duration_count{channel="mychannel",chaincode="test",success="false"}'),
    ).toBe(1);
    expect(
      grown(
        'grpc_server_unary_requests_completed{service="gateway_Gateway",method="Evaluate",code="Unknown"}',
      ),
    ).toBe(1);
  });

  it('measure block streams', async () => {
    const measured = await metrics('peer');
    const stream = 'channel="mychannel",filtered="false",data_type="block"';
    expect(measured.get('deliver_streams_opened')).toBe(1);
    expect(measured.get(`deliver_requests_received{${stream}}`)).toBe(1);
    expect(measured.get(`deliver_blocks_sent{${stream}}`)).toBeGreaterThan(0);
    expect(measured.get('deliver_streams_closed')).toBe(1);
  });

  it('measure what the orderer was sent', async () => {
    const measured = await metrics('orderer');
    const messages =
      'broadcast_processed_count{channel="mychannel",type="ENDORSER_TRANSACTION",status="SUCCESS"}';
    expect(measured.get(messages)).toBeGreaterThan(1);
    expect(measured.get('participation_status{channel="mychannel"}')).toBe(1);
    expect(measured.get('ledger_blockchain_height{channel="mychannel"}')).toBeGreaterThan(1);
  });
});
