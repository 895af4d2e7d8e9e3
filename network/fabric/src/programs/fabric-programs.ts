import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { LaunchError } from '@fabric-governance/launch/launch-error';
import { type FabricVersion, isAtLeast, parseVersion, versionText } from './fabric-version.js';

const run = promisify(execFile);
const ANSWER_WITHIN_MS = 20_000;

/** The programs of Fabric's release that a network is made of; what they do is in Fabric's own documentation. */
const NAMES = ['peer', 'orderer', 'fabric-ca-server'] as const;
type ProgramName = (typeof NAMES)[number];
/** The programs of the chaincode-as-a-service builder, which the release keeps in a folder of their own. */
const BUILDER_PROGRAMS = ['detect', 'build', 'release'] as const;
const BUILDER_FOLDER = join('builders', 'ccaas');

/** Absolute paths of the programs, and the version that decides what they can do. */
export interface FabricPrograms {
  readonly peer: string;
  readonly orderer: string;
  readonly caServer: string;
  /** Folder whose `bin` holds the builder's programs. */
  readonly builder: string;
  /** Of peer and orderer. */
  readonly version: FabricVersion;
  readonly caVersion: FabricVersion;
}

/** Fabric's programs are not all there. */
export class ProgramsMissing extends LaunchError {}

/** Where the programs are, or which of them are not there. */
export type Located =
  { readonly found: Omit<FabricPrograms, 'version' | 'caVersion'> } | { readonly missing: readonly string[] };

/** Looks for Fabric's programs, without running them: see {@link findPrograms}. */
export function locatePrograms(environment: NodeJS.ProcessEnv): Located {
  const folders = searchFolders(environment);
  const find = (name: ProgramName): string | undefined =>
    folders.map((folder) => join(folder, name)).find(isExecutable);
  const [peer, orderer, caServer] = [find('peer'), find('orderer'), find('fabric-ca-server')];
  const builder = builderFolders(environment, peer).find((folder) =>
    BUILDER_PROGRAMS.every((name) => isExecutable(join(folder, 'bin', name))),
  );
  if (peer !== undefined && orderer !== undefined && caServer !== undefined && builder !== undefined) {
    return { found: { peer, orderer, caServer, builder } };
  }
  return {
    missing: [
      ...NAMES.filter((name) => find(name) === undefined),
      ...(builder === undefined ? [join(BUILDER_FOLDER, 'bin')] : []),
    ],
  };
}

/**
 * Finds Fabric's programs: in the folder FABRIC_BIN if it is set, else on the PATH; the builder beside them, or beside or in
 * FABRIC_CFG_PATH, as the release has it.
 *
 * @throws ProgramsMissing with everything that is missing and how to get it.
 * @throws LaunchError for programs that are too old or whose versions differ.
 */
export async function findPrograms(environment: NodeJS.ProcessEnv): Promise<FabricPrograms> {
  const located = locatePrograms(environment);
  if ('missing' in located) throw new ProgramsMissing(missingMessage(located.missing, environment));
  return { ...located.found, ...(await versionsOf(located.found)) };
}

function searchFolders({ FABRIC_BIN: own, PATH: path = '' }: NodeJS.ProcessEnv): readonly string[] {
  return own === undefined || own === ''
    ? path.split(delimiter).filter((folder) => folder !== '')
    : [resolve(own)];
}

function builderFolders(environment: NodeJS.ProcessEnv, peer: string | undefined): readonly string[] {
  const { FABRIC_CFG_PATH: config } = environment;
  const near = [
    ...(peer === undefined ? [] : [dirname(peer), dirname(dirname(peer))]),
    ...(config === undefined || config === '' ? [] : [resolve(config), dirname(resolve(config))]),
  ];
  return near.map((folder) => join(folder, BUILDER_FOLDER));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Not there, or not ours to run: the search goes on.
    return false;
  }
}

/** What is missing and how to get it. */
export function missingMessage(missing: readonly string[], { FABRIC_BIN: own }: NodeJS.ProcessEnv): string {
  const where =
    own === undefined || own === '' ? 'on the PATH; FABRIC_BIN is not set' : `in FABRIC_BIN=${own}`;
  return [
    `Real Fabric needs programs that were not found: ${missing.join(', ')} (looked ${where}).`,
    'Get the release with install-fabric.sh, as "Install Fabric and Fabric Samples" in the Hyperledger Fabric documentation describes',
    '(./install-fabric.sh binary), and set FABRIC_BIN to its bin folder; builders/ stays beside bin/. Without Fabric: npm start.',
  ].join('\n');
}

async function versionsOf(paths: {
  readonly peer: string;
  readonly orderer: string;
  readonly caServer: string;
}): Promise<{ readonly version: FabricVersion; readonly caVersion: FabricVersion }> {
  const [version, orderer, caVersion] = await Promise.all([
    versionOf(paths.peer),
    versionOf(paths.orderer),
    versionOf(paths.caServer),
  ]);
  if (version.major !== orderer.major || version.minor !== orderer.minor) {
    throw new LaunchError(
      `peer is of version ${versionText(version)}, orderer of ${versionText(orderer)}: use both from the same release.`,
    );
  }
  if (!isAtLeast(version, 2, 5)) {
    throw new LaunchError(
      `Fabric ${versionText(version)} is too old: 2.5 or newer is needed (${paths.peer}).`,
    );
  }
  return { version, caVersion };
}

async function versionOf(path: string): Promise<FabricVersion> {
  try {
    const { stdout, stderr } = await run(path, ['version'], { timeout: ANSWER_WITHIN_MS });
    const version = parseVersion(`${stdout}\n${stderr}`);
    if (version !== undefined) return version;
  } catch (cause) {
    throw new LaunchError(`${path} does not run: ${String(cause)}`, { cause });
  }
  throw new LaunchError(`${path} does not tell its version, as Fabric's programs do.`);
}
