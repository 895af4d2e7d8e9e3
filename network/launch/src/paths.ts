import { join, resolve } from 'node:path';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';

/** The project's root folder, whether this runs from `src` or from `dist`. */
export const ROOT = resolve(__dirname, '../../..');

/** Where the compiled program of a workspace starts. */
export const PROGRAMS = {
  devnet: join(ROOT, 'network/devnet/dist/main.js'),
  chaincode: join(ROOT, 'chaincode/dist/main.js'),
  gateway: join(ROOT, 'gateway-api/dist/main.js'),
  agent: join(ROOT, 'network/operator/dist/main.js'),
  /** Loaded before each of them: ends the process when the launcher is gone. */
  parentWatch: join(ROOT, 'network/launch/parent-watch.cjs'),
  console: join(ROOT, 'console/dist'),
} as const;

/** The layout of a consortium's data folder. */
export interface DataFolder {
  readonly root: string;
  /** What was founded: the consortium as read then. */
  readonly founded: string;
  /** The consortium file as it was then, for people to read. */
  readonly consortiumCopy: string;
  /** The founding document, canonical. */
  readonly foundingDocument: string;
  /** Enrolment secrets, readable by their owner only. */
  readonly secrets: string;
  /** Process ids and ports of the running launch. */
  readonly run: string;
  /** Keys and certificates in cryptogen's layout. */
  readonly organizations: string;
  readonly devnet: string;
  readonly devnetOptions: string;
  readonly logs: string;
  institution(id: MemberId, part: 'gateway' | 'agent'): string;
}

/** Where everything is below a data folder. */
export function dataFolder(path: string): DataFolder {
  const root = resolve(path);
  return {
    root,
    founded: join(root, 'founded.json'),
    consortiumCopy: join(root, 'consortium.yaml'),
    foundingDocument: join(root, 'founding-document.json'),
    secrets: join(root, 'secrets.json'),
    run: join(root, 'run.json'),
    organizations: join(root, 'organizations'),
    devnet: join(root, 'devnet'),
    devnetOptions: join(root, 'devnet.json'),
    logs: join(root, 'logs'),
    institution: (id, part) => join(root, 'institutions', id, part),
  };
}

/** Everything a launch writes, for `--reset`: nothing else in the folder is touched. */
export function everythingWritten(folder: DataFolder): readonly string[] {
  return [
    folder.founded,
    folder.consortiumCopy,
    folder.foundingDocument,
    folder.secrets,
    folder.run,
    folder.organizations,
    folder.devnet,
    folder.devnetOptions,
    folder.logs,
    join(folder.root, 'institutions'),
  ];
}
