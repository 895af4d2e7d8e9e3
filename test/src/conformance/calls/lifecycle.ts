import {
  approvalArgument,
  commitArgument,
  readinessArgument,
  readReadiness,
  type ChaincodeDefinition,
} from '@fabric-governance/operator/lifecycle/chaincode-definition';
import { common, peer } from '@hyperledger/fabric-protos';
import { encodeSignaturePolicy } from '@fabric-governance/protocol/policy-encoding';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import type { Answer } from '../client/answer.js';
import { endorsementAnswer, process, signCall, type ReadPayload } from '../client/endorse.js';
import type { Stage } from '../client/stage.js';
import type { Call } from './call.js';
import { probePackage } from './packages.js';
import { committed, endorsed, PROBE } from './transactions.js';

const { lifecycle } = peer;

/** Packages, approvals and the commit of the probe chaincode, with the refusals on the way. */
export const LIFECYCLE: readonly Call[] = [
  ask('nothing installed', 0, 'QueryInstalledChaincodes', () =>
    none(new lifecycle.QueryInstalledChaincodesArgs()),
  ),
  ask('install junk', 0, 'InstallChaincode', () => installing(Buffer.from('junk'))),
  ask('install for Org1', 0, 'InstallChaincode', async (stage) =>
    installing((await packageOf(stage, 0)).bytes),
  ),
  ask('install again', 0, 'InstallChaincode', async (stage) => installing((await packageOf(stage, 0)).bytes)),
  ask('installed packages', 0, 'QueryInstalledChaincodes', () =>
    none(new lifecycle.QueryInstalledChaincodesArgs()),
  ),
  ask('one installed package', 0, 'QueryInstalledChaincode', async (stage) => {
    const args = new lifecycle.QueryInstalledChaincodeArgs();
    args.setPackageId((await packageOf(stage, 0)).id);
    return args.serializeBinary();
  }),
  ask('an unknown package', 0, 'QueryInstalledChaincode', () => {
    const args = new lifecycle.QueryInstalledChaincodeArgs();
    args.setPackageId('none:00');
    return args.serializeBinary();
  }),
  ask('install for Org2', 1, 'InstallChaincode', async (stage) =>
    installing((await packageOf(stage, 1)).bytes),
  ),
  ask('a function that is none', 0, 'NoSuchFunction', () => new Uint8Array()),
  ask('an argument that is none', 0, 'InstallChaincode', () => Uint8Array.of(0xff, 0xff)),
  inChannel('no definition', 'QueryChaincodeDefinition', definitionArgs),
  inChannel('no approval', 'QueryApprovedChaincodeDefinition', approvedArgs(1)),
  inChannel('approve sequence 3 first', 'ApproveChaincodeDefinitionForMyOrg', async (stage) =>
    approvalArgument({ ...definition(), sequence: 3 }, (await packageOf(stage, 0)).id),
  ),
  inChannel('approve without a sequence', 'ApproveChaincodeDefinitionForMyOrg', async (stage) =>
    approvalArgument({ ...definition(), sequence: 0 }, (await packageOf(stage, 0)).id),
  ),
  inChannel('approve a name that is none', 'ApproveChaincodeDefinitionForMyOrg', async (stage) =>
    approvalArgument({ ...definition(), name: 'no name' }, (await packageOf(stage, 0)).id),
  ),
  approve('approve for Org1', 0),
  inChannel('approve the same again', 'ApproveChaincodeDefinitionForMyOrg', async (stage) =>
    approvalArgument(definition(), (await packageOf(stage, 0)).id),
  ),
  inChannel('approved by Org1', 'QueryApprovedChaincodeDefinition', approvedArgs(1)),
  inChannel('readiness', 'CheckCommitReadiness', () => readinessArgument(definition()), {
    read: (payload) => [...readReadiness(payload)],
  }),
  inChannel('commit too early', 'CommitChaincodeDefinition', () => commitArgument(definition())),
  inChannel('commit too early, at Org2', 'CommitChaincodeDefinition', () => commitArgument(definition()), {
    at: 1,
  }),
  approve('approve for Org2', 1),
  inChannel('readiness of both', 'CheckCommitReadiness', () => readinessArgument(definition()), {
    read: (payload) => [...readReadiness(payload)],
  }),
  inChannel(
    'readiness of another version',
    'CheckCommitReadiness',
    () => readinessArgument({ ...definition(), version: '2.0' }),
    { read: (payload) => [...readReadiness(payload)] },
  ),
  {
    name: 'lifecycle: commit',
    play: async (stage) =>
      committed(stage, [
        await endorsed(stage, {
          label: 'commit',
          as: stage.parties.admin1,
          chaincode: '_lifecycle',
          args: ['CommitChaincodeDefinition', commitArgument(definition())],
        }),
      ]),
  },
  inChannel('committed definition', 'QueryChaincodeDefinition', definitionArgs, {
    read: (payload) => {
      const result = lifecycle.QueryChaincodeDefinitionResult.deserializeBinary(payload);
      const { approvalsMap, ...rest } = result.toObject();
      return { ...(rest as Readonly<Record<string, Answer>>), approvals: [...approvalsMap].sort() };
    },
  }),
  inChannel('all committed definitions', 'QueryChaincodeDefinitions', () =>
    none(new lifecycle.QueryChaincodeDefinitionsArgs()),
  ),
  inChannel('commit again', 'CommitChaincodeDefinition', () => commitArgument(definition())),
];

function definition(): ChaincodeDefinition {
  const collections = new peer.CollectionConfigPackage();
  const both = new peer.CollectionPolicyConfig();
  both.setSignaturePolicy(signaturePolicy("OR('Org1MSP.member','Org2MSP.member')"));
  const shared = collection('shared', both);
  shared.setBlockToLive(0);
  const own = new peer.CollectionPolicyConfig();
  own.setSignaturePolicy(signaturePolicy("OR('Org1MSP.member')"));
  const closed = collection('closed', own);
  closed.setMemberOnlyRead(true);
  closed.setMemberOnlyWrite(true);
  for (const one of [shared, closed]) {
    const config = new peer.CollectionConfig();
    config.setStaticCollectionConfig(one);
    collections.addConfig(config);
  }
  return { name: PROBE, version: '1.0', sequence: 1, collections: collections.serializeBinary() };
}

function signaturePolicy(text: string): common.SignaturePolicyEnvelope {
  return common.SignaturePolicyEnvelope.deserializeBinary(encodeSignaturePolicy(parseSignaturePolicy(text)));
}

function collection(name: string, members: peer.CollectionPolicyConfig): peer.StaticCollectionConfig {
  const one = new peer.StaticCollectionConfig();
  one.setName(name);
  one.setMemberOrgsPolicy(members);
  one.setMaximumPeerCount(1);
  return one;
}

function packageOf({ material }: Stage, at: 0 | 1): ReturnType<typeof probePackage> {
  return probePackage(material.peers[at]);
}

function installing(bytes: Uint8Array): Uint8Array {
  const args = new lifecycle.InstallChaincodeArgs();
  args.setChaincodeInstallPackage(bytes);
  return args.serializeBinary();
}

function none(args: { serializeBinary(): Uint8Array }): Uint8Array {
  return args.serializeBinary();
}

function definitionArgs(): Uint8Array {
  const args = new lifecycle.QueryChaincodeDefinitionArgs();
  args.setName(PROBE);
  return args.serializeBinary();
}

function approvedArgs(sequence: number): () => Uint8Array {
  return () => {
    const args = new lifecycle.QueryApprovedChaincodeDefinitionArgs();
    args.setName(PROBE);
    args.setSequence(sequence);
    return args.serializeBinary();
  };
}

/** What a function is given. */
type Argument = (stage: Stage) => Uint8Array | Promise<Uint8Array>;

/** Asks a peer as its administrator, without a channel. */
function ask(name: string, at: 0 | 1, fn: string, argument: Argument): Call {
  return {
    name: `lifecycle: ${name}`,
    play: async (stage) => {
      const as = at === 0 ? stage.parties.admin1 : stage.parties.admin2;
      const args = [fn, await argument(stage)];
      const call = signCall(stage, {
        label: `lifecycle ${name}`,
        as,
        channel: '',
        chaincode: '_lifecycle',
        args,
      });
      return endorsementAnswer(process(stage, at, call.signed));
    },
  };
}

/** Asks a peer, that of Org1 unless said otherwise, as its administrator about the channel. */
function inChannel(
  name: string,
  fn: string,
  argument: Argument,
  { at = 0, read }: { readonly at?: 0 | 1; readonly read?: ReadPayload } = {},
): Call {
  return {
    name: `lifecycle: ${name}`,
    play: async (stage) => {
      const as = at === 0 ? stage.parties.admin1 : stage.parties.admin2;
      const args = [fn, await argument(stage)];
      const call = signCall(stage, { label: `lifecycle ${name}`, as, chaincode: '_lifecycle', args });
      return endorsementAnswer(process(stage, at, call.signed), read);
    },
  };
}

function approve(name: string, at: 0 | 1): Call {
  return {
    name: `lifecycle: ${name}`,
    play: async (stage) =>
      committed(stage, [
        await endorsed(
          stage,
          {
            label: `lifecycle ${name}`,
            as: at === 0 ? stage.parties.admin1 : stage.parties.admin2,
            chaincode: '_lifecycle',
            args: [
              'ApproveChaincodeDefinitionForMyOrg',
              approvalArgument(definition(), (await packageOf(stage, at)).id),
            ],
          },
          [at],
        ),
      ]),
  };
}
