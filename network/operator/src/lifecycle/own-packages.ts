import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ChaincodePayload } from '@fabric-governance/chaincode/governance/records/network-actions';
import type { Lifecycle } from './lifecycle.js';
import { NotAPackage, packageContent, type PackageContent } from './package-content.js';

export interface PackageSources {
  readonly lifecycle: Pick<Lifecycle, 'installed' | 'installedPackage'>;
  /** Package files that the institution's operators have given their agent: single ones, and folders of `*.tar.gz`. */
  readonly paths: readonly string[];
}

/** Why an institution has no package for a decided definition. */
export type PackageMissing = 'PACKAGE_MISSING' | 'SOURCE_DIFFERS';

/**
 * The institution's package with the decided label and source, given by its operators or on its own peer already; SOURCE_DIFFERS where it has
 * the label only with another source, PACKAGE_MISSING where it has not even that.
 */
export async function packageFor(
  wanted: ChaincodePayload['package'],
  sources: PackageSources,
): Promise<PackageContent | PackageMissing> {
  const labelled = (await ownPackages(sources)).filter(({ label }) => label === wanted.label);
  const found = labelled.find(({ sourceHash }) => sourceHash === wanted.sourceHash);
  return found ?? (labelled.length > 0 ? 'SOURCE_DIFFERS' : 'PACKAGE_MISSING');
}

/** All packages that the institution has; files that are none are passed over. Throws `PeerRefused` when the peer gives none out. */
export async function ownPackages({ lifecycle, paths }: PackageSources): Promise<readonly PackageContent[]> {
  const given = await readables(paths.flatMap(filesAt).map((file) => new Uint8Array(readFileSync(file))));
  const known = new Set(given.map(({ packageId }) => packageId));
  const others = (await lifecycle.installed()).filter((packageId) => !known.has(packageId));
  const installed = await Promise.all(others.map((packageId) => lifecycle.installedPackage(packageId)));
  return [...given, ...(await readables(installed))];
}

/** A folder that is not there yet holds nothing: operators make it when they have something to put there. */
function filesAt(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.tar.gz'))
    .sort()
    .map((name) => join(path, name));
}

async function readables(files: readonly Uint8Array[]): Promise<readonly PackageContent[]> {
  return (await Promise.all(files.map(readable))).flat();
}

async function readable(bytes: Uint8Array): Promise<readonly PackageContent[]> {
  try {
    return [await packageContent(bytes)];
  } catch (error) {
    if (error instanceof NotAPackage) return [];
    throw error;
  }
}
