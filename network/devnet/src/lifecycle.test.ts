import { CommitError, EndorseError, GatewayError, type Contract } from '@hyperledger/fabric-gateway';
import { peer } from '@hyperledger/fabric-protos';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectionsFrom } from './bootstrap/collections-config.js';
import { resolvePort } from './bootstrap/free-port.js';
import { servicePackageOf } from '@fabric-governance/protocol/testdata/tar-archive';
import { startChaincode, type ChaincodeService } from './fixtures/chaincode-service.fixture.js';
import { connectTo, type TestClient } from './fixtures/client.fixture.js';
import { testOptions } from './fixtures/options.fixture.js';
import { startDevnet, type Devnet } from './start.js';

jest.setTimeout(60_000);

const { lifecycle } = peer;
const ORGANISATIONS = ['Org1MSP', 'Org2MSP'];
const NO_OTHERS = { organizations: testOptions([]).organizations.slice(0, 2) };

interface Proposed {
  readonly version: string;
  readonly sequence: number;
  readonly initRequired?: boolean;
  readonly collections?: unknown;
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function definitionArgs<
  Args extends
    peer.lifecycle.ApproveChaincodeDefinitionForMyOrgArgs | peer.lifecycle.CommitChaincodeDefinitionArgs,
>(args: Args, proposed: Proposed): Args {
  args.setName('agreed');
  args.setVersion(proposed.version);
  args.setSequence(proposed.sequence);
  args.setInitRequired(proposed.initRequired ?? false);
  args.setCollections(collectionsFrom(proposed.collections ?? []));
  return args;
}

async function failure<Failure extends Error>(
  promise: Promise<unknown>,
  type: new (...args: never[]) => Failure,
): Promise<Failure> {
  try {
    await promise;
  } catch (error) {
    expect(error).toBeInstanceOf(type);
    return error as Failure;
  }
  throw new Error('nothing was refused');
}

describe('the lifecycle of a chaincode, by an application', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'devnet-lifecycle-'));
  let devnet: Devnet;
  let service: ChaincodeService;
  let packageId: string;
  let admins: Map<string, TestClient>;
  let user: TestClient;
  let bytes: Buffer;

  const open = async (): Promise<void> => {
    devnet = await startDevnet(testOptions([], { dataDir, ...NO_OTHERS, executeTimeoutMs: 3_000 }));
    admins = new Map(ORGANISATIONS.map((mspId) => [mspId, connectTo(devnet, mspId, '_lifecycle', 'admin')]));
    user = connectTo(devnet, 'Org1MSP', 'agreed');
  };
  const close = async (): Promise<void> => {
    [...admins.values(), user].forEach((client) => {
      client.close();
    });
    await devnet.stop();
  };

  beforeAll(async () => {
    const address = `127.0.0.1:${await resolvePort(0, '127.0.0.1')}`;
    bytes = servicePackageOf('agreed_1.0', { address, dial_timeout: '10s' });
    await open();
    service = await startChaincode(address, { id: 'somebody:else' });
  });
  afterAll(async () => {
    await close();
    await service.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const contract = (mspId: string): Contract => {
    const found = admins.get(mspId)?.contract;
    if (found === undefined) {
      throw new Error(`no client of ${mspId}`);
    }
    return found;
  };
  const evaluate = (mspId: string, functionName: string, args: Uint8Array): Promise<Uint8Array> =>
    contract(mspId).evaluate(functionName, { arguments: [args], endorsingOrganizations: [mspId] });
  const install = (mspId: string): Promise<Uint8Array> => {
    const args = new lifecycle.InstallChaincodeArgs();
    args.setChaincodeInstallPackage(bytes);
    return evaluate(mspId, 'InstallChaincode', args.serializeBinary());
  };
  const approve = (mspId: string, proposed: Proposed, id = packageId): Promise<Uint8Array> => {
    const args = definitionArgs(new lifecycle.ApproveChaincodeDefinitionForMyOrgArgs(), proposed);
    const source = new lifecycle.ChaincodeSource();
    const local = new lifecycle.ChaincodeSource.Local();
    local.setPackageId(id);
    source.setLocalPackage(local);
    args.setSource(source);
    return contract(mspId).submit('ApproveChaincodeDefinitionForMyOrg', {
      arguments: [args.serializeBinary()],
      endorsingOrganizations: [mspId],
    });
  };
  const commit = (proposed: Proposed): Promise<Uint8Array> =>
    contract('Org1MSP').submitTransaction(
      'CommitChaincodeDefinition',
      definitionArgs(new lifecycle.CommitChaincodeDefinitionArgs(), proposed).serializeBinary(),
    );
  const references = async (mspId: string): Promise<unknown> => {
    const result = lifecycle.QueryInstalledChaincodesResult.deserializeBinary(
      await evaluate(mspId, 'QueryInstalledChaincodes', new Uint8Array()),
    );
    return result.getInstalledChaincodesList().map((entry) => [
      entry.getPackageId(),
      entry
        .getReferencesMap()
        .get('mychannel')
        ?.getChaincodesList()
        .map((chaincode) => `${chaincode.getName()} ${chaincode.getVersion()}`),
    ]);
  };

  const first = { version: '1.0', sequence: 1, initRequired: true };

  it('installs a package on each peer, once', async () => {
    const result = lifecycle.InstallChaincodeResult.deserializeBinary(await install('Org1MSP'));
    packageId = result.getPackageId();
    expect(packageId).toMatch(/^agreed_1\.0:[0-9a-f]{64}$/u);
    const again = await failure(install('Org1MSP'), GatewayError);
    expect(again.details[0]?.message).toBe(
      "chaincode response 500, failed to invoke backing implementation of 'InstallChaincode': chaincode already " +
        `successfully installed (package ID '${packageId}')`,
    );
    await install('Org2MSP');
    expect(await references('Org2MSP')).toEqual([[packageId, undefined]]);
  });

  it('commits nothing that an endorsing organisation has not approved', async () => {
    await approve('Org1MSP', first);
    const error = await failure(commit(first), EndorseError);
    expect(error.code).toBe(10);
    expect(error.details[0]?.message).toContain('chaincode definition not agreed to by this org (Org2MSP)');
    const alone = contract('Org1MSP').submit('CommitChaincodeDefinition', {
      arguments: [definitionArgs(new lifecycle.CommitChaincodeDefinitionArgs(), first).serializeBinary()],
      endorsingOrganizations: ['Org1MSP'],
    });
    expect((await failure(alone, CommitError)).code).toBe(10);
  });

  it('puts in force what both have approved, and demands its initialisation', async () => {
    await approve('Org2MSP', first);
    await commit(first);
    expect(await references('Org2MSP')).toEqual([[packageId, ['agreed 1.0']]]);
    const error = await failure(user.contract.submitTransaction('put', 'a', '1'), EndorseError);
    expect(error.details[0]?.message).toContain(
      "chaincode 'agreed' has not been initialized for this version, must call as init first",
    );
  });

  it('restarts with packages and approvals, and an upgrade puts other collections in force', async () => {
    await close();
    await service.kill();
    await open();
    service = await startChaincode(service.address, { id: packageId });
    const second = { version: '1.0', sequence: 2 };
    await approve('Org1MSP', second);
    await approve('Org2MSP', second);
    await commit(second);
    await user.contract.submitTransaction('put', 'a', '2');
    expect(text(await user.contract.evaluateTransaction('get', 'a'))).toBe('2');
    const upgraded = {
      version: '2.0',
      sequence: 3,
      collections: [{ name: 'shared', policy: "OR('Org1MSP.member','Org2MSP.member')" }],
    };
    const putting = { arguments: ['shared', 'k'], transientData: { value: 'secret' } };
    const unknown = await failure(user.contract.submit('putPrivate', putting), EndorseError);
    expect(unknown.details[0]?.message).toContain('collection mychannel/agreed/shared could not be found');
    await approve('Org1MSP', upgraded);
    await approve('Org2MSP', upgraded);
    await commit(upgraded);
    await user.contract.submit('putPrivate', putting);
    expect(text(await user.contract.evaluateTransaction('getPrivate', 'shared', 'k'))).toBe('secret');
  });

  it('leaves out an organisation that has approved without a package, until it names one', async () => {
    const next = {
      version: '3.0',
      sequence: 4,
      collections: [{ name: 'shared', policy: "OR('Org1MSP.member','Org2MSP.member')" }],
    };
    await approve('Org1MSP', next);
    await approve('Org2MSP', next, '');
    await commit(next);
    expect((await failure(user.contract.submitTransaction('put', 'b', '1'), EndorseError)).code).toBe(9);
    await approve('Org2MSP', next);
    await user.contract.submitTransaction('put', 'b', '1');
    expect(text(await user.contract.evaluateTransaction('get', 'b'))).toBe('1');
  });

  it('lets no service register under another package’s id', async () => {
    await service.kill();
    service = await startChaincode(service.address, { id: 'somebody:else' });
    const error = await failure(user.contract.evaluateTransaction('get', 'b'), GatewayError);
    expect(error.details[0]?.message).toContain(
      `could not launch chaincode ${packageId}: chaincode registration failed: peer will not accept external ` +
        'chaincode connection somebody:else (except in dev mode)',
    );
  });
});
