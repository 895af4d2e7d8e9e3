import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndorseError, type GatewayError } from '@hyperledger/fabric-gateway';
import { CertificateAuthority } from './crypto/certificate-authority.js';
import { IDENTITY_USAGE } from './crypto/certificate-content.js';
import { generateKeyPair } from './crypto/key-pair.js';
import { signerOf } from './crypto/signer.js';
import { startChaincode, type ChaincodeService } from './fixtures/chaincode-service.fixture.js';
import { connectTo, type TestClient } from './fixtures/client.fixture.js';
import { testChaincode, testOptions } from './fixtures/options.fixture.js';
import { propose } from './fixtures/proposal.fixture.js';
import type { RunningOrganization } from './options.js';
import { startDevnet, type Devnet } from './start.js';

jest.setTimeout(60_000);

const EXPIRED = 'proposal client identity expired';

describe('a client whose certificate has expired', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'devnet-expired-'));
  let service: ChaincodeService;
  let devnet: Devnet;
  let organization: RunningOrganization;
  let client: TestClient;

  beforeAll(async () => {
    service = await startChaincode();
    devnet = await startDevnet(testOptions([testChaincode(service.address)], { dataDir }));
    organization = await withExpiredUser();
    client = connectTo({ channel: devnet.channel, organizations: { Org1MSP: organization } }, 'Org1MSP');
  });

  afterAll(async () => {
    client.close();
    await devnet.stop();
    await service.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function withExpiredUser(): Promise<RunningOrganization> {
    const home = join(dataDir, 'organizations', 'peerOrganizations', 'org1.example.com', 'ca');
    const authority = CertificateAuthority.load(
      readFileSync(join(home, 'ca.org1.example.com-cert.pem'), 'utf8'),
      readFileSync(join(home, 'priv_sk'), 'utf8'),
    );
    const keys = await generateKeyPair();
    const certificatePem = authority.issue({
      subject: [{ OU: ['client'] }, { CN: ['late'] }],
      publicKeySpki: keys.publicKeySpki,
      usage: IDENTITY_USAGE,
      notAfter: new Date(Date.now() - 1000),
    });
    const userCertPath = join(dataDir, 'late-cert.pem');
    const userKeyPath = join(dataDir, 'late-key.pem');
    writeFileSync(userCertPath, certificatePem);
    writeFileSync(userKeyPath, keys.privateKeyPem);
    const running = devnet.organizations['Org1MSP'];
    if (running === undefined) {
      throw new Error('no organisation Org1MSP');
    }
    return { ...running, userCertPath, userKeyPath };
  }

  async function failureOf(outcome: Promise<unknown>): Promise<GatewayError> {
    const error: unknown = await outcome.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return error as GatewayError;
  }

  it('may still query by the gateway of its own peer', async () => {
    expect(Buffer.from(await client.contract.evaluateTransaction('get', 'key')).toString()).toBe('');
  });

  it('gets the endorsement of its own peer, but of no other', async () => {
    const proposal = client.contract.newProposal('put', {
      arguments: ['key', 'value'],
      endorsingOrganizations: ['Org1MSP'],
    });
    const transaction = await proposal.endorse();
    const failure = await failureOf(client.contract.submitTransaction('put', 'key', 'value'));
    expect(failure).toBeInstanceOf(EndorseError);
    expect(failure.details.map(({ mspId }) => mspId).sort()).toEqual(['Org2MSP', 'Org3MSP']);
    expect(failure.details[0]?.message).toBe(`rpc error: code = Unknown desc = ${EXPIRED}`);
    const refused = await failureOf(transaction.submit());
    expect(refused.name).toBe('SubmitError');
    expect(refused.message).toContain('broadcast client identity expired');
  });

  it('is refused by its own peer too when it asks without the gateway', async () => {
    const signer = signerOf('Org1MSP', {
      certificatePath: organization.userCertPath,
      certificatePem: readFileSync(organization.userCertPath, 'utf8'),
      privateKeyPath: organization.userKeyPath,
      privateKeyPem: readFileSync(organization.userKeyPath, 'utf8'),
    });
    const call = { channel: devnet.channel, chaincode: 'test', args: ['get', 'key'] };
    await expect(propose(organization, signer, call)).rejects.toThrow(`2 UNKNOWN: ${EXPIRED}`);
  });
});
