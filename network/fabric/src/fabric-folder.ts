import { join } from 'node:path';
import { type DataFolder, dataFolder, everythingWritten } from '@fabric-governance/launch/paths';

/** The layout of a real network's data folder: that of `npm start`, and Fabric's own part under `fabric/`. */
export interface FabricFolder extends DataFolder {
  /** All that Fabric's programs keep. */
  readonly fabric: string;
  /** Secrets with which nodes and administrators enrol, readable by their owner only. */
  readonly enrolmentSecrets: string;
  readonly genesisBlock: string;
  readonly chaincodePackage: string;
  /** Process ids by node. */
  readonly processes: string;
  /** Held while a command changes the network. */
  readonly lock: string;
  /** A node's configuration and data: `orderer1`, `peer.aurora-bank`, `ca.aurora-bank`. */
  node(name: string): string;
}

/** Where everything is below a data folder. */
export function fabricFolder(path: string): FabricFolder {
  const base = dataFolder(path);
  const fabric = join(base.root, 'fabric');
  return {
    ...base,
    fabric,
    enrolmentSecrets: join(fabric, 'enrolment-secrets.json'),
    genesisBlock: join(fabric, 'genesis.block'),
    chaincodePackage: join(fabric, 'governance.tar.gz'),
    processes: join(fabric, 'processes.json'),
    lock: join(base.root, 'fabric-command.json'),
    node: (name) => join(fabric, 'nodes', name),
  };
}

/** Everything that a network writes, for `reset`: nothing else in the folder is touched. */
export function everythingOf(folder: FabricFolder): readonly string[] {
  return [...everythingWritten(folder), folder.fabric];
}
