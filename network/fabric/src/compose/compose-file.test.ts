import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { ROOT } from '@fabric-governance/launch/paths';
import { parse } from 'yaml';
import { composeCommand, composeText, CONSORTIUM_FILE, IMAGES } from '../commands/compose.js';
import { setupCommand } from '../commands/setup.js';
import { fabricFolder } from '../fabric-folder.js';
import { CONTAINERS, networkModel } from '../network-model.js';
import { CONTAINER_PLACES, composeFile, mountedFolders } from './compose-file.js';
import { composeSchema } from './compose-schema.fixture.js';
import { LANDING } from '../service-programs.js';
import type { ComposeFile, ComposeMount, ComposeService } from './compose-types.js';
import { environmentScript } from './environment-file.js';

const SCENARIO = join(ROOT, 'test/data/scenario-consortium.yaml');

function made(
  consensus: 'raft' | 'bft',
  fabricVersion: string,
  consortium = readConsortium(SCENARIO),
): ComposeFile {
  return composeFile({
    model: networkModel(consortium, consensus, CONTAINERS),
    folder: fabricFolder(CONTAINER_PLACES.data),
    app: CONTAINER_PLACES.project,
    fabricVersion,
    caVersion: '1.5.21',
    project: '..',
    file: { name: 'consortium.yaml', folder: '../data', mounted: CONTAINER_PLACES.file },
  });
}

const isWhole = (mount: ComposeMount): boolean => mount.type === 'volume' && mount.volume === undefined;

/** Folders of the volume that are mounted, and whether to read only. */
const subfolders = (volumes: readonly ComposeMount[]): readonly (readonly [string, boolean])[] =>
  volumes.flatMap((mount) =>
    mount.type === 'volume' && mount.volume !== undefined
      ? [[mount.volume.subpath, mount.read_only === true] as const]
      : [],
  );

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
    for (const [name, { networks = {}, volumes = [] }] of services) {
      visit(name, []);
      expect(Object.keys(file.networks)).toEqual(expect.arrayContaining(Object.keys(networks)));
      const sources = volumes.flatMap(({ type, source }) => (type === 'volume' ? [source] : []));
      expect(Object.keys(file.volumes)).toEqual(expect.arrayContaining(sources));
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
      const keys = subfolders(volumes).filter(([folder]) => folder.startsWith('organizations'));
      const [, institution = ''] = name.split('.');
      expect(keys).toEqual([[`organizations/peerOrganizations/${institution}.example`, true]]);
    }
    expect(subfolders(file.services[LANDING]?.volumes ?? [])).toEqual([['fabric/nodes/landing', true]]);
  });

  it('shows the whole volume to setup alone, and lets it take its owner from the image', () => {
    const whole = services.filter(([, { volumes = [] }]) => volumes.some((one) => isWhole(one)));
    expect(whole.map(([name]) => name)).toEqual(['settings', 'keys', 'channel']);
    // Docker would copy the image's folder over the volume of everybody else, and would look for a subfolder that is not made yet.
    for (const { volumes = [] } of Object.values(file.services)) {
      for (const mount of volumes) {
        if (mount.type === 'volume' && !isWhole(mount)) expect(mount.volume?.nocopy).toBe(true);
      }
    }
  });

  it('pulls no image of our own from a registry', () => {
    for (const [, { image, pull_policy: policy, build }] of services) {
      expect(image.startsWith('fabric-governance/')).toBe(build !== undefined);
      expect(policy).toBe(build === undefined ? undefined : 'build');
    }
  });

  it('is reached from this machine alone', () => {
    const ports = services.flatMap(([, one]) => one.ports ?? []);
    expect(ports).toHaveLength(6);
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

it('has a second peer where the consortium file says so, in a container and a folder of its own', () => {
  const consortium = readConsortium(SCENARIO);
  const institutions = consortium.institutions.map((one) =>
    one.id === 'alpha' ? { ...one, fabric: { ...one.fabric, peers: 2 as const } } : one,
  );
  const { services } = made('raft', '2.5.16', { ...consortium, institutions });
  const peers = Object.keys(services).filter((name) => name.startsWith('peer'));
  expect(peers.sort()).toEqual([
    'peer.alpha',
    'peer.beta',
    'peer.delta',
    'peer.gamma',
    'peer.regulator',
    'peer2.alpha',
  ]);
  const [first, second] = [services['peer.alpha'], services['peer2.alpha']];
  expect(second?.image).toBe(first?.image);
  const written = (service: ComposeService | undefined): readonly string[] =>
    subfolders(service?.volumes ?? []).flatMap(([folder, readOnly]) => (readOnly ? [] : [folder]));
  expect(written(second)).toHaveLength(written(first).length);
  expect(written(second).filter((folder) => written(first).includes(folder))).toEqual([]);
  expect(services['channel']?.depends_on).toHaveProperty(['peer2.alpha']);
});

describe('npm run fabric -- compose', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'compose-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('wrote the file that stands in the root folder', () => {
    const path = join(ROOT, 'docker-compose.yaml');
    // When this fails: npm run fabric -- compose
    expect(readFileSync(path, 'utf8')).toBe(composeText(CONSORTIUM_FILE, path, IMAGES));
  });

  it('names what is on the host from where the file stands', () => {
    const out = join(root, 'deep', 'docker-compose.yaml');
    composeCommand(SCENARIO, { ...IMAGES, out });
    const written = parse(readFileSync(out, 'utf8')) as ComposeFile;
    expect(composeSchema.safeParse(written).error).toBeUndefined();
    const { settings } = written.services;
    expect(join(dirname(out), settings?.build?.context ?? '')).toBe(ROOT);
    const file = settings?.volumes?.find(({ type }) => type === 'bind');
    expect(join(dirname(out), file?.source ?? '')).toBe(dirname(SCENARIO));
    expect(settings?.command).toContain(`${file?.target ?? ''}/scenario-consortium.yaml`);
  });

  it('refuses images that are too old for what the file asks', () => {
    const file = join(root, 'consortium.yaml');
    const text = readFileSync(SCENARIO, 'utf8');
    writeFileSync(file, `${text}\nfabric: { consensus: bft }\n`);
    cpSync(join(dirname(SCENARIO), 'scenario-charter.md'), join(root, 'scenario-charter.md'));
    expect(() => {
      composeCommand(file, { ...IMAGES, out: join(root, 'docker-compose.yaml') });
    }).toThrow('BFT ordering needs Fabric 3, and hyperledger/fabric-orderer:2.5.16 is of version 2.5.16');
  });
});

describe('the container "settings"', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'settings-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const settings = (plan: string): Promise<void> =>
    setupCommand({ file: SCENARIO, dataDir: root }, 'settings', { ...IMAGES, oneMachine: false, plan });
  const plan = (): string => {
    const command = planned.services['settings']?.command ?? [];
    return command[command.indexOf('--plan') + 1] ?? '';
  };
  const planned = composeFile({
    model: networkModel(readConsortium(SCENARIO), 'raft', CONTAINERS),
    folder: fabricFolder(CONTAINER_PLACES.data),
    app: CONTAINER_PLACES.project,
    fabricVersion: IMAGES.fabric,
    caVersion: IMAGES.ca,
    project: '.',
    file: { name: basename(SCENARIO), folder: '.', mounted: CONTAINER_PLACES.file },
  });

  it('founds the network in the empty volume, with every folder that is mounted, and repeats nothing', async () => {
    await settings(plan());
    for (const folder of mountedFolders(planned)) expect(existsSync(join(root, folder))).toBe(true);
    const secrets = readFileSync(join(root, 'secrets.json'), 'utf8');
    const authority = readFileSync(join(root, 'fabric/nodes/ca.alpha/fabric-ca-server-config.yaml'), 'utf8');
    await settings(plan());
    expect(readFileSync(join(root, 'secrets.json'), 'utf8')).toBe(secrets);
    expect(readFileSync(join(root, 'fabric/nodes/ca.alpha/fabric-ca-server-config.yaml'), 'utf8')).toBe(
      authority,
    );
  });

  it('refuses a compose file of another network', async () => {
    await expect(settings('0'.repeat(64))).rejects.toThrow('was made from another consortium file');
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
