import type { ConsortiumFile } from './consortium-file.js';

/** Where an institution's processes listen on this machine, all on the loopback interface. */
export interface InstitutionPorts {
  readonly peer: number;
  readonly chaincode: number;
  readonly ca: number;
  /** The gateway, which also serves the console. */
  readonly console: number;
}

/** Each of an institution's ports, by name. */
export const PORT_KINDS = [
  'peer',
  'chaincode',
  'ca',
  'console',
] as const satisfies readonly (keyof InstitutionPorts)[];

/** Ports that belong to no institution. */
export interface SharedPorts {
  readonly landing: number;
  readonly orderer: number;
}

/** First of each kind. The n-th institution of the file (from 0, applicants after members) is 10·n higher; its console is n higher. */
export const DEFAULT_PORTS = {
  landing: 3000,
  console: 3001,
  orderer: 17_050,
  peer: 17_051,
  chaincode: 17_052,
  ca: 17_054,
  /** The following only on real Fabric. */
  secondPeer: 17_055,
  ordererCa: 17_058,
  administration: 17_059,
} as const;

/** The ports of the n-th institution, what the file says going before the defaults. */
export function institutionPorts(
  given: ConsortiumFile['institutions'][number]['ports'],
  n: number,
): InstitutionPorts {
  return {
    peer: given.peer ?? DEFAULT_PORTS.peer + 10 * n,
    chaincode: given.chaincode ?? DEFAULT_PORTS.chaincode + 10 * n,
    ca: given.ca ?? DEFAULT_PORTS.ca + 10 * n,
    console: given.console ?? DEFAULT_PORTS.console + n,
  };
}

/** The ports of the landing page and the orderer. */
export function sharedPorts(given: ConsortiumFile['ports']): SharedPorts {
  return { landing: given.landing ?? DEFAULT_PORTS.landing, orderer: given.orderer ?? DEFAULT_PORTS.orderer };
}
