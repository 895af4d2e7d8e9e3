import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { allInstitutions, type Consortium } from '@fabric-governance/consortium/consortium';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { ROOT } from '../paths.js';
import { choosePorts } from './choose-ports.js';
import { withPorts } from './moved-ports.js';
import { portUses } from './port-use.js';
import { withRandomPorts } from './random-ports.js';

const demo = readConsortium(join(ROOT, 'network/consortium.yaml'));
const portsOf = (consortium: Consortium): number[] => portUses(consortium).map(({ port }) => port);

async function listening(port: number, host = '127.0.0.1'): Promise<Server> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  return server;
}

describe('the ports to run on', () => {
  let free: Consortium;
  const servers: Server[] = [];

  beforeEach(async () => {
    free = await withRandomPorts(demo);
  });
  afterEach(() => {
    servers.splice(0).forEach((server) => server.close());
  });

  it('are all different when chosen at random', () => {
    const ports = portsOf(free);
    expect(ports).toHaveLength(2 + 4 * allInstitutions(demo).length);
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('are those of the file when nothing is in the way', async () => {
    expect(await choosePorts(free, undefined, { file: 'c.yaml' })).toEqual(free);
  });

  it('move with the landing page', async () => {
    const { ports, institutions } = await choosePorts(free, undefined, { file: 'c.yaml', landing: 33_100 });
    expect(ports.landing).toBe(33_100);
    expect(institutions[1]?.ports.console).toBe(33_102);
    expect(institutions[1]?.ports.peer).toBe(free.institutions[1]?.ports.peer);
  });

  it('are taken from the file also after the founding', async () => {
    const founded = withPorts(free, { landing: 1, orderer: 2 }, () => ({
      peer: 3,
      chaincode: 4,
      ca: 5,
      console: 6,
    }));
    expect(await choosePorts(free, founded, { file: 'c.yaml' })).toEqual(free);
  });

  it.each(['127.0.0.1', '::1'])('name a taken one in one line that says what to do (%s)', async (host) => {
    servers.push(await listening(free.ports.landing, host));
    const failure = await choosePorts(free, undefined, { file: 'c.yaml' }).catch(String);
    expect(failure).toBe(
      `LaunchError: Port ${free.ports.landing}, meant for the landing page, is taken by another program. Stop that program, ` +
        `or use others: npm start -- --port ${free.ports.landing + 1000}, or change it in c.yaml under ports: landing.`,
    );
  });

  it('name the institution whose port is taken', async () => {
    const [bank] = free.institutions;
    servers.push(await listening(bank?.ports.peer ?? 0), await listening(bank?.ports.ca ?? 0));
    await expect(choosePorts(free, undefined, { file: 'c.yaml' })).rejects.toThrow(
      /the peer of Aurora Bank, is taken by another program \(and 1 more of ours, perhaps by another consortium that runs\)\. Stop that program, or change it in c\.yaml under aurora-bank: ports: peer\.$/u,
    );
  });

  it('stay the same from one random launch to the next while they are free', async () => {
    expect(await choosePorts(demo, free, { file: 'c.yaml', random: true })).toEqual(free);
    servers.push(await listening(free.ports.orderer));
    const moved = await choosePorts(demo, free, { file: 'c.yaml', random: true });
    expect(moved.ports.orderer).not.toBe(free.ports.orderer);
  });
});
