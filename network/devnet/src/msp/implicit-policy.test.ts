import { buildGroup } from '@fabric-governance/protocol/config/group-builder';
import type { ImplicitMetaRule } from '@fabric-governance/protocol/policy';
import { Config, type ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import fc from 'fast-check';
import type { Identity } from './identity.js';
import { MspManager } from './msp.js';
import { PolicyManager } from './policy-manager.js';

/** What a group says on the question: nothing, that one organisation decides, or that the groups below do. */
type Say = undefined | { readonly organisation: string } | { readonly rule: ImplicitMetaRule };

interface Group {
  readonly say: Say;
  readonly groups: readonly Group[];
}

const ORGANISATIONS = ['A', 'B', 'C'];
const DEPTH = 3;

/** The configuration that says the same. */
function configGroup({ say, groups }: Group): ConfigGroup {
  const text = say && ('rule' in say ? `${say.rule} Question` : `OR('${say.organisation}.member')`);
  return buildGroup({
    policies: text === undefined ? {} : { Question: text },
    groups: Object.fromEntries(groups.map((group, index) => [`Group${index}`, configGroup(group)])),
  });
}

/** Model: the groups below vote, and who says nothing has voted against. */
function holds({ say, groups }: Group, signed: readonly string[]): boolean {
  if (say === undefined) {
    return false;
  }
  if ('organisation' in say) {
    return signed.includes(say.organisation);
  }
  const votes = groups.map((group) => holds(group, signed));
  const inFavour = votes.filter(Boolean).length;
  return {
    ANY: votes.length === 0 || inFavour > 0,
    ALL: inFavour === votes.length,
    MAJORITY: votes.length === 0 || inFavour > votes.length / 2,
  }[say.rule];
}

function member(mspId: string): Identity {
  const refuse = (): never => {
    throw new Error('a policy asks for nothing else');
  };
  return {
    mspId,
    name: mspId,
    refusal: undefined,
    satisfies: (principal) => principal.kind === 'role' && principal.mspId === mspId,
    get certificate(): never {
      return refuse();
    },
    certificatePem: '',
    certificateDer: new Uint8Array(),
    verify: refuse,
    isExpired: refuse,
  };
}

function policiesOf(group: Group): PolicyManager {
  const config = new Config();
  config.setChannelGroup(configGroup(group));
  return new PolicyManager(config, new MspManager(new Map()));
}

const says = fc.oneof(
  fc.constant(undefined),
  fc.record({ organisation: fc.constantFrom(...ORGANISATIONS) }),
  fc.record({ rule: fc.constantFrom<ImplicitMetaRule>('ANY', 'ALL', 'MAJORITY') }),
);

function groups(depth: number): fc.Arbitrary<Group> {
  return fc.record({
    say: says,
    groups: depth === 0 ? fc.constant([]) : fc.array(groups(depth - 1), { maxLength: 4 }),
  });
}

describe('a policy that the groups below decide', () => {
  it('counts those who hold, however deep the groups lie', () => {
    fc.assert(
      fc.property(groups(DEPTH), fc.subarray(ORGANISATIONS), (group, signed) => {
        const failure = policiesOf(group).identitiesFailure('/Channel/Question', signed.map(member));
        expect(failure === undefined).toBe(holds(group, signed));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same answer when asked again with others in between', () => {
    fc.assert(
      fc.property(groups(DEPTH), fc.array(fc.subarray(ORGANISATIONS), { maxLength: 8 }), (group, asked) => {
        const policies = policiesOf(group);
        for (const signed of [...asked, ...asked]) {
          const failure = policies.identitiesFailure('/Channel/Question', signed.map(member));
          expect(failure === undefined).toBe(holds(group, signed));
        }
      }),
      { numRuns: 200 },
    );
  });
});
