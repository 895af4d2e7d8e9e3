import type { ConsortiumFile } from './consortium-file.js';
import { DEFAULT_PORTS } from './default-ports.js';

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
