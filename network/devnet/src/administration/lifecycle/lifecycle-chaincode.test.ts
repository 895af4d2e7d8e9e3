import { toHex } from '@fabric-governance/protocol/bytes';
import { peer } from '@hyperledger/fabric-protos';
import { PackageError } from '../../chaincode/chaincode-package.js';
import { collectionsFrom } from '../../bootstrap/collections-config.js';
import type { InstalledPackages } from '../system-chaincode-context.js';
import { adminOf, type TestChannel, testChannel, userOf } from '../test-channel.fixture.js';
import { LifecycleLedger, type Called } from './lifecycle-ledger.fixture.js';

const { lifecycle } = peer;
const NO_COLLECTIONS: unknown = [];
const SHARED = {
  name: 'shared',
  policy: "OR('Org1MSP.member','Org2MSP.member')",
  blockToLive: 3,
  requiredPeerCount: 0,
  maxPeerCount: 1,
};

interface Proposed {
  readonly name?: string;
  readonly version?: string;
  readonly sequence?: number;
  readonly packageId?: string;
  readonly collections?: unknown;
  readonly validationPlugin?: string;
}

function approveArgs(proposed: Proposed): Uint8Array {
  const args = new lifecycle.ApproveChaincodeDefinitionForMyOrgArgs();
  const source = new lifecycle.ChaincodeSource();
  const local = new lifecycle.ChaincodeSource.Local();
  local.setPackageId(proposed.packageId ?? 'basic_1.0:ab');
  source.setLocalPackage(local);
  args.setSource(source);
  return fill(args, proposed).serializeBinary();
}

function commitArgs(proposed: Proposed): Uint8Array {
  return fill(new lifecycle.CommitChaincodeDefinitionArgs(), proposed).serializeBinary();
}

function fill<
  Args extends
    | peer.lifecycle.ApproveChaincodeDefinitionForMyOrgArgs
    | peer.lifecycle.CommitChaincodeDefinitionArgs
    | peer.lifecycle.CheckCommitReadinessArgs,
>(args: Args, proposed: Proposed): Args {
  const { name = 'basic', version = '1.0', sequence = 1, collections = NO_COLLECTIONS } = proposed;
  args.setName(name);
  args.setVersion(version);
  args.setSequence(sequence);
  args.setValidationPlugin(proposed.validationPlugin ?? '');
  args.setCollections(collectionsFrom(collections));
  return args;
}

function named(name: string, sequence = 0): Uint8Array {
  const args = new lifecycle.QueryApprovedChaincodeDefinitionArgs();
  args.setName(name);
  args.setSequence(sequence);
  return args.serializeBinary();
}

describe('_lifecycle', () => {
  let channel: TestChannel;
  let ledger: LifecycleLedger;
  const packages: InstalledPackages = {
    install: () => Promise.reject(new PackageError('could not build chaincode: no')),
    list: () => [
      {
        packageId: 'basic_1.0:ab',
        label: 'basic_1.0',
        uses: [
          { channel: 'mychannel', name: 'basic', version: '1.0' },
          { channel: 'mychannel', name: 'second', version: '2' },
          { channel: 'other', name: 'basic', version: '3' },
        ],
      },
    ],
    bytes: (packageId) => Promise.resolve(packageId === 'basic_1.0:ab' ? Uint8Array.of(1, 2, 3) : undefined),
  };

  beforeAll(async () => {
    channel = await testChannel();
  });
  beforeEach(() => {
    ledger = new LifecycleLedger(channel, packages);
  });
  afterAll(() => {
    channel.remove();
  });

  const approve = (member: 0 | 1 | 2, proposed: Proposed = {}): Promise<Called> =>
    ledger.call(channel.members[member], 'ApproveChaincodeDefinitionForMyOrg', approveArgs(proposed));
  const commit = (member: 0 | 1 | 2, proposed: Proposed = {}): Promise<Called> =>
    ledger.call(channel.members[member], 'CommitChaincodeDefinition', commitArgs(proposed));
  const readiness = async (proposed: Proposed = {}): Promise<unknown> => {
    const args = fill(new lifecycle.CheckCommitReadinessArgs(), proposed).serializeBinary();
    const { status, message, payload } = await ledger.call(channel.members[0], 'CheckCommitReadiness', args);
    return status === 200
      ? Object.fromEntries(
          lifecycle.CheckCommitReadinessResult.deserializeBinary(payload).getApprovalsMap().toArray(),
        )
      : message;
  };
  const reason = async (called: Promise<Called>): Promise<string> => {
    const { status, message } = await called;
    expect(status).toBe(500);
    return message;
  };

  it('takes a definition from approvals to being in force', async () => {
    expect(await readiness()).toEqual({ Org1MSP: false, Org2MSP: false, Org3MSP: false });
    expect((await approve(0)).publicWrites).toEqual([]);
    await approve(1);
    expect(await readiness()).toEqual({ Org1MSP: true, Org2MSP: true, Org3MSP: false });
    expect(await readiness({ version: '1.1' })).toEqual({ Org1MSP: false, Org2MSP: false, Org3MSP: false });
    expect(await reason(commit(2))).toBe(
      "failed to invoke backing implementation of 'CommitChaincodeDefinition': chaincode definition not agreed to by " +
        'this org (Org3MSP)',
    );
    expect((await commit(0)).publicWrites).toEqual([
      'namespaces/fields/basic/Collections',
      'namespaces/fields/basic/EndorsementInfo',
      'namespaces/fields/basic/Sequence',
      'namespaces/fields/basic/ValidationInfo',
      'namespaces/metadata/basic',
    ]);
    const { payload } = await ledger.call(channel.members[1], 'QueryChaincodeDefinition', named('basic'));
    const definition = lifecycle.QueryChaincodeDefinitionResult.deserializeBinary(payload);
    expect(definition.toObject()).toMatchObject({
      sequence: 1,
      version: '1.0',
      endorsementPlugin: 'escc',
      validationPlugin: 'vscc',
      approvalsMap: [
        ['Org1MSP', true],
        ['Org2MSP', true],
        ['Org3MSP', false],
      ],
    });
    expect(Buffer.from(definition.getValidationParameter_asU8()).toString('latin1')).toBe(
      '\x12\x20/Channel/Application/Endorsement',
    );
  });

  it('reads what Fabric reads, the old lifecycle included', async () => {
    expect((await approve(0)).readNamespaces).toEqual(['_lifecycle', 'lscc']);
    await commit(0);
    expect((await approve(0, { sequence: 2 })).readNamespaces).toEqual(['_lifecycle']);
  });

  it('writes only the fields that an upgrade changes', async () => {
    await approve(0);
    await commit(0);
    await approve(0, { version: '2.0', sequence: 2 });
    expect((await commit(0, { version: '2.0', sequence: 2 })).publicWrites).toEqual([
      'namespaces/fields/basic/EndorsementInfo',
      'namespaces/fields/basic/Sequence',
    ]);
  });

  it('lets sequences follow each other without a gap', async () => {
    const approving = "failed to invoke backing implementation of 'ApproveChaincodeDefinitionForMyOrg': ";
    expect(await reason(approve(0, { sequence: 0 }))).toBe(
      `${approving}requested sequence is 0, but first definable sequence number is 1`,
    );
    expect(await reason(approve(0, { sequence: 2 }))).toBe(
      `${approving}requested sequence 2 is larger than the next available sequence number 1`,
    );
    expect(await readiness({ sequence: 2 })).toBe(
      "failed to invoke backing implementation of 'CheckCommitReadiness': requested sequence is 2, but new definition " +
        'must be sequence 1',
    );
    await approve(0);
    await commit(0);
    await approve(0, { sequence: 2 });
    await commit(0, { sequence: 2 });
    expect(await reason(approve(0, { sequence: 1 }))).toBe(
      `${approving}currently defined sequence 2 is larger than requested sequence 1`,
    );
    expect(await reason(commit(0, { sequence: 2 }))).toContain(
      'requested sequence is 2, but new definition must be sequence 3',
    );
  });

  it('lets an organisation change its mind before the commit, and its package after it', async () => {
    await approve(0);
    expect(await reason(approve(0))).toContain(
      'attempted to redefine uncommitted sequence (1) for namespace basic with unchanged content',
    );
    expect((await approve(0, { version: '1.1' })).status).toBe(200);
    expect((await approve(0, { packageId: 'basic_1.0:cd' })).status).toBe(200);
    await commit(0);
    expect((await approve(0, { packageId: 'basic_1.0:ef' })).status).toBe(200);
    expect(await reason(approve(0, { version: '1.1' }))).toContain(
      'attempted to redefine the current committed sequence (1) for namespace basic with different parameters: ' +
        "expected Version '1.0' does not match passed Version '1.1'",
    );
    expect(await reason(approve(0, { collections: [SHARED] }))).toContain('Collections do not match');
  });

  it('tells an organisation what it has approved, and nobody else', async () => {
    await approve(0, { packageId: 'basic_1.0:cd' });
    await commit(0);
    await approve(0, { sequence: 2, packageId: '' });
    const approved = async (sequence: number): Promise<unknown> => {
      const { payload } = await ledger.call(
        channel.members[0],
        'QueryApprovedChaincodeDefinition',
        named('basic', sequence),
      );
      const result = lifecycle.QueryApprovedChaincodeDefinitionResult.deserializeBinary(payload);
      return [result.getSequence(), result.getSource()?.getLocalPackage()?.getPackageId()];
    };
    expect(await approved(1)).toEqual([1, 'basic_1.0:cd']);
    expect(await approved(0)).toEqual([2, undefined]);
    const { payload } = await ledger.call(
      channel.members[0],
      'QueryApprovedChaincodeDefinitions',
      new Uint8Array(),
    );
    expect(
      lifecycle.QueryApprovedChaincodeDefinitionsResult.deserializeBinary(payload)
        .getApprovedChaincodeDefinitionsList()
        .map((entry) => [entry.getName(), entry.getSequence()]),
    ).toEqual([
      ['basic', 1],
      ['basic', 2],
    ]);
    expect(
      await reason(ledger.call(channel.members[1], 'QueryApprovedChaincodeDefinition', named('basic', 1))),
    ).toContain("could not fetch approved chaincode definition (name: 'basic', sequence: '1')");
  });

  it('lists the definitions in force', async () => {
    for (const name of ['zebra', 'ant']) {
      await approve(0, { name });
      await commit(0, { name });
    }
    const { payload } = await ledger.call(channel.members[2], 'QueryChaincodeDefinitions', new Uint8Array());
    expect(
      lifecycle.QueryChaincodeDefinitionsResult.deserializeBinary(payload)
        .getChaincodeDefinitionsList()
        .map((entry) => entry.getName()),
    ).toEqual(['ant', 'zebra']);
    const missing = await ledger.call(channel.members[0], 'QueryChaincodeDefinition', named('other'));
    expect(missing).toMatchObject({ status: 404, message: 'namespace other is not defined' });
  });

  it('refuses names that Fabric refuses, and plugins that are not there', async () => {
    const validating = 'error validating chaincode definition: ';
    expect(await reason(approve(0, { name: '_lifecycle' }))).toContain(
      `${validating}invalid chaincode name '_lifecycle'`,
    );
    expect(await reason(commit(0, { name: 'qscc' }))).toContain(
      `${validating}chaincode name 'qscc' is the name of a system chaincode`,
    );
    expect(await reason(approve(0, { version: 'a b' }))).toContain(
      `${validating}invalid chaincode version 'a b'`,
    );
    expect(await reason(approve(0, { validationPlugin: 'mine' }))).toContain(
      "plugin with name mine wasn't found",
    );
  });

  it('refuses collections that are not well formed', async () => {
    const refusals: readonly (readonly [object, string])[] = [
      [{ name: '_x' }, "invalid collection name '_x'"],
      [{ requiredPeerCount: 2 }, 'maximum peer count (1) cannot be less than the required peer count (2)'],
      [{ requiredPeerCount: -1 }, 'requiredPeerCount (-1) cannot be less than zero'],
      [{ policy: "AND('Org1MSP.member','Org2MSP.member')" }, 'is not an OR concatenation, NOutOf 2'],
      [{ policy: "OR('NobodyMSP.member')" }, "collection member 'NobodyMSP' is not part of the channel"],
    ];
    for (const [change, expected] of refusals) {
      expect(await reason(approve(0, { collections: [{ ...SHARED, ...change }] }))).toContain(expected);
    }
    expect(await reason(approve(0, { collections: [SHARED, SHARED] }))).toContain(
      'found duplicate in collection configuration',
    );
  });

  it('keeps collections in force, and how long they keep their values', async () => {
    await approve(0, { collections: [SHARED] });
    await commit(0, { collections: [SHARED] });
    const upgrade = (collections: unknown): Promise<Called> => approve(0, { sequence: 2, collections });
    expect(await reason(upgrade([]))).toContain('does not contain previously defined collections');
    expect(await reason(upgrade([{ ...SHARED, name: 'other' }]))).toContain(
      'existing collection [shared] missing in the proposed collection configuration',
    );
    expect(await reason(upgrade([{ ...SHARED, blockToLive: 4 }]))).toContain(
      'the BlockToLive in an existing collection [shared] modified. Existing value [3]',
    );
    expect((await upgrade([{ ...SHARED, name: 'more' }, SHARED])).status).toBe(200);
  });

  it('tells administrators what is installed, where it runs, and gives it back', async () => {
    const [member] = channel.members;
    const one = new lifecycle.QueryInstalledChaincodeArgs();
    one.setPackageId('basic_1.0:ab');
    const query = await ledger.call(member, 'QueryInstalledChaincode', one.serializeBinary(), {
      channelId: '',
    });
    const found = lifecycle.QueryInstalledChaincodeResult.deserializeBinary(query.payload);
    expect(found.getLabel()).toBe('basic_1.0');
    expect(
      found
        .getReferencesMap()
        .toArray()
        .map(([name]) => name),
    ).toEqual(['mychannel', 'other']);
    const list = await ledger.call(member, 'QueryInstalledChaincodes', new Uint8Array(), { channelId: '' });
    const [all] = lifecycle.QueryInstalledChaincodesResult.deserializeBinary(
      list.payload,
    ).getInstalledChaincodesList();
    expect(
      all
        ?.getReferencesMap()
        .get('mychannel')
        ?.getChaincodesList()
        .map((entry) => [entry.getName(), entry.getVersion()]),
    ).toEqual([
      ['basic', '1.0'],
      ['second', '2'],
    ]);
    const got = await ledger.call(member, 'GetInstalledChaincodePackage', one.serializeBinary());
    expect(
      toHex(
        lifecycle.GetInstalledChaincodePackageResult.deserializeBinary(
          got.payload,
        ).getChaincodeInstallPackage_asU8(),
      ),
    ).toBe('010203');
    one.setPackageId('none:1');
    expect(await reason(ledger.call(member, 'GetInstalledChaincodePackage', one.serializeBinary()))).toBe(
      "failed to invoke backing implementation of 'GetInstalledChaincodePackage': could not load cc install package: " +
        "chaincode install package 'none:1' not found",
    );
    expect(await reason(ledger.call(member, 'QueryInstalledChaincode', one.serializeBinary()))).toContain(
      "could not find chaincode with package id 'none:1'",
    );
    expect(await reason(ledger.call(member, 'InstallChaincode', new Uint8Array()))).toBe(
      "failed to invoke backing implementation of 'InstallChaincode': could not build chaincode: no",
    );
  });

  it('lets only the own administrator install and approve, and only writers commit', async () => {
    const [first, second] = channel.members;
    for (const functionName of ['InstallChaincode', 'ApproveChaincodeDefinitionForMyOrg']) {
      for (const by of [userOf(first), adminOf(second)]) {
        expect(await reason(ledger.call(first, functionName, new Uint8Array(), { by }))).toContain(
          'Failed to authorize invocation due to failed ACL check',
        );
      }
    }
    const by = adminOf(channel.outsider);
    expect(await reason(ledger.call(first, 'CommitChaincodeDefinition', commitArgs({}), { by }))).toContain(
      'with policy [/Channel/Application/Writers]',
    );
  });

  it('says what it does not know or cannot read', async () => {
    const [member] = channel.members;
    expect(await reason(ledger.call(member, 'Nothing', new Uint8Array()))).toContain(
      'Unmapped policy for _lifecycle/Nothing',
    );
    expect(await reason(ledger.call(member, 'QueryChaincodeDefinition', Uint8Array.of(0x7a, 0x7a)))).toBe(
      "failed to invoke backing implementation of 'QueryChaincodeDefinition': could not decode input arg for " +
        '*lifecycle.Invocation.QueryChaincodeDefinition: proto: cannot parse invalid wire-format data',
    );
    expect(
      await reason(ledger.call(member, 'CheckCommitReadiness', new Uint8Array(), { channelId: 'x' })),
    ).toBe("could not get channelconfig for channel 'x'");
  });
});
