import { utf8 } from '@fabric-governance/protocol/bytes';
import { encodeChaincodePolicy, encodeSignaturePolicy } from '@fabric-governance/protocol/policy-encoding';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import type { Signer } from '../crypto/signer.js';
import {
  adminOf,
  nodeOf,
  type TestChannel,
  testChannel,
  userOf,
} from '../administration/test-channel.fixture.js';
import type { PolicyManager } from './policy-manager.js';
import type { SignedData } from './signed-data.js';

const MESSAGE = utf8('message');

describe('PolicyManager', () => {
  let channel: TestChannel;
  let policies: PolicyManager;
  beforeAll(async () => {
    channel = await testChannel();
    ({ policies } = channel.configuration);
  });
  afterAll(() => {
    channel.remove();
  });

  const by = (...signers: Signer[]): SignedData[] =>
    signers.map(({ identity, sign }) => ({ identity, message: MESSAGE, signature: sign(MESSAGE) }));

  it('asks any, and a majority, of the organisations', () => {
    const [org1, org2] = channel.members;
    expect(policies.evaluate('/Channel/Application/Writers', by(userOf(org1)))).toBe(true);
    expect(policies.evaluate('/Channel/Application/Endorsement', by(nodeOf(org1)))).toBe(false);
    expect(policies.evaluate('/Channel/Application/Endorsement', by(nodeOf(org1), nodeOf(org2)))).toBe(true);
    expect(policies.evaluate('/Channel/Application/Org1MSP/Admins', by(adminOf(org1)))).toBe(true);
    expect(policies.evaluate('/Channel/Application/Org1MSP/Admins', by(adminOf(org2)))).toBe(false);
  });

  it('follows sub-policies to the bottom', () => {
    const [org1, org2] = channel.members;
    expect(policies.evaluate('/Channel/Admins', by(adminOf(org1), adminOf(org2)))).toBe(false);
    expect(
      policies.evaluate('/Channel/Admins', by(adminOf(org1), adminOf(org2), adminOf(channel.orderer))),
    ).toBe(true);
    expect(policies.evaluate('/Channel/Orderer/BlockValidation', by(nodeOf(channel.orderer)))).toBe(true);
  });

  it('says what is missing in the words of Fabric', () => {
    expect(policies.failure('/Channel/Application/Endorsement', by(nodeOf(channel.members[0])))).toBe(
      'implicit policy evaluation failed - 1 sub-policies were satisfied, but this policy requires 2 of the ' +
        "'Endorsement' sub-policies to be satisfied",
    );
    expect(policies.failure('/Channel/Application/None', [])).toBe("no such policy: 'Application/None'");
    expect(policies.failure('/Elsewhere/Writers', [])).toBe("no such policy: '/Elsewhere/Writers'");
    expect(policies.failure('', [])).toBe("no such policy: ''");
    expect(policies.failure('Application/Writers', by(userOf(channel.members[0])))).toBeUndefined();
    expect(policies.has('/Channel/Application/Writers')).toBe(true);
    expect(policies.has('/Channel/Application/None')).toBe(false);
  });

  it('counts one certificate once, in whatever form it is sent', () => {
    const { mspId, node } = channel.members[0];
    const signer = nodeOf(channel.members[0]);
    const disguised = {
      ...signer,
      identity: serializeIdentity(mspId, `\n${node.identity.certificatePem}\n`),
    };
    const twoPeers = encodeSignaturePolicy(parseSignaturePolicy("AND('Org1MSP.peer', 'Org1MSP.peer')"));
    expect(policies.evaluateSignaturePolicy(twoPeers, by(signer, disguised))).toBe(false);
  });

  it('lets one identity satisfy one leaf only', () => {
    const [org1] = channel.members;
    const both = encodeSignaturePolicy(parseSignaturePolicy("AND('Org1MSP.member', 'Org1MSP.member')"));
    expect(policies.evaluateSignaturePolicy(both, by(userOf(org1)))).toBe(false);
    expect(policies.evaluateSignaturePolicy(both, by(userOf(org1), adminOf(org1)))).toBe(true);
  });

  it('passes over signatures that do not hold and identities that are unknown', () => {
    const [org1, org2] = channel.members;
    const wrong = by(userOf(org1)).map((signed) => ({ ...signed, message: utf8('other') }));
    const stolen = by({ ...userOf(org1), sign: userOf(org2).sign });
    for (const signed of [
      wrong,
      stolen,
      by(userOf(channel.outsider)),
      [{ identity: MESSAGE, message: MESSAGE, signature: MESSAGE }],
    ]) {
      expect(policies.evaluate('/Channel/Application/Writers', signed)).toBe(false);
    }
  });

  it("evaluates a chaincode's policy, its own or the channel's", () => {
    const [org1, org2] = channel.members;
    const reference = encodeChaincodePolicy({ kind: 'reference', path: '/Channel/Application/Endorsement' });
    expect(policies.chaincodePolicyFailure(reference, by(nodeOf(org1), nodeOf(org2)))).toBeUndefined();
    const own = encodeChaincodePolicy(parseSignaturePolicy("OR('Org2MSP.peer')"));
    expect(policies.chaincodePolicyFailure(own, by(nodeOf(org2)))).toBeUndefined();
    expect(policies.chaincodePolicyFailure(own, by(nodeOf(org1)))).toBe(
      'signature set did not satisfy policy',
    );
  });
});
