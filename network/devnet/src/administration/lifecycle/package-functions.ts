import { decode } from '@fabric-governance/protocol/message';
import {
  GetInstalledChaincodePackageArgs,
  GetInstalledChaincodePackageResult,
  InstallChaincodeArgs,
  InstallChaincodeResult,
  QueryInstalledChaincodeArgs,
  QueryInstalledChaincodeResult,
  QueryInstalledChaincodesResult,
} from '@hyperledger/fabric-protos/lib/peer/lifecycle/lifecycle_pb.js';
import type { InstalledPackages, PackageUse } from '../system-chaincode-context.js';
import { LifecycleError } from './lifecycle-error.js';

/** Takes serialized arguments and gives a serialized result. Throws an error in Fabric's words. */
export type PackageFunction = (args: Uint8Array, packages: InstalledPackages) => Promise<Uint8Array>;

/** Functions of `_lifecycle` about a peer's packages, by Fabric's names. They need no channel. */
export const PACKAGE_FUNCTIONS: ReadonlyMap<string, PackageFunction> = new Map<string, PackageFunction>([
  ['InstallChaincode', install],
  ['QueryInstalledChaincode', queryOne],
  ['QueryInstalledChaincodes', queryAll],
  ['GetInstalledChaincodePackage', getPackage],
]);

async function install(args: Uint8Array, packages: InstalledPackages): Promise<Uint8Array> {
  const bytes = decode(InstallChaincodeArgs, args).getChaincodeInstallPackage_asU8();
  // A copy: what was decoded is a window on the whole message.
  const { packageId, label } = await packages.install(new Uint8Array(bytes));
  const result = new InstallChaincodeResult();
  result.setPackageId(packageId);
  result.setLabel(label);
  return result.serializeBinary();
}

async function getPackage(args: Uint8Array, packages: InstalledPackages): Promise<Uint8Array> {
  const packageId = decode(GetInstalledChaincodePackageArgs, args).getPackageId();
  const bytes = await packages.bytes(packageId);
  if (bytes === undefined) {
    throw new LifecycleError(
      `could not load cc install package: chaincode install package '${packageId}' not found`,
    );
  }
  const result = new GetInstalledChaincodePackageResult();
  result.setChaincodeInstallPackage(bytes);
  return result.serializeBinary();
}

function queryOne(args: Uint8Array, packages: InstalledPackages): Promise<Uint8Array> {
  const packageId = decode(QueryInstalledChaincodeArgs, args).getPackageId();
  const found = packages.list().find((candidate) => candidate.packageId === packageId);
  if (found === undefined) {
    throw new LifecycleError(`could not find chaincode with package id '${packageId}'`);
  }
  const result = new QueryInstalledChaincodeResult();
  result.setPackageId(packageId);
  result.setLabel(found.label);
  for (const [channel, uses] of byChannel(found.uses)) {
    const references = new QueryInstalledChaincodeResult.References();
    references.setChaincodesList(
      uses.map(({ name, version }) => {
        const chaincode = new QueryInstalledChaincodeResult.Chaincode();
        chaincode.setName(name);
        chaincode.setVersion(version);
        return chaincode;
      }),
    );
    result.getReferencesMap().set(channel, references);
  }
  return Promise.resolve(result.serializeBinary());
}

function queryAll(_args: Uint8Array, packages: InstalledPackages): Promise<Uint8Array> {
  const result = new QueryInstalledChaincodesResult();
  for (const { packageId, label, uses } of packages.list()) {
    const installed = new QueryInstalledChaincodesResult.InstalledChaincode();
    installed.setPackageId(packageId);
    installed.setLabel(label);
    for (const [channel, onChannel] of byChannel(uses)) {
      const references = new QueryInstalledChaincodesResult.References();
      references.setChaincodesList(
        onChannel.map(({ name, version }) => {
          const chaincode = new QueryInstalledChaincodesResult.Chaincode();
          chaincode.setName(name);
          chaincode.setVersion(version);
          return chaincode;
        }),
      );
      installed.getReferencesMap().set(channel, references);
    }
    result.addInstalledChaincodes(installed);
  }
  return Promise.resolve(result.serializeBinary());
}

function byChannel(uses: readonly PackageUse[]): ReadonlyMap<string, readonly PackageUse[]> {
  const channels = new Map<string, PackageUse[]>();
  for (const use of uses) {
    channels.set(use.channel, [...(channels.get(use.channel) ?? []), use]);
  }
  return channels;
}
