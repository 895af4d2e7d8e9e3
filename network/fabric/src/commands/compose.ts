import { chownSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { writeFoundedCopy } from '@fabric-governance/launch/founding/founded-copy';
import { ensureSecrets } from '@fabric-governance/launch/founding/secrets';
import { ROOT } from '@fabric-governance/launch/paths';
import { CONTAINER_PLACES, composeFile, mountedFolders } from '../compose/compose-file.js';
import { fabricFolder } from '../fabric-folder.js';
import { foundedConsortiumAt } from '../founded-consortium.js';
import { CONTAINERS, networkModel } from '../network-model.js';
import { writeSettings } from '../nodes/settings-file.js';
import { consensusFor, type NetworkOptions } from '../prepare-network.js';
import { say } from './reporting.js';
import { versionOf } from './setup.js';

/** The user `node` of Node's own images. */
const ORDINARY_USER = 1000;

/** Which official images to use. */
export interface ComposeWishes {
  readonly fabric: string;
  readonly ca: string;
}

/**
 * Writes a compose file, and the folders that its containers mount, for the network of a consortium file. What was founded in the folder
 * before stays. Throws ConsortiumFileError and LaunchError.
 */
export function composeCommand(options: NetworkOptions, { fabric, ca }: ComposeWishes): void {
  const folder = fabricFolder(options.dataDir ?? join(ROOT, '.data', `compose-${nameOf(options.file)}`));
  const asRead = readConsortium(options.file);
  const founded = foundedConsortiumAt(folder.founded) ?? asRead;
  const consensus = consensusFor(founded, versionOf(fabric), `hyperledger/fabric-orderer:${fabric}`);
  const consortium = { ...founded, fabric: { ...founded.fabric, consensus } };
  mkdirSync(folder.root, { recursive: true });
  if (!existsSync(folder.founded)) {
    cpSync(options.file, folder.consortiumCopy);
    writeFoundedCopy(folder.founded, consortium);
  }
  ensureSecrets(folder.secrets, consortium);
  const owner = containerUser();
  const file = composeFile({
    model: networkModel(consortium, consensus, CONTAINERS),
    folder: fabricFolder(CONTAINER_PLACES.data),
    app: CONTAINER_PLACES.project,
    fabricVersion: fabric,
    caVersion: ca,
    project: ROOT,
    user: `${owner.user}:${owner.group}`,
  });
  for (const mounted of mountedFolders(file)) mkdirSync(join(folder.root, mounted), { recursive: true });
  const path = join(folder.root, 'docker-compose.yaml');
  writeSettings(path, file, 'npm run fabric -- compose');
  if (process.getuid?.() === 0) handOver(folder.root, owner);
  say(`Written: ${relative(process.cwd(), path)}. Bring it up with: docker compose -f ${path} up --build`);
  say(`Consoles: ${consoles(consortium)}. People and their secrets: ${folder.secrets}`);
}

interface Owner {
  readonly user: number;
  readonly group: number;
}

/** As whom containers run: whoever writes the file, so that the data folder is theirs; never as root. */
function containerUser(): Owner {
  const [user, group] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  return user === 0 ? { user: ORDINARY_USER, group: ORDINARY_USER } : { user, group };
}

function handOver(folder: string, { user, group }: Owner): void {
  chownSync(folder, user, group);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(join(folder, name), user, group);
  }
}

function nameOf(file: string): string {
  return basename(file).replace(/\.[^.]*$/u, '');
}

function consoles({ institutions, applicants }: ReturnType<typeof readConsortium>): string {
  return [...institutions, ...applicants]
    .map(({ id, ports }) => `${id} http://localhost:${ports.console}`)
    .join(', ');
}
