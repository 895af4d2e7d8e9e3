import type { DevnetOptions, OrganizationOptions } from '../options.js';

/** Ports of a peer organisation. */
export type OrganizationPorts = Pick<
  OrganizationOptions,
  'peerPort' | 'chaincodePort' | 'operationsPort' | 'caPort' | 'caOperationsPort'
>;

/** An organisation as Fabric's test network has it, with the users that its scripts register. */
export function testOrganization(number: number, ports: OrganizationPorts): OrganizationOptions {
  return {
    name: `Org${number}`,
    mspId: `Org${number}MSP`,
    domain: `org${number}.example.com`,
    ...ports,
    caName: `ca-org${number}`,
    identities: [
      { id: 'peer0', secret: 'peer0pw', type: 'peer' },
      { id: 'user1', secret: 'user1pw' },
      { id: `org${number}admin`, secret: `org${number}adminpw`, type: 'admin' },
    ],
  };
}

/** The orderer organisation of Fabric's test network. */
export const TEST_ORDERER: DevnetOptions['ordererOrganization'] = {
  name: 'Orderer',
  mspId: 'OrdererMSP',
  groupName: 'OrdererOrg',
  domain: 'example.com',
  port: 7050,
  adminPort: 7053,
  operationsPort: 9443,
  caPort: 9054,
  caName: 'ca-orderer',
  caOperationsPort: 19054,
  identities: [
    { id: 'orderer', secret: 'ordererpw', type: 'orderer' },
    { id: 'ordererAdmin', secret: 'ordererAdminpw', type: 'admin' },
  ],
};

/** Org1 of Fabric's test network. */
export const ORG1 = testOrganization(1, {
  peerPort: 7051,
  chaincodePort: 7052,
  operationsPort: 9444,
  caPort: 7054,
  caOperationsPort: 17054,
});

/** Org2 of Fabric's test network. */
export const ORG2 = testOrganization(2, {
  peerPort: 9051,
  chaincodePort: 9052,
  operationsPort: 9445,
  caPort: 8054,
  caOperationsPort: 18054,
});

/** What `addOrg3` adds to Fabric's test network; its operations ports are ours, for Fabric gives it none. */
export const ORG3 = testOrganization(3, {
  peerPort: 11051,
  chaincodePort: 11052,
  operationsPort: 9446,
  caPort: 11054,
  caOperationsPort: 21054,
});
