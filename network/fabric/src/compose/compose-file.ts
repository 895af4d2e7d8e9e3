import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import type { FabricFolder } from '../fabric-folder.js';
import type { NetworkModel, OrdererOrganisation, PeerOrganisation } from '../network-model.js';
import { LANDING } from '../service-programs.js';
import { caNodeName } from '../nodes/ca-program.js';
import { organisationLayout } from '../organisations/organisation-layout.js';
import { ENVIRONMENT_FILE } from './environment-file.js';
import type { ComposeFile, ComposeMount, ComposeService, Dependencies } from './compose-types.js';

/** Where the data folder stands in every container, the project in its own images, and the consortium file's folder in `settings`. */
export const CONTAINER_PLACES = { data: '/consortium', project: '/app', file: '/consortium-file' } as const;
/** The user `node` of Node's own images: every container runs as this one, never as root. */
const ORDINARY_USER = '1000:1000';
const NETWORK = 'consortium';
const VOLUME = 'data';

/** What a compose file needs to know beside the network. */
export interface ComposeOptions {
  readonly model: NetworkModel;
  /** The data folder as the containers see it. */
  readonly folder: FabricFolder;
  /** The project's folder as the containers of its own images see it. */
  readonly app: string;
  /** Versions of the official images. */
  readonly fabricVersion: string;
  readonly caVersion: string;
  /** The project's folder on the host as the compose file names it: what images are built from. */
  readonly project: string;
  /** The consortium file: its name, and its folder on the host and in the container of `settings`. */
  readonly file: { readonly name: string; readonly folder: string; readonly mounted: string };
}

/**
 * The network in containers: the same nodes and settings as `up` runs, the official images of Fabric, and between their starts three runs
 * of our own that write settings, have keys certified and make the channel. All is kept in one volume, of which each container sees its
 * own folders.
 */
export function composeFile(options: ComposeOptions): ComposeFile {
  const services = new ComposeServices(options);
  return {
    name: options.model.consortium.id,
    services: services.all(),
    networks: { [NETWORK]: {} },
    volumes: { [VOLUME]: {} },
  };
}

/** Every folder that a container mounts, relative to the data folder: they must stand there before it starts. */
export function mountedFolders(file: ComposeFile): readonly string[] {
  return [...new Set(Object.values(file.services).flatMap(({ volumes = [] }) => subfolders(volumes)))].sort();
}

function subfolders(mounts: readonly ComposeMount[]): readonly string[] {
  return mounts.flatMap((mount) =>
    mount.type === 'volume' && mount.volume !== undefined ? [mount.volume.subpath] : [],
  );
}

/** The volume's name in Docker: the project's before it. */
export function volumeOf({ id }: Pick<NetworkModel['consortium'], 'id'>): string {
  return `${id}_${VOLUME}`;
}

/**
 * Tells apart what two compose files run: hex SHA-256 over their services with all that these share with others. `settings` is given it,
 * to refuse a consortium file that the compose file was not made from.
 */
export function planDigest(services: ComposeFile['services']): string {
  const plan = Object.entries(services)
    .filter(([name]) => name !== 'settings')
    .map(([name, { volumes = [], ports, networks }]) => [name, subfolders(volumes), ports, networks]);
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}

class ComposeServices {
  readonly #options: ComposeOptions;

  constructor(options: ComposeOptions) {
    this.#options = options;
  }

  all(): Readonly<Record<string, ComposeService>> {
    const { model } = this.#options;
    const { organisations, ordering } = model;
    const everybody = [ordering, ...organisations];
    const authorities = everybody.map((one) => [caNodeName(one), this.#authority(one)] as const);
    const orderers = ordering.nodes.map(
      ({ name, hostName, port }) =>
        [name, this.#node(ordering, { name, hostName, port, command: 'orderer start' })] as const,
    );
    const peers = organisations.flatMap((one) =>
      one.nodes.map(
        ({ name, hostName, port }) =>
          [name, this.#node(one, { name, hostName, port, command: 'peer node start' })] as const,
      ),
    );
    const chaincodes = organisations.map((one) => [`chaincode.${one.id}`, this.#chaincode(one)] as const);
    const gateways = organisations.map((one) => [`gateway.${one.id}`, this.#gateway(one)] as const);
    const agents = organisations
      .filter(({ institution }) => institution.votes)
      .map((one) => [`agent.${one.id}`, this.#agent(one)] as const);
    const nodes = [...orderers, ...peers, ...chaincodes].map(([name]) => name);
    const others: ComposeFile['services'] = Object.fromEntries([
      ...authorities,
      ['keys', this.#setup('keys', healthy(authorities.map(([name]) => name)))],
      ...orderers,
      ...peers,
      ...chaincodes,
      ['channel', this.#setup('channel', healthy(nodes))],
      ...gateways,
      ...agents,
      [LANDING, this.#landing()],
    ]);
    return { settings: this.#settings(planDigest(others)), ...others };
  }

  #settings(plan: string): ComposeService {
    const { file } = this.#options;
    const service = this.#setup('settings', {});
    return {
      ...service,
      command: [...service.command, '--file', join(file.mounted, file.name), '--plan', plan],
      volumes: [
        ...(service.volumes ?? []),
        {
          type: 'bind',
          source: file.folder,
          target: file.mounted,
          read_only: true,
          bind: { create_host_path: false },
        },
      ],
    };
  }

  #setup(phase: string, dependsOn: Dependencies): ComposeService {
    const { folder, app, fabricVersion, caVersion } = this.#options;
    const versions = ['--fabric', fabricVersion, '--ca', caVersion];
    return {
      ...this.#own('network'),
      command: [
        'node',
        `${app}/network/fabric/dist/main.js`,
        '--data',
        folder.root,
        'setup',
        phase,
        ...versions,
      ],
      volumes: [{ type: 'volume', source: VOLUME, target: folder.root }],
      depends_on: dependsOn,
      networks: { [NETWORK]: {} },
      healthcheck: { disable: true },
    };
  }

  #authority(organisation: PeerOrganisation | OrdererOrganisation): ComposeService {
    const { folder, caVersion } = this.#options;
    const home = folder.node(caNodeName(organisation));
    return {
      image: `hyperledger/fabric-ca:${caVersion}`,
      user: ORDINARY_USER,
      command: ['fabric-ca-server', 'start', '--home', home],
      volumes: [this.#mount(home)],
      depends_on: done('settings'),
      networks: { [NETWORK]: { aliases: [`ca.${organisation.domain}`] } },
      restart: 'unless-stopped',
      healthcheck: listening(organisation.ca.port),
    };
  }

  #node(
    organisation: PeerOrganisation | OrdererOrganisation,
    node: {
      readonly name: string;
      readonly hostName: string;
      readonly port: number;
      readonly command: string;
    },
  ): ComposeService {
    const { folder, fabricVersion } = this.#options;
    const home = folder.node(node.name);
    return {
      image: `hyperledger/fabric-${organisation.kind}:${fabricVersion}`,
      user: ORDINARY_USER,
      command: withEnvironment(home, node.command),
      volumes: [this.#mount(this.#keysOf(organisation), 'ro'), this.#mount(home)],
      depends_on: done('keys'),
      networks: { [NETWORK]: { aliases: [node.hostName] } },
      restart: 'unless-stopped',
      healthcheck: listening(node.port),
    };
  }

  #chaincode(organisation: PeerOrganisation): ComposeService {
    const { folder, app } = this.#options;
    const home = folder.node(`chaincode.${organisation.id}`);
    return {
      ...this.#own('chaincode'),
      command: withEnvironment(home, `node ${app}/chaincode/dist/main.js`),
      environment: { HEALTH_PORT: String(organisation.chaincode.port) },
      volumes: [this.#mount(this.#keysOf(organisation), 'ro'), this.#mount(home, 'ro')],
      depends_on: done('keys'),
      networks: { [NETWORK]: { aliases: [organisation.chaincode.host] } },
      restart: 'unless-stopped',
    };
  }

  #gateway(organisation: PeerOrganisation): ComposeService {
    const { folder, app } = this.#options;
    const { id, ports } = organisation.institution;
    const home = folder.node(`gateway.${id}`);
    return {
      ...this.#own('gateway'),
      command: withEnvironment(home, `node ${app}/gateway-api/dist/main.js`),
      environment: { HEALTH_PORT: String(ports.console) },
      volumes: [
        this.#mount(this.#keysOf(organisation), 'ro'),
        this.#mount(home, 'ro'),
        this.#mount(folder.institution(id, 'gateway')),
      ],
      ports: [publishedAt(ports.console)],
      depends_on: done('channel'),
      networks: { [NETWORK]: {} },
      restart: 'unless-stopped',
    };
  }

  #agent(organisation: PeerOrganisation): ComposeService {
    const { folder, app } = this.#options;
    const { id } = organisation.institution;
    const home = folder.node(`agent.${id}`);
    return {
      ...this.#own('agent'),
      command: withEnvironment(home, `node ${app}/network/operator/dist/main.js agent`),
      volumes: [
        this.#mount(this.#keysOf(organisation), 'ro'),
        this.#mount(home, 'ro'),
        // Where operators leave packages, and find the settings of their own command line.
        this.#mount(folder.institution(id, 'agent')),
      ],
      depends_on: done('channel'),
      networks: { [NETWORK]: {} },
      restart: 'unless-stopped',
      // It serves nobody: that it lives is all there is to see.
      healthcheck: { disable: true },
    };
  }

  /** Where a person begins; it sees the enrolment secrets of people, and no key. */
  #landing(): ComposeService {
    const { folder, app, model } = this.#options;
    const { landing } = model.consortium.ports;
    const home = folder.node(LANDING);
    return {
      ...this.#own('network'),
      command: withEnvironment(home, `node ${app}/network/fabric/dist/landing-main.js ${home}`),
      environment: { HEALTH_PORT: String(landing) },
      volumes: [this.#mount(home, 'ro')],
      ports: [publishedAt(landing)],
      depends_on: done('keys'),
      networks: { [NETWORK]: {} },
      restart: 'unless-stopped',
    };
  }

  #own(target: string): Pick<ComposeService, 'image' | 'build' | 'pull_policy' | 'user'> {
    return {
      image: `fabric-governance/${target}`,
      build: { context: this.#options.project, dockerfile: 'network/fabric/docker/Dockerfile', target },
      pull_policy: 'build',
      user: ORDINARY_USER,
    };
  }

  #keysOf(organisation: PeerOrganisation | OrdererOrganisation): string {
    return organisationLayout(organisation, this.#options.folder.organizations).root;
  }

  #mount(path: string, mode?: 'ro'): ComposeMount {
    const subpath = relative(this.#options.folder.root, path);
    return {
      type: 'volume',
      source: VOLUME,
      target: path,
      ...(mode === undefined ? {} : { read_only: true }),
      volume: { nocopy: true, subpath },
    };
  }
}

/** For browsers on this machine alone; from another one they need https, without which they keep no keys. */
function publishedAt(port: number): string {
  return `127.0.0.1:${port}:${port}`;
}

/** A shell that takes the environment which setup has written, and becomes the program. */
function withEnvironment(home: string, command: string): readonly string[] {
  return ['sh', '-c', `. ${join(home, ENVIRONMENT_FILE)} && exec ${command}`];
}

function listening(port: number): NonNullable<ComposeService['healthcheck']> {
  return {
    test: ['CMD', 'bash', '-c', `exec 3<>/dev/tcp/127.0.0.1/${port}`],
    interval: '2s',
    timeout: '3s',
    retries: 45,
  };
}

function healthy(names: readonly string[]): Dependencies {
  return Object.fromEntries(names.map((name) => [name, { condition: 'service_healthy' as const }]));
}

function done(name: string): Dependencies {
  return { [name]: { condition: 'service_completed_successfully' } };
}
