import { clientTlsFiles, orderers, ownCa, ownPeer, parseConnectionProfile } from './connection-profile.js';

const pem = '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n';

// The shape that fabric-samples' ccp-template.json gives, with an orderer added.
const profile = {
  name: 'test-network-org1',
  version: '1.0.0',
  client: { organization: 'Org1', connection: { timeout: { peer: { endorser: '300' } } } },
  organizations: {
    Org1: {
      mspid: 'Org1MSP',
      peers: ['peer0.org1.example.com'],
      certificateAuthorities: ['ca.org1.example.com'],
    },
  },
  peers: {
    'peer0.org1.example.com': {
      url: 'grpcs://localhost:7051',
      tlsCACerts: { pem },
      grpcOptions: { 'ssl-target-name-override': 'peer0.org1.example.com', hostnameOverride: 'other' },
    },
  },
  orderers: { 'orderer.example.com': { url: 'grpcs://localhost:7050', tlsCACerts: { pem } } },
  certificateAuthorities: {
    'ca.org1.example.com': {
      url: 'https://localhost:7054',
      caName: 'ca-org1',
      tlsCACerts: { pem: [pem] },
      httpOptions: { verify: false },
    },
  },
};

function parsed(change: object = {}) {
  return parseConnectionProfile(JSON.stringify({ ...profile, ...change }));
}

it('finds the own peer, the own CA and the orderers', () => {
  expect(ownPeer(parsed())).toEqual({
    address: 'localhost:7051',
    tlsRootsPem: pem,
    tlsServerName: 'peer0.org1.example.com',
  });
  expect(ownCa(parsed())).toEqual({ url: 'https://localhost:7054', caName: 'ca-org1', tlsRootsPem: pem });
  expect(orderers(parsed())).toEqual([{ address: 'localhost:7050', tlsRootsPem: pem }]);
});

it('says what clients show to nodes that ask for a certificate', () => {
  const tlsCerts = {
    client: { cert: { path: '/user/tls/client.crt' }, key: { path: '/user/tls/client.key' } },
  };
  expect(clientTlsFiles(parsed({ client: { organization: 'Org1', tlsCerts } }))).toEqual({
    certificatePath: '/user/tls/client.crt',
    keyPath: '/user/tls/client.key',
  });
  expect(clientTlsFiles(parsed())).toBeUndefined();
});

it('reads a profile without CA, orderers and channels', () => {
  const bare = parsed({ orderers: undefined, certificateAuthorities: undefined });
  expect(orderers(bare)).toEqual([]);
  expect(() => ownCa(bare)).toThrow('no certificate authority');
});

it('names every finding with its path', () => {
  const broken = {
    client: undefined,
    peers: { p: { url: 'grpc://localhost:1', tlsCACerts: { path: '/x' } } },
  };
  expect(() => parsed(broken)).toThrow(/client: .*peers\.p\.url: .*peers\.p\.tlsCACerts\.pem: /);
  expect(() => parseConnectionProfile('{')).toThrow('BAD_CONNECTION_PROFILE');
});

it('refuses to guess where names lead nowhere', () => {
  expect(() => ownPeer(parsed({ client: { organization: 'Org9' } }))).toThrow('names no organization');
  expect(() => ownPeer(parsed({ peers: {} }))).toThrow('peers: no peer0.org1.example.com');
});
