import { join, relative } from 'node:path';
import type { FabricFolder } from '../fabric-folder.js';
import type { NetworkModel, OrdererOrganisation, PeerOrganisation } from '../network-model.js';
import { caNodeName } from '../nodes/ca-program.js';
import { organisationLayout } from '../organisations/organisation-layout.js';
import { ENVIRONMENT_FILE } from './environment-file.js';
import type { ComposeFile, ComposeService, Dependencies } from './compose-types.js';

/** Where the data folder stands in every container, and the project in its own images. */
export const CONTAINER_PLACES = { data: '/consortium', project: '/app' } as const;
const NETWORK = 'consortium';

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
  /** The project's folder on the host: what images are built from. */
  readonly project: string;
  /** Owner of the data folder, as whom every container runs: "1000:1000". */
  readonly user: string;
}

/**
 * The network in containers: the same nodes and settings as `up` runs, the official images of Fabric, and between their starts three runs
 * of our own that write settings, have keys certified and make the channel.
 */
export function composeFile(options: ComposeOptions): ComposeFile {
  const services = new ComposeServices(options);
  return { name: options.model.consortium.id, services: services.all(), networks: { [NETWORK]: {} } };
}

/** Every folder that a container mounts, relative to the data folder: they must stand there before, owned by the containers' user. */
export function mountedFolders(file: ComposeFile): readonly string[] {
  const mounts = Object.values(file.services).flatMap(({ volumes = [] }) => volumes);
  return [...new Set(mounts.map(({ source }) => source))].sort();
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
    return Object.fromEntries([
      ['settings', this.#setup('settings', {})],
      ...authorities,
      ['keys', this.#setup('keys', healthy(authorities.map(([name]) => name)))],
      ...orderers,
      ...peers,
      ...chaincodes,
      ['channel', this.#setup('channel', healthy(nodes))],
      ...gateways,
      ...agents,
    ]);
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
      volumes: [{ type: 'bind', source: '.', target: folder.root }],
      depends_on: dependsOn,
      networks: { [NETWORK]: {} },
      healthcheck: { disable: true },
    };
  }

  #authority(organisation: PeerOrganisation | OrdererOrganisation): ComposeService {
    const { folder, caVersion, user } = this.#options;
    const home = folder.node(caNodeName(organisation));
    return {
      image: `hyperledger/fabric-ca:${caVersion}`,
      user,
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
    const { folder, fabricVersion, user } = this.#options;
    const home = folder.node(node.name);
    return {
      image: `hyperledger/fabric-${organisation.kind}:${fabricVersion}`,
      user,
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
      // Browsers on this machine alone; another one needs https, without which they keep no keys.
      ports: [`127.0.0.1:${ports.console}:${ports.console}`],
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
      volumes: [this.#mount(this.#keysOf(organisation), 'ro'), this.#mount(home, 'ro')],
      depends_on: done('channel'),
      networks: { [NETWORK]: {} },
      restart: 'unless-stopped',
      // It serves nobody: that it lives is all there is to see.
      healthcheck: { disable: true },
    };
  }

  #own(target: string): Pick<ComposeService, 'image' | 'build' | 'user'> {
    const { project, user } = this.#options;
    return {
      image: `fabric-governance/${target}`,
      build: { context: project, dockerfile: 'network/fabric/docker/Dockerfile', target },
      user,
    };
  }

  #keysOf(organisation: PeerOrganisation | OrdererOrganisation): string {
    return organisationLayout(organisation, this.#options.folder.organizations).root;
  }

  #mount(path: string, mode?: 'ro'): NonNullable<ComposeService['volumes']>[number] {
    const source = `./${relative(this.#options.folder.root, path)}`;
    return { type: 'bind', source, target: path, ...(mode === undefined ? {} : { read_only: true }) };
  }
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
