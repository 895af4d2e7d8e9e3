import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAMS, ROOT } from '@fabric-governance/launch/paths';
import { freePorts } from '@fabric-governance/launch/ports/random-ports';
import {
  type Background,
  type CommandLine,
  runToEnd,
  startBeside,
  startListening,
  type Variables,
} from './programs.js';
import type { SampleCopy } from './sample-folder.js';

/** Organisations of the preset `test-network`, and where chaincode connects to their peers. */
const CHAINCODE_PORTS = { Org1MSP: 7052, Org2MSP: 9052 } as const;
const ORGANIZATIONS = Object.keys(CHAINCODE_PORTS);

/** A chaincode to run beside devnet. */
export interface SampleChaincode {
  /** As deployed. */
  readonly name: string;
  readonly folder: string;
  readonly language: 'node' | 'go';
}

/** Where a sample runs: devnet with the preset `test-network`, its chaincode, and what the sample starts besides. */
export class SampleStage {
  readonly #copy: SampleCopy;
  readonly #running: Background[] = [];
  readonly #data: string;

  constructor(copy: SampleCopy, name: string) {
    this.#copy = copy;
    this.#data = join(copy.folder, 'data', name.replaceAll(/\W+/gu, '-'));
    rmSync(this.#data, { recursive: true, force: true });
  }

  /** Starts devnet and the chaincode, one process for each organisation as on Fabric. */
  async open(chaincode: SampleChaincode, options: readonly string[]): Promise<void> {
    if (chaincode.language === 'go') {
      await this.#openConnecting(chaincode, options);
    } else {
      await this.#openService(chaincode, options);
    }
  }

  /** Chaincode as a service. */
  async #openService(chaincode: SampleChaincode, options: readonly string[]): Promise<void> {
    const program = this.#program(chaincode);
    const ports = await freePorts(ORGANIZATIONS.length);
    const args: string[] = [];
    for (const [index, owner] of ORGANIZATIONS.entries()) {
      const port = ports[index] ?? 0;
      const address = `127.0.0.1:${port}`;
      const env = { CORE_PEER_LOCALMSPID: owner };
      this.#running.push(await startListening({ ...program(address), env }, port));
      args.push('--chaincode', `${chaincode.name}=${owner}@${address}`);
    }
    await this.#startDevnet([...args, ...options]);
  }

  /** Chaincode that connects to the peers by itself. */
  async #openConnecting({ name, folder }: SampleChaincode, options: readonly string[]): Promise<void> {
    const program = this.#copy.buildGo(folder);
    const devnet = await this.#startDevnet(['--chaincode', name, ...options]);
    for (const [owner, port] of Object.entries(CHAINCODE_PORTS)) {
      this.beside(folder, [program, '-peer.address', `localhost:${port}`], {
        CORE_CHAINCODE_ID_NAME: `${name}:1.0`,
        CORE_PEER_LOCALMSPID: owner,
        CORE_PEER_TLS_ENABLED: 'false',
      });
      await devnet.printed(`the chaincode has connected mspId=${owner}`);
    }
  }

  async #startDevnet(options: readonly string[]): Promise<Background> {
    const organizations = join(this.#copy.folder, 'test-network/organizations');
    const preset = ['--preset', 'test-network', '--organizations', organizations, '--data', this.#data];
    const devnet = startBeside(ROOT, [process.execPath, PROGRAMS.devnet, ...preset, ...options]);
    this.#running.push(devnet);
    await devnet.printed('ready after');
    return devnet;
  }

  /** Runs an application of the samples to its end; answers what it printed. */
  run(folder: string, command: CommandLine, env: Variables = {}): string {
    return runToEnd(this.path(folder), command, env);
  }

  /** Starts an application that goes on until the sample is over. */
  beside(folder: string, command: CommandLine, env: Variables = {}): Background {
    const background = startBeside(this.path(folder), command, env);
    this.#running.push(background);
    return background;
  }

  /** A path in the copy of the samples. */
  path(part: string): string {
    return join(this.#copy.folder, part);
  }

  /** Stops everything, the last started first. */
  async close(): Promise<void> {
    for (const background of this.#running.reverse()) {
      await background.stop();
    }
  }

  #program({ folder, name }: SampleChaincode): (address: string) => { folder: string; command: CommandLine } {
    const built = this.#copy.build(folder);
    const shim = join(built, 'node_modules/.bin/fabric-chaincode-node');
    return (address) => ({
      folder: built,
      command: [shim, 'server', '--chaincode-address', address, '--chaincode-id', `${name}:1.0`],
    });
  }
}
