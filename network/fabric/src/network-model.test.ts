import { join } from 'node:path';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { ROOT } from '@fabric-governance/launch/paths';
import { CONTAINERS, networkModel, ONE_MACHINE } from './network-model.js';
import { caConfiguration, identitiesWithSecrets } from './organisations/ca-configuration.js';
import { withRandomFabricPorts } from './random-ports.js';

const SCENARIO = join(ROOT, 'test/data/scenario-consortium.yaml');
const consortium = readConsortium(SCENARIO);

describe('the network of a consortium file', () => {
  it('has three Raft orderers or four BFT ones, of an organisation of their own', () => {
    const { nodes, mspId } = networkModel(consortium, 'raft').ordering;
    expect(mspId).toBe('OrdererMSP');
    expect(nodes.map(({ name, hostName, port }) => [name, hostName, port])).toEqual([
      ['orderer1', 'orderer1.orderer.scenario.example', 17_050],
      ['orderer2', 'orderer2.orderer.scenario.example', 17_060],
      ['orderer3', 'orderer3.orderer.scenario.example', 17_070],
    ]);
    expect(networkModel(consortium, 'bft').ordering.nodes).toHaveLength(4);
  });

  it('has a peer for every institution, the regulator and the applicants included', () => {
    const { organisations } = networkModel(consortium, 'raft');
    expect(
      organisations.map(({ id, founding, nodes }) => [id, founding, nodes.map(({ name }) => name)]),
    ).toEqual([
      ['alpha', true, ['peer.alpha']],
      ['beta', true, ['peer.beta']],
      ['gamma', true, ['peer.gamma']],
      ['regulator', true, ['peer.regulator']],
      ['delta', false, ['peer.delta']],
    ]);
  });

  it('has two peers where the file says so, each with its own CouchDB where it asks for one', () => {
    const [first, ...others] = consortium.institutions;
    const couchDb = ['127.0.0.1:5984', '127.0.0.1:5985'];
    const doubled = first && { ...first, fabric: { ...first.fabric, peers: 2 as const, couchDb } };
    const changed = { ...consortium, institutions: doubled ? [doubled, ...others] : [] };
    expect(networkModel(changed, 'raft').organisations[0]?.nodes).toEqual([
      {
        name: 'peer.alpha',
        hostName: 'peer0.alpha.example',
        host: 'localhost',
        port: 17_051,
        couchDb: couchDb[0],
      },
      {
        name: 'peer2.alpha',
        hostName: 'peer1.alpha.example',
        host: 'localhost',
        port: 17_055,
        couchDb: couchDb[1],
      },
    ]);
  });

  it('gives every node a name of its own where each is in a container', () => {
    const { ordering, organisations } = networkModel(consortium, 'raft', CONTAINERS);
    const hosts = [
      ordering.ca,
      ...ordering.nodes,
      ...organisations.flatMap(({ ca, chaincode, nodes }) => [ca, chaincode, ...nodes]),
    ].map(({ host }) => host);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(hosts).toContain('peer0.alpha.example');
  });

  it('listens on free ports, no two the same, where that is wished', async () => {
    const moved = await withRandomFabricPorts(consortium);
    const { ordering, organisations } = networkModel(moved, 'bft');
    const ports = [
      moved.ports.landing,
      ordering.ca.port,
      ...ordering.nodes.flatMap(({ port, administrationPort }) => [port, administrationPort]),
      ...organisations.flatMap(({ institution }) => [
        ...Object.values(institution.ports as unknown as Record<string, number>),
        institution.fabric.secondPeerPort,
      ]),
    ];
    expect(new Set(ports).size).toBe(ports.length);
    expect(ports.every((port) => port >= 20_000)).toBe(true);
    expect(ordering.nodes[0]?.port).toBe(moved.ports.orderer);
  });
});

describe("an organisation's certificate authorities", () => {
  const { organisations, ordering } = networkModel(consortium, 'raft');
  const [alpha] = organisations;
  const people = [{ id: 'alpha.ana', secret: 'of-ana' }];
  const registered = (organisation: typeof ordering | (typeof organisations)[number]) => {
    const files = caConfiguration(organisation, {
      secretOf: (_organisation, id) => `secret of ${id}`,
      people,
      site: ONE_MACHINE,
    });
    return Object.entries(files).map(([file, settings]) => {
      const { ca, registry } = settings as {
        ca: { name: string };
        registry: { identities: { name: string; type: string; pass: string }[] };
      };
      return { file, ca: ca.name, who: registry.identities.map(({ name, type }) => `${type} ${name}`) };
    });
  };

  it('know its nodes, administrator and client by role; people only the one for identities', () => {
    expect(alpha && registered(alpha)).toEqual([
      {
        file: 'fabric-ca-server-config.yaml',
        ca: 'tlsca-alpha',
        who: [
          'client registrar',
          'peer peer0.alpha.example',
          'admin Admin@alpha.example',
          'client User1@alpha.example',
          'client chaincode.alpha.example',
        ],
      },
      {
        file: 'identity/fabric-ca-server-config.yaml',
        ca: 'ca-alpha',
        who: [
          'client registrar',
          'peer peer0.alpha.example',
          'admin Admin@alpha.example',
          'client User1@alpha.example',
          'client alpha.ana',
        ],
      },
    ]);
    expect(registered(ordering)[1]?.who).toContain('orderer orderer1.orderer.scenario.example');
  });

  it('want a secret for each identity that is not a person', () => {
    expect(identitiesWithSecrets(ordering)).toEqual([
      'registrar',
      'orderer1.orderer.scenario.example',
      'orderer2.orderer.scenario.example',
      'orderer3.orderer.scenario.example',
      'Admin@orderer.scenario.example',
      'User1@orderer.scenario.example',
    ]);
  });
});
