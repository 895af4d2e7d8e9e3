import { createServer, type AddressInfo, type Server } from 'node:net';
import { testNetwork } from '../fixtures/options.fixture.js';
import { PRESETS } from '../presets/presets.js';
import { OptionsError } from './channel-plan.js';
import { checkPorts, PortsTaken, usedPorts } from './used-ports.js';

const HOST = '127.0.0.1';

describe('usedPorts', () => {
  it('names who needs each port that the options fix', () => {
    const ports = usedPorts(PRESETS['test-network'].network);
    expect(ports.map(({ port }) => port).sort((a, b) => a - b)).toEqual([
      7050, 7051, 7052, 7053, 7054, 8054, 9051, 9052, 9054, 9443, 9444, 9445, 17054, 18054, 19054,
    ]);
    expect(ports).toContainEqual({
      port: 9051,
      user: 'peer of Org2MSP',
      option: 'organizations[1].peerPort',
    });
  });

  it('counts no port that is left to devnet', () => {
    expect(usedPorts(testNetwork())).toEqual([]);
  });

  it.each(Object.entries(PRESETS))('gives no port to two users in preset %s', (_name, { network }) => {
    const ports = usedPorts(network).map(({ port }) => port);
    expect(new Set(ports).size).toBe(ports.length);
  });
});

describe('checkPorts', () => {
  let other: Server;
  let taken: number;
  beforeAll(async () => {
    other = createServer();
    await new Promise<void>((resolve) => other.listen(0, HOST, resolve));
    taken = (other.address() as AddressInfo).port;
  });
  afterAll(() => {
    other.close();
  });

  const wanted = (port: number, option = 'organizations[0].peerPort') => ({
    port,
    user: 'peer of Org1MSP',
    option,
  });

  it('tells all that are taken, who needs them and how to choose others', async () => {
    const failure = await checkPorts([wanted(taken)], HOST).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PortsTaken);
    expect((failure as Error).message).toBe(
      `a port is taken:\n  ${taken}  peer of Org1MSP (organizations[0].peerPort)\n` +
        'stop what listens there, or choose others in a --config file; --print-config writes one to begin with',
    );
  });

  it('refuses one port for two', async () => {
    const twice = checkPorts([wanted(1), wanted(1, 'organizations[0].caPort')], HOST);
    await expect(twice).rejects.toThrow(OptionsError);
    await expect(twice).rejects.toThrow('organizations[0].peerPort and organizations[0].caPort');
  });

  it('leaves free ports free', async () => {
    await new Promise<void>((resolve) =>
      other.close(() => {
        resolve();
      }),
    );
    await checkPorts([wanted(taken)], HOST);
    await checkPorts([wanted(taken)], HOST);
  });
});
