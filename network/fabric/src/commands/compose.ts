import { basename, dirname, join, relative, resolve } from 'node:path';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { ROOT } from '@fabric-governance/launch/paths';
import { CONTAINER_PLACES, composeFile } from '../compose/compose-file.js';
import { fabricFolder } from '../fabric-folder.js';
import { CONTAINERS, networkModel } from '../network-model.js';
import { settingsText } from '../nodes/settings-file.js';
import { consensusFor } from '../prepare-network.js';
import { writeWholeFile } from '../whole-file.js';
import { say } from './reporting.js';
import { versionOf } from './setup.js';

/** The consortium file of `npm start`. Its compose file stands in the project's root folder, where Docker Compose looks for one. */
export const CONSORTIUM_FILE = join(ROOT, 'network/consortium.yaml');
const COMPOSE_FILE = 'docker-compose.yaml';

/** The official images to use when nothing else is said. */
export const IMAGES = { fabric: '2.5.16', ca: '1.5.21' } as const;

/** Which official images to use, and where to write. */
export interface ComposeWishes {
  readonly fabric: string;
  readonly ca: string;
  /** Left out: the project's root folder for `network/consortium.yaml`, a folder under `.data` for any other consortium file. */
  readonly out?: string;
}

/** Writes the compose file of a consortium file. Throws ConsortiumFileError and LaunchError. */
export function composeCommand(file: string, wishes: ComposeWishes): void {
  const out = resolve(wishes.out ?? usualPlace(file));
  writeWholeFile(out, Buffer.from(composeText(file, out, wishes)));
  const { ports } = readConsortium(file);
  const shown = relative(process.cwd(), out);
  const choice = shown === COMPOSE_FILE ? '' : `-f ${shown} `;
  say(`Written: ${shown}. Bring it up with: docker compose ${choice}up`);
  say(`It begins at http://localhost:${ports.landing}`);
}

/** The compose file of a consortium file, as it is to stand at a path: what it names on the host is named from there. */
export function composeText(file: string, out: string, { fabric, ca }: Omit<ComposeWishes, 'out'>): string {
  const consortium = readConsortium(file);
  const consensus = consensusFor(consortium, versionOf(fabric), `hyperledger/fabric-orderer:${fabric}`);
  const made = composeFile({
    model: networkModel(consortium, consensus, CONTAINERS),
    folder: fabricFolder(CONTAINER_PLACES.data),
    app: CONTAINER_PLACES.project,
    fabricVersion: fabric,
    caVersion: ca,
    project: seenFrom(out, ROOT),
    file: {
      name: basename(file),
      folder: seenFrom(out, dirname(resolve(file))),
      mounted: CONTAINER_PLACES.file,
    },
  });
  return settingsText(made, 'npm run fabric -- compose');
}

function usualPlace(file: string): string {
  return resolve(file) === CONSORTIUM_FILE
    ? join(ROOT, COMPOSE_FILE)
    : join(ROOT, '.data', `compose-${basename(file).replace(/\.[^.]*$/u, '')}`, COMPOSE_FILE);
}

/** Compose takes a path that begins with a dot as one from its file's folder. */
function seenFrom(composeFilePath: string, folder: string): string {
  const path = relative(dirname(composeFilePath), folder);
  return path === '' ? '.' : path.startsWith('.') ? path : `./${path}`;
}
