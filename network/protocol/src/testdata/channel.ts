import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import type { GenesisProfile } from '../config/genesis.js';
import { buildGenesisBlock } from '../config/genesis.js';
import { decodeConfig } from '../config/decode-config.js';
import { TEST_ORGANISATIONS } from './identities.js';

const { Org1MSP, Org2MSP } = TEST_ORGANISATIONS;
const tlsCertificate = Org2MSP.peer.certificatePem;

/** An MSP with one root for identities and TLS. */
export function testMsp<MspId extends string>(mspId: MspId, root: string) {
  return { mspId, rootCertificates: [root], tlsRootCertificates: [root], nodeOus: true } as const;
}

/** The profile behind testdata/configtxgen-mychannel.block. */
export const TEST_PROFILE: GenesisProfile = {
  channel: 'mychannel',
  timestamp: { seconds: 1_700_000_000, nanos: 0 },
  nonce: new Uint8Array(24).fill(1),
  ordererOrganisations: {
    OrdererOrg: {
      ...testMsp('OrdererMSP', Org2MSP.caCertificatePem),
      endpoints: ['orderer.example.com:7050'],
    },
  },
  consenters: [
    {
      host: 'orderer.example.com',
      port: 7050,
      clientTlsCertificate: tlsCertificate,
      serverTlsCertificate: tlsCertificate,
    },
  ],
  applicationOrganisations: {
    Org1MSP: {
      ...testMsp('Org1MSP', Org1MSP.caCertificatePem),
      anchorPeers: [{ host: 'peer0.org1.example.com', port: 7051 }],
    },
    Org2MSP: testMsp('Org2MSP', Org2MSP.caCertificatePem),
  },
};

/** The configuration of a new channel of two organisations. */
export function testConfig(): Config {
  return decodeConfig(buildGenesisBlock(TEST_PROFILE)).config;
}
