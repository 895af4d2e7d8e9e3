import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Consortium } from '@fabric-governance/consortium/consortium';
import type { ConsensusKind } from '@fabric-governance/consortium/fabric-settings';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { readFoundedCopy, writeFoundedCopy } from '@fabric-governance/launch/founding/founded-copy';
import { ensureSecrets, type Secrets } from '@fabric-governance/launch/founding/secrets';
import { LaunchError } from '@fabric-governance/launch/launch-error';
import { ROOT } from '@fabric-governance/launch/paths';
import { choosePorts } from '@fabric-governance/launch/ports/choose-ports';
import type { Progress } from '@fabric-governance/launch/progress';
import { checkFabricPorts } from './check-fabric-ports.js';
import { type FabricFolder, fabricFolder } from './fabric-folder.js';
import { type NetworkModel, networkModel } from './network-model.js';
import { identitiesWithSecrets } from './organisations/ca-configuration.js';
import { ensureEnrolmentSecrets, type SecretOf } from './organisations/enrolment-secrets.js';
import type { Ground } from './processes/background.js';
import { ProcessTable } from './processes/process-table.js';
import { type FabricPrograms, findPrograms } from './programs/fabric-programs.js';
import { type FabricVersion, isAtLeast, versionText } from './programs/fabric-version.js';
import { withRandomFabricPorts } from './random-ports.js';

/** Which network, and where it is kept. */
export interface NetworkOptions {
  /** The consortium file. */
  readonly file: string;
  /** Where everything is kept; `.data/fabric-<the file's name>` of the project if left out. */
  readonly dataDir?: string | undefined;
  /** Choose free ports instead of the file's, at the founding. */
  readonly randomPorts?: boolean | undefined;
}

/** A network that can be started: what it consists of, by which programs, with which secrets, and where it is kept. */
export interface PreparedNetwork {
  readonly programs: FabricPrograms;
  readonly model: NetworkModel;
  readonly folder: FabricFolder;
  /** Enrolment secrets of the consortium's people. */
  readonly secrets: Secrets;
  /** Enrolment secrets of nodes and administrators. */
  readonly secretOf: SecretOf;
  readonly ground: Ground;
}

/** The data folder of a consortium file that is given none: `.data/fabric-consortium` for `consortium.yaml`. */
export function folderOf({ file, dataDir }: NetworkOptions): FabricFolder {
  return fabricFolder(dataDir ?? join(ROOT, '.data', `fabric-${basename(file).replace(/\.[^.]*$/u, '')}`));
}

/** The folder of a network that was up before. Throws LaunchError where there is none. */
export function mustBeFounded(options: NetworkOptions): FabricFolder {
  const folder = folderOf(options);
  if (!existsSync(folder.genesisBlock)) {
    throw new LaunchError('There is no network yet. Bring it up first: npm run fabric -- up');
  }
  return folder;
}

/** The processes of the network in a folder. */
export function groundOf(folder: FabricFolder): Ground {
  return { table: new ProcessTable(folder.processes), logs: folder.logs };
}

/** A network that was founded, as far as it can be known without Fabric's programs. */
export interface FoundedNetwork {
  readonly model: NetworkModel;
  readonly folder: FabricFolder;
  readonly ground: Ground;
}

/** What was founded in the folder; undefined when nothing was. Throws LaunchError when it is damaged. */
export function foundedNetwork(options: NetworkOptions): FoundedNetwork | undefined {
  const folder = folderOf(options);
  const consortium = readFoundedCopy(folder.founded, readConsortium(options.file))?.consortium;
  const consensus = consortium?.fabric.consensus;
  return consortium === undefined || consensus === undefined
    ? undefined
    : { model: networkModel(consortium, consensus), folder, ground: groundOf(folder) };
}

/**
 * Reads the consortium file, or what was founded from it earlier, and finds Fabric's programs.
 *
 * @throws ConsortiumFileError for a file with mistakes.
 * @throws ProgramsMissing, and LaunchError for ports that are taken and for programs that cannot run what was founded.
 */
export async function prepareNetwork(options: NetworkOptions, progress: Progress): Promise<PreparedNetwork> {
  const asRead = readConsortium(options.file);
  const programs = await findPrograms(process.env);
  const folder = folderOf(options);
  const consortium = await foundedConsortium(asRead, { options, folder, programs, progress });
  const model = networkModel(consortium, consensusOf(consortium, programs));
  const organisations = [model.ordering, ...model.organisations];
  const wanted = Object.fromEntries(organisations.map((one) => [one.id, identitiesWithSecrets(one)]));
  return {
    programs,
    model,
    folder,
    secrets: ensureSecrets(folder.secrets, consortium),
    secretOf: ensureEnrolmentSecrets(folder.enrolmentSecrets, wanted),
    ground: groundOf(folder),
  };
}

interface Founding {
  readonly options: NetworkOptions;
  readonly folder: FabricFolder;
  readonly programs: FabricPrograms;
  readonly progress: Progress;
}

/** What was founded rules, its ports included, since the channel's configuration names them. */
async function foundedConsortium(asRead: Consortium, founding: Founding): Promise<Consortium> {
  const { options, folder, programs, progress } = founding;
  const founded = readFoundedCopy(folder.founded, asRead);
  if (founded !== undefined) {
    if (founded.fileDiffers) {
      progress.notice(
        `${options.file} was changed after the founding. The network goes on as it was founded (${folder.consortiumCopy}); ` +
          'to found it anew from the changed file: npm run fabric -- reset, then up.',
      );
    }
    return founded.consortium;
  }
  const placed = options.randomPorts === true ? await withRandomFabricPorts(asRead) : asRead;
  await choosePorts(placed, undefined, { file: options.file });
  await checkFabricPorts(placed, options.file);
  const consensus = consensusOf(placed, programs);
  const consortium = { ...placed, fabric: { ...placed.fabric, consensus } };
  keepFounded(folder, options.file, consortium);
  return consortium;
}

/** Keeps what is founded in a folder from a consortium file, and the file as it is now. */
export function keepFounded(folder: FabricFolder, file: string, consortium: Consortium): void {
  mkdirSync(folder.root, { recursive: true });
  cpSync(file, folder.consortiumCopy);
  writeFoundedCopy(folder.founded, consortium);
}

function consensusOf(consortium: Consortium, { version, orderer }: FabricPrograms): ConsensusKind {
  return consensusFor(consortium, version, orderer);
}

/**
 * How the orderers of a consortium agree: as it was founded, as its file says, or as the orderer's version offers.
 *
 * @param orderer where the orderer is from, for the message.
 * @throws LaunchError when the orderer is too old for it.
 */
export function consensusFor({ fabric }: Consortium, version: FabricVersion, orderer: string): ConsensusKind {
  const knowsBft = isAtLeast(version, 3, 0);
  const consensus = fabric.consensus ?? (knowsBft ? 'bft' : 'raft');
  if (consensus === 'bft' && !knowsBft) {
    throw new LaunchError(
      `BFT ordering needs Fabric 3, and ${orderer} is of version ${versionText(version)}. ` +
        'Take a newer release, or found the network with fabric: { consensus: raft } in its file.',
    );
  }
  return consensus;
}
