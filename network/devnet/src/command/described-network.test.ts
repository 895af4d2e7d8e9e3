import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plannedChannels } from '../bootstrap/channel-plan.js';
import { PRESETS } from '../presets/presets.js';
import { completed } from './command-line.js';
import { describedNetwork } from './described-network.js';
import { UsageError } from './usage-error.js';

describe('describedNetwork', () => {
  const directory = mkdtempSync(join(tmpdir(), 'described-'));
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  function configFile(content: unknown): string {
    const file = join(directory, 'network.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  }

  it('is Fabric’s test network in names, ports and users', () => {
    const { name, network } = describedNetwork(completed({ preset: 'test-network' }));
    expect(name).toBe('test-network');
    expect(plannedChannels(network)).toEqual([
      { name: 'mychannel', mspIds: ['Org1MSP', 'Org2MSP'], chaincodes: [] },
    ]);
    expect(network.ordererOrganization).toMatchObject({ mspId: 'OrdererMSP', port: 7050, adminPort: 7053 });
    expect(network.organizations[1]).toMatchObject({
      mspId: 'Org2MSP',
      domain: 'org2.example.com',
      peerPort: 9051,
      caPort: 8054,
      caName: 'ca-org2',
      identities: [{ id: 'peer0' }, { id: 'user1', secret: 'user1pw' }, { id: 'org2admin', type: 'admin' }],
    });
  });

  it.each(Object.keys(PRESETS))('reads preset %s again when it was printed as a file', (preset) => {
    const { network } = describedNetwork(completed({ preset, chaincode: ['basic=localhost:9999'] }));
    expect(describedNetwork(completed({ config: configFile(network) })).network).toEqual(network);
  });

  it.each([
    ['no network', {}, 'name a network'],
    ['two', { preset: 'single', config: 'x.json' }, 'name a network'],
    ['an unknown preset', { preset: 'huge' }, 'no preset huge; there are test-network, single, three-orgs'],
    ['a file that is not there', { config: '/nowhere.json' }, '/nowhere.json'],
  ])('refuses %s', (_what, args, message) => {
    expect(() => describedNetwork(completed(args))).toThrow(UsageError);
    expect(() => describedNetwork(completed(args))).toThrow(message);
  });

  it('names everything that is wrong with a file', () => {
    const config = configFile({ organizations: [], ordererOrganization: { port: 'x' }, colour: 'blue' });
    const reading = (): unknown => describedNetwork(completed({ config }));
    expect(reading).toThrow(/ordererOrganization\.port/u);
    expect(reading).toThrow(/organizations/u);
    expect(reading).toThrow(/colour/u);
  });
});
