import { GatewayError } from '@hyperledger/fabric-gateway';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureOrganisation, type Organisation } from './crypto/organisation.js';
import { startChaincode, type ChaincodeService } from './fixtures/chaincode-service.fixture.js';
import { connectTo, type TestClient } from './fixtures/client.fixture.js';
import { testChaincode, testOptions } from './fixtures/options.fixture.js';
import type { ChaincodeTlsOptions } from './options.js';
import { startDevnet, type Devnet } from './start.js';

jest.setTimeout(60_000);

const MSP_IDS = ['Org1MSP', 'Org2MSP', 'Org3MSP'];

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

describe('chaincode services', () => {
  const folder = mkdtempSync(join(tmpdir(), 'devnet-services-'));
  const services: ChaincodeService[] = [];
  let keys: Organisation;
  let devnet: Devnet;
  let client: TestClient;

  const start = async (...args: Parameters<typeof startChaincode>): Promise<ChaincodeService> => {
    const service = await startChaincode(...args);
    services.push(service);
    return service;
  };
  const forAll = (tls: ChaincodeTlsOptions): Record<string, ChaincodeTlsOptions> =>
    Object.fromEntries(MSP_IDS.map((mspId) => [mspId, tls]));
  // Certificates name the host, which addresses must do then, too.
  const byName = ({ address }: ChaincodeService): string => address.replace('127.0.0.1', 'localhost');

  beforeAll(async () => {
    keys = await ensureOrganisation(
      { kind: 'peer', name: 'Services', mspId: 'ServicesMSP', domain: 'services.example.com' },
      folder,
    );
    const { tls, tlsCaPath } = keys.node;
    const files = { keyPath: tls.privateKeyPath, certificatePath: tls.certificatePath };
    const open = await start(undefined, { tls: files });
    const closed = await start(undefined, { tls: { ...files, clientRootPath: tlsCaPath } });
    const root = { rootCertificatePath: tlsCaPath };
    const described = testOptions([]);
    devnet = await startDevnet({
      ...described,
      organizations: described.organizations.map((each) => ({ ...each, chaincodePort: 0 })),
      chaincodes: [
        { name: 'self', version: '1.0', endorsementPolicy: "OR('Org1MSP.peer')" },
        testChaincode(byName(open), { name: 'open', tls: forAll(root) }),
        testChaincode(byName(closed), { name: 'closed', tls: forAll({ ...root, client: files }) }),
        testChaincode(byName(closed), { name: 'unproven', tls: forAll(root) }),
        testChaincode(byName(open), { name: 'plain' }),
        testChaincode('localhost:1', { name: 'missing', initRequired: true }),
      ],
    });
    client = connectTo(devnet, 'Org1MSP');
  });
  afterAll(async () => {
    client.close();
    await devnet.stop();
    await Promise.all(services.map((service) => service.kill()));
    rmSync(folder, { recursive: true, force: true });
  });

  const refusal = async (chaincode: string): Promise<string | undefined> => {
    const evaluated = client.network.getContract(chaincode).evaluate('get', {
      arguments: ['a'],
      endorsingOrganizations: ['Org1MSP'],
    });
    const error: unknown = await evaluated.catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(GatewayError);
    return error instanceof GatewayError ? error.details[0]?.message : undefined;
  };

  it.each(['open', 'closed'])('are reached over TLS (%s)', async (chaincode) => {
    const contract = client.network.getContract(chaincode);
    await contract.submitTransaction('put', 'a', chaincode);
    expect(text(await contract.evaluateTransaction('get', 'a'))).toBe(chaincode);
  });

  it.each(['unproven', 'plain'])('are not reached otherwise than they demand (%s)', async (chaincode) => {
    const message = await refusal(chaincode);
    expect(message).toMatch(/could not launch chaincode (?:unproven|plain)_1\.0:[0-9a-f]{64}: /u);
  });

  it('must be initialised where the options say so, before they are even looked for', async () => {
    expect(await refusal('missing')).toContain('must call as init first');
  });

  describe('that connect to the peer by themselves', () => {
    const peer = (): string => devnet.organizations['Org1MSP']?.chaincodeAddress ?? '';
    const value = async (): Promise<string> =>
      text(await client.network.getContract('self').evaluateTransaction('get', 'a'));

    it('are awaited, and serve until they go', async () => {
      const early = client.network.getContract('self').submitTransaction('put', 'a', 'self');
      const chaincode = await start(undefined, { id: 'self:1.0', connectsTo: peer() });
      await early;
      expect(await value()).toBe('self');
      await chaincode.kill();
      expect(await refusal('self')).toMatch(
        /could not launch chaincode self_1\.0:[0-9a-f]{64}: timeout expired while starting chaincode self_1/u,
      );
    });

    it('come back', async () => {
      await start(undefined, { id: 'self:1.0', connectsTo: peer() });
      expect(await value()).toBe('self');
    });
  });
});
