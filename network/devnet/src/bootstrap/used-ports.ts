import { createServer } from 'node:net';
import type { DevnetOptions } from '../options.js';
import { OptionsError } from './channel-plan.js';

/** A port that the options fix. */
export interface UsedPort {
  readonly port: number;
  /** Who listens there, for people. */
  readonly user: string;
  /** Where the options say so. */
  readonly option: string;
}

/** Ports that somebody else listens on; the message says which, who needs them and where they are chosen. */
export class PortsTaken extends Error {
  override readonly name = 'PortsTaken';

  constructor(taken: readonly UsedPort[]) {
    const lines = taken.map(({ port, user, option }) => `  ${port}  ${user} (${option})`);
    super(
      `${taken.length === 1 ? 'a port is' : 'ports are'} taken:\n${lines.join('\n')}\n` +
        'stop what listens there, or choose others in a --config file; --print-config writes one to begin with',
    );
  }
}

/** All ports that the options fix; 0, which leaves the choice to devnet, is none. */
export function usedPorts({ ordererOrganization, organizations }: DevnetOptions): readonly UsedPort[] {
  const ports: readonly (readonly [number | undefined, string, string])[] = [
    [ordererOrganization.port, 'orderer', 'ordererOrganization.port'],
    [ordererOrganization.adminPort, 'administration of the orderer', 'ordererOrganization.adminPort'],
    [ordererOrganization.operationsPort, 'operations of the orderer', 'ordererOrganization.operationsPort'],
    [ordererOrganization.caPort, `CA of ${ordererOrganization.mspId}`, 'ordererOrganization.caPort'],
    [
      ordererOrganization.caOperationsPort,
      `operations of the CA of ${ordererOrganization.mspId}`,
      'ordererOrganization.caOperationsPort',
    ],
    ...organizations.flatMap(
      ({ mspId, peerPort, chaincodePort, operationsPort, caPort, caOperationsPort }, index) =>
        [
          [peerPort, `peer of ${mspId}`, `organizations[${index}].peerPort`],
          [chaincodePort, `chaincode at the peer of ${mspId}`, `organizations[${index}].chaincodePort`],
          [operationsPort, `operations of the peer of ${mspId}`, `organizations[${index}].operationsPort`],
          [caPort, `CA of ${mspId}`, `organizations[${index}].caPort`],
          [caOperationsPort, `operations of the CA of ${mspId}`, `organizations[${index}].caOperationsPort`],
        ] as const,
    ),
  ];
  return ports.flatMap(([port, user, option]) =>
    port === undefined || port === 0 ? [] : [{ port, user, option }],
  );
}

/**
 * Checks before anything is made that nobody else listens on the ports.
 *
 * @throws OptionsError when two users want one port
 * @throws PortsTaken
 */
export async function checkPorts(ports: readonly UsedPort[], host: string): Promise<void> {
  for (const [index, { port, option }] of ports.entries()) {
    const other = ports.slice(0, index).find((earlier) => earlier.port === port);
    if (other !== undefined) {
      throw new OptionsError(`port ${port} is wanted twice: ${other.option} and ${option}`);
    }
  }
  const free = await Promise.all(ports.map(({ port }) => isFree(port, host)));
  const taken = ports.filter((_port, index) => free[index] === false);
  if (taken.length > 0) {
    throw new PortsTaken(taken);
  }
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        resolve(false);
      } else {
        reject(new Error(`cannot listen on ${host}:${port}: ${error.message}`, { cause: error }));
      }
    });
    server.listen(port, host, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
