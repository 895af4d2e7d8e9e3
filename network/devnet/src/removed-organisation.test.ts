import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlockchainInfo } from '@hyperledger/fabric-protos/lib/common/ledger_pb.js';
import { ChannelConfiguration } from './administration/channel-config.js';
import { adminOf, updateEnvelope, userOf } from './administration/test-channel.fixture.js';
import { ensureOrganisation, type Organisation } from './crypto/organisation.js';
import { startChaincode, type ChaincodeService } from './fixtures/chaincode-service.fixture.js';
import { connectTo, type TestClient } from './fixtures/client.fixture.js';
import { broadcastTo, deliverFrom, seekEnvelope } from './fixtures/deliver.fixture.js';
import { testChaincode, testOptions } from './fixtures/options.fixture.js';
import { propose } from './fixtures/proposal.fixture.js';
import { rest } from './fixtures/rest.fixture.js';
import type { DevnetOptions } from './options.js';
import { startDevnet, type Devnet } from './start.js';

jest.setTimeout(60_000);

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

describe('an organisation that is removed from the channel', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'devnet-removed-'));
  let service: ChaincodeService;
  let options: DevnetOptions;
  let devnet: Devnet;
  let organisations: Organisation[];
  let org1: TestClient;
  let org3: TestClient;
  let heightBefore: number;

  const open = async (): Promise<void> => {
    devnet = await startDevnet(options);
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
    const base = testOptions([testChaincode(service.address)], { dataDir });
    options = {
      ...base,
      organizations: base.organizations.map((organization) => ({ ...organization, operationsPort: 0 })),
    };
    await open();
    organisations = await Promise.all(
      [1, 2, 3].map((n) =>
        ensureOrganisation(
          { kind: 'peer', name: `Org${n}`, mspId: `Org${n}MSP`, domain: `org${n}.example.com` },
          join(dataDir, 'organizations'),
        ),
      ),
    );
    await org1.contract.submitTransaction('put', 'key', 'before');
    await org1.contract.submitTransaction('put', 'deleted', 'x');
    heightBefore = await height(3);
  });

  afterAll(async () => {
    await close();
    await service.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const organisation = (n: number): Organisation => {
    const found = organisations[n - 1];
    if (found === undefined) {
      throw new Error(`no organisation ${n}`);
    }
    return found;
  };

  async function ask(n: number, chaincode: 'cscc' | 'qscc', name: string): Promise<Uint8Array> {
    const running = devnet.organizations[`Org${n}MSP`];
    if (running === undefined) {
      throw new Error(`no organisation ${n}`);
    }
    const call = { channel: chaincode === 'qscc' ? 'mychannel' : '', chaincode, args: [name, 'mychannel'] };
    const response = await propose(running, userOf(organisation(n)), call);
    expect(response.getStatus()).toBe(200);
    return response.getPayload_asU8();
  }

  const height = async (n: number): Promise<number> =>
    BlockchainInfo.deserializeBinary(await ask(n, 'qscc', 'GetChainInfo')).getHeight();

  it('loses its stream at the orderer before the block that says so', async () => {
    const stream = deliverFrom(devnet.orderer, seekEnvelope(userOf(organisation(3))));
    await stream.received(heightBefore);
    const configuration = ChannelConfiguration.fromConfigBlock(await ask(1, 'cscc', 'GetConfigBlock'));
    const update = await updateEnvelope(
      configuration,
      (config) => {
        config.getChannelGroup()?.getGroupsMap().get('Application')?.getGroupsMap().del('Org3MSP');
      },
      [adminOf(organisation(1)), adminOf(organisation(2))],
    );
    expect(await broadcastTo(devnet.orderer, update)).toBe('SUCCESS');
    const { blocks, statuses } = await stream.ended;
    expect([blocks.length, statuses]).toEqual([heightBefore, ['FORBIDDEN']]);
    const again = await deliverFrom(devnet.orderer, seekEnvelope(userOf(organisation(3)))).ended;
    expect(again).toEqual({ blocks: [], statuses: ['FORBIDDEN'] });
  });

  it('has a peer that stands still, thinks itself a member and says it is well', async () => {
    await org1.contract.submitTransaction('put', 'key', 'after');
    await org1.contract.submitTransaction('delete', 'deleted');
    expect(await height(3)).toBe(heightBefore);
    expect(await height(1)).toBe(heightBefore + 3);
    const known = ChannelConfiguration.fromConfigBlock(await ask(3, 'cscc', 'GetConfigBlock'));
    expect(known.applicationOrganisations()).toContain('Org3MSP');
    const address = devnet.organizations['Org3MSP']?.operationsAddress ?? '';
    expect((await rest('GET', `http://${address}/healthz`)).json()).toMatchObject({ status: 'OK' });
  });

  it('still reads what it had', async () => {
    expect(text(await org3.contract.evaluateTransaction('get', 'key'))).toBe('before');
    expect(text(await org3.contract.evaluateTransaction('get', 'deleted'))).toBe('x');
    expect(text(await org1.contract.evaluateTransaction('get', 'key'))).toBe('after');
  });

  it('can write no more', async () => {
    await expect(org3.contract.submitTransaction('put', 'key', 'mine')).rejects.toThrow();
    expect(text(await org1.contract.evaluateTransaction('get', 'key'))).toBe('after');
  });

  it('is as it was after a restart', async () => {
    await close();
    await open();
    expect(await height(3)).toBe(heightBefore);
    expect(text(await org3.contract.evaluateTransaction('get', 'key'))).toBe('before');
    expect(text(await org3.contract.evaluateTransaction('get', 'deleted'))).toBe('x');
    expect(text(await org1.contract.evaluateTransaction('get', 'key'))).toBe('after');
  });
});
