import { createServer } from 'node:net';
import { allInstitutions, type Consortium } from '@fabric-governance/consortium/consortium';
import { PORT_KINDS } from '@fabric-governance/consortium/ports';

/** A port, what for, and where it is chosen in the consortium file. */
export interface PortUse {
  readonly port: number;
  /** "the peer of Aurora Bank". */
  readonly owner: string;
  /** "institutions: aurora-bank: ports: peer". */
  readonly key: string;
}

/** Every port that a consortium's processes listen on. */
export function portUses(consortium: Consortium): readonly PortUse[] {
  const { landing, orderer } = consortium.ports;
  return [
    { port: landing, owner: 'the landing page', key: 'ports: landing' },
    { port: orderer, owner: 'the orderer', key: 'ports: orderer' },
    ...allInstitutions(consortium).flatMap(({ id, name, ports }) =>
      PORT_KINDS.map((kind) => ({
        port: ports[kind],
        owner: `the ${kind} of ${name.en}`,
        key: `${id}: ports: ${kind}`,
      })),
    ),
  ];
}

/** The uses whose port another program has already. */
export async function takenPorts(uses: readonly PortUse[]): Promise<readonly PortUse[]> {
  const free = await Promise.all(uses.map(({ port }) => isFree(port)));
  return uses.filter((_use, index) => free[index] === false);
}

/** Whether nothing listens on a port of the loopback interface, in either version of IP. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 has nobody listening there either.
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
