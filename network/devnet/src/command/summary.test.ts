import type { Devnet } from '../options.js';
import { completed } from './command-line.js';
import { describedNetwork } from './described-network.js';
import { summary } from './summary.js';

describe('summary', () => {
  it('tells where everything is, in columns', () => {
    const { network } = describedNetwork(
      completed({ preset: 'single', chaincode: ['basic=localhost:9999', 'self'] }),
    );
    const devnet: Devnet = {
      channel: 'mychannel',
      channels: ['mychannel'],
      organizations: {
        Org1MSP: {
          peerAddress: 'localhost:7051',
          caUrl: 'https://localhost:7054',
          operationsAddress: 'localhost:9444',
          chaincodeAddress: 'localhost:7052',
          connectionProfilePath: '',
          adminCertPath: '',
          adminKeyPath: '',
          userCertPath: '',
          userKeyPath: '',
        },
      },
      orderer: { address: 'localhost:7050', tlsCaPath: '', adminAddress: 'localhost:7053' },
      stop: () => Promise.resolve(),
    };
    expect(summary(network, devnet, { dataDir: '/data', organizationsDir: '/keys' })).toEqual([
      '',
      'orderer of OrdererMSP  localhost:7050  administration 7053, CA 9054',
      'peer of Org1MSP        localhost:7051  chaincode 7052, operations 9444, CA 7054',
      '',
      'channel mychannel  Org1',
      '  chaincode basic  localhost:9999         version 1.0',
      '  chaincode self   connects to the peers  version 1.0',
      '',
      'keys      /keys/peerOrganizations/<domain>/users/{Admin,User1}@<domain>/msp',
      'profiles  /keys/peerOrganizations/<domain>/connection-<name>.json',
      'ledger    /data',
      '',
    ]);
  });
});
