import { decode } from '../message.js';
import { Policy, SignaturePolicyEnvelope } from '@hyperledger/fabric-protos/lib/common/policies_pb.js';
import { TEST_PROFILE, testConfig } from '../testdata/channel.js';
import { accessOf } from './change/access-changed.js';
import { decodeConfig } from './decode-config.js';
import { groupAt } from './elements.js';
import { buildGenesisBlock } from './genesis.js';
import { policyAt } from './policy-tree.js';
import { evaluateSignaturePolicy } from '../policy.js';

const NOBODY = '/Channel/Application/Nobody';

describe('a channel whose peers stream no blocks', () => {
  const { config } = decodeConfig(buildGenesisBlock({ ...TEST_PROFILE, peersStreamNoBlocks: true }));

  it('asks of whoever wants a stream of whole blocks what nobody has', () => {
    expect([...accessOf(config)]).toEqual([['event/Block', NOBODY]]);
    const policy = policyAt(config, NOBODY);
    expect(policy?.kind).toBe('signature');
    const everybody = ['admin', 'peer', 'client'];
    expect(policy?.kind === 'signature' && evaluateSignaturePolicy(policy, everybody, () => true)).toBe(
      false,
    );
  });

  it('says so to the byte as Fabric says "reject all"', () => {
    const element = groupAt(config, '/Channel/Application')?.getPoliciesMap().get('Nobody');
    const envelope = decode(
      SignaturePolicyEnvelope,
      element?.getPolicy()?.getValue_asU8() ?? new Uint8Array(),
    );
    expect(element?.getPolicy()?.getType()).toBe(Policy.PolicyType.SIGNATURE);
    expect(envelope.toObject()).toMatchObject({
      version: 0,
      rule: { nOutOf: { n: 1, rulesList: [] } },
      identitiesList: [],
    });
  });

  it('is not every channel', () => {
    expect([...accessOf(testConfig())]).toEqual([]);
    expect(policyAt(testConfig(), NOBODY)).toBeUndefined();
  });
});
