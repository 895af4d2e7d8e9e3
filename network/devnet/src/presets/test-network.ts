import type { DevnetOptions, OrganizationOptions } from '../options.js';

/** Names, ports, channel and users of Fabric's own test network, which the samples expect. */
export const TEST_NETWORK: Pick<DevnetOptions, 'channel' | 'ordererOrganization' | 'organizations'> = {
  channel: 'mychannel',
  ordererOrganization: {
    name: 'Orderer',
    mspId: 'OrdererMSP',
    domain: 'example.com',
    port: 7050,
    adminPort: 7053,
    operationsPort: 9443,
    caPort: 9054,
    caName: 'ca-orderer',
  },
  organizations: [
    organization(1, { peerPort: 7051, caPort: 7054, operationsPort: 9444 }),
    organization(2, { peerPort: 9051, caPort: 8054, operationsPort: 9445 }),
  ],
};

function organization(
  number: number,
  ports: { readonly peerPort: number; readonly caPort: number; readonly operationsPort: number },
): OrganizationOptions {
  return {
    name: `Org${number}`,
    mspId: `Org${number}MSP`,
    domain: `org${number}.example.com`,
    ...ports,
    caName: `ca-org${number}`,
    onChannel: true,
    identities: [
      { id: 'peer0', secret: 'peer0pw', type: 'peer' },
      { id: 'user1', secret: 'user1pw' },
      { id: `org${number}admin`, secret: `org${number}adminpw`, type: 'admin' },
    ],
  };
}
