import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayError } from '@hyperledger/fabric-gateway';
import { startChaincode, type ChaincodeService } from './fixtures/chaincode-service.fixture.js';
import { connectTo, type TestClient } from './fixtures/client.fixture.js';
import { testChaincode, testNetwork } from './fixtures/options.fixture.js';
import type { DevnetOptions } from './options.js';
import { startDevnet, type Devnet } from './start.js';

jest.setTimeout(60_000);

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

describe('a devnet with several channels', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'devnet-channels-'));
  let service: ChaincodeService;
  let options: DevnetOptions;
  let devnet: Devnet;
  let org1: TestClient;
  let org3: TestClient;

  const open = (): void => {
    org1 = connectTo(devnet, 'Org1MSP');
    org3 = connectTo(devnet, 'Org3MSP');
  };
  const close = async (): Promise<void> => {
    org1.close();
    org3.close();
    await devnet.stop();
  };

  beforeAll(async () => {
    service = await startChaincode();
    const chaincodes = [testChaincode(service.address)];
    options = {
      ...testNetwork({ dataDir }),
      channels: [
        { name: 'all', chaincodes },
        { name: 'few', organizations: ['Org1MSP', 'Org2MSP'], chaincodes },
      ],
    };
    devnet = await startDevnet(options);
    open();
  });

  afterAll(async () => {
    await close();
    await service.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('names its channels, the first one as the channel', () => {
    expect(devnet.channels).toEqual(['all', 'few']);
    expect(devnet.channel).toBe('all');
  });

  it('keeps their ledgers apart', async () => {
    const few = org1.gateway.getNetwork('few').getContract('test');
    await org1.contract.submitTransaction('put', 'key', 'of all');
    await few.submitTransaction('put', 'key', 'of few');
    expect(text(await org3.contract.evaluateTransaction('get', 'key'))).toBe('of all');
    expect(text(await few.evaluateTransaction('get', 'key'))).toBe('of few');
  });

  it('knows nothing of a channel at a peer that has not joined it', async () => {
    const few = org3.gateway.getNetwork('few').getContract('test');
    const refused = await few.evaluateTransaction('get', 'key').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(GatewayError);
    expect((refused as GatewayError).message).toContain(
      'failed to get config for channel [few]: could not get last config for channel few',
    );
    const endorsed = await org1.gateway
      .getNetwork('few')
      .getContract('test')
      .newProposal('put', { arguments: ['other', '1'] })
      .endorse();
    const elsewhere = org3.gateway.newTransaction(endorsed.getBytes());
    await expect(elsewhere.submit()).rejects.toThrow('could not get last config');
  });

  it('lets a chaincode read on another channel, and drops what it writes there', async () => {
    const few = org1.gateway.getNetwork('few').getContract('test');
    await few.submitTransaction('put', 'told', 'elsewhere');
    expect(text(await org1.contract.evaluateTransaction('call', 'test/few', 'get', 'told'))).toBe(
      'elsewhere',
    );
    const endorsers = { endorsingOrganizations: ['Org1MSP', 'Org2MSP'] };
    await org1.contract.submit('call', { arguments: ['test/few', 'put', 'told', 'changed'], ...endorsers });
    expect(text(await few.evaluateTransaction('get', 'told'))).toBe('elsewhere');
  });

  it('lets no chaincode read a channel that its peer has not joined', async () => {
    const failed = await org3.contract
      .evaluateTransaction('call', 'test/few', 'get', 'told')
      .catch((error: unknown) => error);
    expect((failed as GatewayError).details[0]?.message).toContain(
      'Failed to get policy manager for channel [few]',
    );
  });

  it('goes on with all of them after a restart', async () => {
    await close();
    devnet = await startDevnet(options);
    open();
    const few = org1.gateway.getNetwork('few').getContract('test');
    expect(text(await few.evaluateTransaction('get', 'key'))).toBe('of few');
    await few.submitTransaction('put', 'key', 'again');
    expect(text(await org3.contract.evaluateTransaction('get', 'key'))).toBe('of all');
  });
});
