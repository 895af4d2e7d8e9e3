import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { ROOT } from '@fabric-governance/launch/paths';
import { parse } from 'yaml';
import { composeCommand } from '../commands/compose.js';
import { fabricFolder } from '../fabric-folder.js';
import { CONTAINERS, networkModel } from '../network-model.js';
import { CONTAINER_PLACES, composeFile, mountedFolders } from './compose-file.js';
import { composeSchema } from './compose-schema.fixture.js';
import type { ComposeFile, ComposeService } from './compose-types.js';
import { environmentScript } from './environment-file.js';

const SCENARIO = join(ROOT, 'test/data/scenario-consortium.yaml');

function made(consensus: 'raft' | 'bft', fabricVersion: string): ComposeFile {
  return composeFile({
    model: networkModel(readConsortium(SCENARIO), consensus, CONTAINERS),
    folder: fabricFolder(CONTAINER_PLACES.data),
    app: CONTAINER_PLACES.project,
    fabricVersion,
    caVersion: '1.5.21',
    project: ROOT,
    user: '1000:1000',
  });
}

describe.each([
  ['raft', '2.5.16'],
  ['bft', '3.1.5'],
] as const)('a compose file for %s ordering', (consensus, version) => {
  const file = made(consensus, version);
  const services = Object.entries(file.services);
  const named = (pattern: RegExp): readonly [string, ComposeService][] =>
    services.filter(([name]) => pattern.test(name));

  it('is what the Compose Specification allows', () => {
    expect(composeSchema.parse(file)).toEqual(file);
  });

  it('refers to nothing that is not in it, and waits in no circle', () => {
    const order: string[] = [];
    const visit = (name: string, above: readonly string[]): void => {
      expect(above).not.toContain(name);
      expect(file.services).toHaveProperty([name]);
      for (const other of Object.keys(file.services[name]?.depends_on ?? {})) visit(other, [...above, name]);
      if (!order.includes(name)) order.push(name);
    };
    for (const [name, { networks = {} }] of services) {
      visit(name, []);
      expect(Object.keys(file.networks)).toEqual(expect.arrayContaining(Object.keys(networks)));
    }
    expect(order.indexOf('keys')).toBeGreaterThan(order.indexOf('ca.delta'));
    expect(order.indexOf('channel')).toBeGreaterThan(order.indexOf('peer.delta'));
  });

  it('has every node of the network, from the official images', () => {
    expect(named(/^orderer\d/u)).toHaveLength(consensus === 'bft' ? 4 : 3);
    expect(named(/^(ca|peer|chaincode|gateway)\.alpha$/u)).toHaveLength(4);
    expect(named(/^agent\./u).map(([name]) => name)).not.toContain('agent.regulator');
    expect(file.services['peer.alpha']?.image).toBe(`hyperledger/fabric-peer:${version}`);
    expect(file.services['ca.orderer']?.image).toBe('hyperledger/fabric-ca:1.5.21');
  });

  it('runs nothing as root', () => {
    expect(services.every(([, { user }]) => user === '1000:1000')).toBe(true);
  });

  it("shows an institution's containers no other institution's keys, and lets only setup write its own", () => {
    for (const [name, { volumes = [] }] of named(/^(peer|chaincode|gateway|agent)\./u)) {
      const keys = volumes.filter(({ source }) => source.startsWith('./organizations'));
      const [, institution = ''] = name.split('.');
      expect(keys.map(({ source, read_only: readOnly }) => [source, readOnly])).toEqual([
        [`./organizations/peerOrganizations/${institution}.example`, true],
      ]);
    }
  });

  it('is reached from this machine alone', () => {
    const ports = services.flatMap(([, one]) => one.ports ?? []);
    expect(ports).toHaveLength(5);
    expect(ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
  });

  it('says of everything that serves when it does', () => {
    for (const [name, { healthcheck, image }] of named(/^(ca|orderer\d|peer|chaincode|gateway)/u)) {
      // Our own images bring their check along.
      if (image.startsWith('fabric-governance/'))
        expect(file.services[name]?.environment).toHaveProperty('HEALTH_PORT');
      else expect(healthcheck).toHaveProperty('test');
    }
  });
});

describe('npm run fabric -- compose', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'compose-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('writes the file with every folder that is mounted, and keeps what was founded', () => {
    const options = { file: SCENARIO, dataDir: root };
    composeCommand(options, { fabric: '3.1.5', ca: '1.5.21' });
    const written = parse(readFileSync(join(root, 'docker-compose.yaml'), 'utf8')) as ComposeFile;
    expect(composeSchema.safeParse(written).error).toBeUndefined();
    for (const folder of mountedFolders(written)) expect(existsSync(join(root, folder))).toBe(true);
    const secrets = readFileSync(join(root, 'secrets.json'), 'utf8');
    composeCommand(options, { fabric: '3.1.5', ca: '1.5.21' });
    expect(readFileSync(join(root, 'secrets.json'), 'utf8')).toBe(secrets);
    expect(() => {
      composeCommand(options, { fabric: '2.5.16', ca: '1.5.21' });
    }).toThrow('BFT ordering needs Fabric 3, and hyperledger/fabric-orderer:2.5.16 is of version 2.5.16');
  });
});

it('an environment reaches the program as it is, whatever it holds', () => {
  const environment = { PLAIN: 'a', HARD: `it's "$HOME"\n{"key": "\\n"}` };
  const { stdout } = spawnSync('sh', [
    '-c',
    `${environmentScript(environment)} printf '%s|%s' "$PLAIN" "$HARD"`,
  ]);
  expect(stdout.toString()).toBe(`${environment.PLAIN}|${environment.HARD}`);
});
