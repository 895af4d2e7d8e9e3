import { Orderers } from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import { ConsensusType } from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import { decodePolicy } from '../policy-encoding.js';
import { TEST_PROFILE } from '../testdata/channel.js';
import { TEST_ORGANISATIONS } from '../testdata/identities.js';
import { bftQuorum } from './bft-ordering.js';
import { decodeConfig } from './decode-config.js';
import { buildGenesisBlock } from './genesis.js';

const { certificatePem } = TEST_ORGANISATIONS.Org2MSP.peer;
const consenters = [1, 2, 3, 4].map((id) => ({
  id,
  mspId: 'OrdererMSP',
  certificate: certificatePem,
  host: 'localhost',
  port: 7050 + id,
  clientTlsCertificate: certificatePem,
  serverTlsCertificate: certificatePem,
}));

describe('a channel ordered by BFT', () => {
  const { channel: name, timestamp, nonce, ordererOrganisations, applicationOrganisations } = TEST_PROFILE;
  const common = { channel: name, timestamp, nonce, ordererOrganisations, applicationOrganisations };
  const channel = decodeConfig(
    buildGenesisBlock({ ...common, bft: { consenters } }),
  ).config.getChannelGroup();
  const orderer = channel?.getGroupsMap().get('Orderer');

  it('says so, and requires Fabric 3', () => {
    const value = orderer?.getValuesMap().get('ConsensusType')?.getValue_asU8() ?? new Uint8Array();
    expect(ConsensusType.deserializeBinary(value).getType()).toBe('BFT');
    expect(
      Buffer.from(channel?.getValuesMap().get('Capabilities')?.getValue_asU8() ?? []).toString(),
    ).toContain('V3_0');
  });

  it('names its orderers, in their order', () => {
    const value = orderer?.getValuesMap().get('Orderers')?.getValue_asU8() ?? new Uint8Array();
    const named = Orderers.deserializeBinary(value).getConsenterMappingList();
    expect(named.map((one) => [one.getId(), one.getMspId(), one.getPort()])).toEqual([
      [1, 'OrdererMSP', 7051],
      [2, 'OrdererMSP', 7052],
      [3, 'OrdererMSP', 7053],
      [4, 'OrdererMSP', 7054],
    ]);
  });

  it('wants a block signed by a quorum of them', () => {
    const message = orderer?.getPoliciesMap().get('BlockValidation')?.getPolicy();
    expect(message && decodePolicy(message)).toMatchObject({
      kind: 'signature',
      rule: { kind: 'out-of', n: 3 },
      principals: consenters.map(() => ({ kind: 'identity' })),
    });
  });
});

it.each([
  [1, 1],
  [4, 3],
  [5, 4],
  [7, 5],
  [10, 7],
])('of %d orderers %d are a quorum', (total, quorum) => {
  expect(bftQuorum(total)).toBe(quorum);
});
