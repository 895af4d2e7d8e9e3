/** The version of a Fabric program. */
export interface FabricVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Reads what `peer version`, `orderer version` and `fabric-ca-server version` print. Undefined when it holds no version. */
export function parseVersion(output: string): FabricVersion | undefined {
  const [, major, minor, patch] = /Version:\s*v?(\d+)\.(\d+)\.(\d+)/u.exec(output) ?? [];
  return major === undefined
    ? undefined
    : { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** "2.5.16". */
export function versionText({ major, minor, patch }: FabricVersion): string {
  return `${major}.${minor}.${patch}`;
}

/** Whether a version is this one or newer. */
export function isAtLeast(version: FabricVersion, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}
