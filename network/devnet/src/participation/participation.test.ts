import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChannelQueryResponse } from '@hyperledger/fabric-protos/lib/peer/query_pb.js';
import { assembleBlock } from '@fabric-governance/protocol/block-assembly';
import { makeGenesis } from '../administration/genesis.js';
import { ensureOrganisation, type Organisation } from '../crypto/organisation.js';
import { signerOf } from '../crypto/signer.js';
import { testNetwork } from '../fixtures/options.fixture.js';
import { propose } from '../fixtures/proposal.fixture.js';
import { rest, type RestAnswer } from '../fixtures/rest.fixture.js';
import type { DevnetOptions, RunningOrganization } from '../options.js';
import { startDevnet, type Devnet } from '../start.js';

jest.setTimeout(30_000);

describe('channel participation', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'devnet-participation-'));
  const organizationsDir = join(dataDir, 'organizations');
  const ordererOrganization = {
    name: 'Orderer',
    mspId: 'OrdererMSP',
    domain: 'example.com',
    port: 0,
    adminPort: 0,
  };
  const options: DevnetOptions = testNetwork({ dataDir, organizationsDir, ordererOrganization });
  let devnet: Devnet;
  let orderer: Organisation;
  let org1: Organisation;
  let otherOrderer: Organisation;

  beforeAll(async () => {
    devnet = await startDevnet(options);
    orderer = await ensureOrganisation({ kind: 'orderer', ...ordererOrganization }, organizationsDir);
    org1 = await ensureOrganisation(
      { kind: 'peer', name: 'Org1', mspId: 'Org1MSP', domain: 'org1.example.com' },
      organizationsDir,
    );
    const other = { kind: 'orderer', name: 'Other', mspId: 'OtherMSP', domain: 'other.com' } as const;
    otherOrderer = await ensureOrganisation(other, join(dataDir, 'elsewhere'));
  });

  afterAll(async () => {
    await devnet.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const genesis = (channel: string, orderedBy = orderer): Uint8Array =>
    makeGenesis({
      channel,
      timestamp: { seconds: 1_700_000_000, nanos: 0 },
      orderer: { organisation: orderedBy, host: 'localhost', port: 7050 },
      organisations: [{ organisation: org1, host: 'localhost', port: 7051 }],
      batchTimeoutMs: 10,
    });

  function call(method: string, path = '', extra: Parameters<typeof rest>[2] = {}): Promise<RestAnswer> {
    const url = `https://${devnet.orderer.adminAddress ?? ''}/participation/v1/channels${path}`;
    const { certificatePem: cert, privateKeyPem: key } = orderer.node.tls;
    return rest(method, url, { ca: orderer.tlsCa.certificatePem, cert, key, ...extra });
  }

  async function post(part: string, content: Uint8Array): Promise<RestAnswer> {
    const form = new FormData();
    form.append(part, new Blob([new Uint8Array(content)]), 'config.block');
    const encoded = new Response(form);
    const body = new Uint8Array(await encoded.arrayBuffer());
    const type = encoded.headers.get('content-type') ?? '';
    return call('POST', '', { body, headers: { 'content-type': type } });
  }

  function peerOf(mspId: string): RunningOrganization {
    const organization = devnet.organizations[mspId];
    if (organization === undefined) {
      throw new Error(`no organisation ${mspId}`);
    }
    return organization;
  }

  const administrator = (): ReturnType<typeof signerOf> => signerOf('Org1MSP', org1.admin.identity);

  it('is for clients of the orderer organisation only', async () => {
    await expect(call('GET', '', { cert: '', key: '' })).rejects.toThrow();
    const { certificatePem: cert, privateKeyPem: key } = otherOrderer.node.tls;
    await expect(call('GET', '', { cert, key })).rejects.toThrow();
  });

  it('lists no channels as Fabric does', async () => {
    const answer = await call('GET');
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('{"systemChannel":null,"channels":null}\n');
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  });

  it('begins a channel with its genesis block, which peers then join', async () => {
    const info = {
      name: 'fresh',
      url: '/participation/v1/channels/fresh',
      consensusRelation: 'consenter',
      status: 'active',
      height: 1,
    };
    const block = genesis('fresh');
    const joined = await post('config-block', block);
    expect([joined.status, joined.headers.location, joined.json()]).toEqual([201, info.url, info]);
    expect((await call('GET', '/fresh')).json()).toEqual(info);
    expect((await call('GET')).json()).toEqual({
      systemChannel: null,
      channels: [{ name: 'fresh', url: info.url }],
    });

    const join = { channel: '', chaincode: 'cscc', args: ['JoinChain', block] };
    expect((await propose(peerOf('Org1MSP'), administrator(), join)).getStatus()).toBe(200);
    const again = await propose(peerOf('Org1MSP'), administrator(), join);
    expect(again.getMessage()).toContain('ledger [fresh] already exists with state [ACTIVE]');
  });

  it('refuses a channel that is there already', async () => {
    const again = await post('config-block', genesis('fresh'));
    expect([again.status, again.headers.allow, again.json()]).toEqual([
      405,
      'GET, DELETE',
      { error: 'cannot join: channel already exists' },
    ]);
  });

  it('keeps channels over a restart', async () => {
    await devnet.stop();
    devnet = await startDevnet(options);
    expect((await call('GET', '/fresh')).status).toBe(200);
    const channels = { channel: '', chaincode: 'cscc', args: ['GetChannels'] };
    const answer = await propose(peerOf('Org1MSP'), administrator(), channels);
    const names = ChannelQueryResponse.deserializeBinary(answer.getPayload_asU8()).getChannelsList();
    expect(names.map((info) => info.getChannelId())).toEqual(['fresh']);
  });

  it('follows a channel that a peer has joined before the orderer', async () => {
    const block = genesis('early');
    const join = { channel: '', chaincode: 'cscc', args: ['JoinChain', block] };
    expect((await propose(peerOf('Org1MSP'), administrator(), join)).getStatus()).toBe(200);
    const other = await post('config-block', genesis('early'));
    expect([other.status, other.json()]).toEqual([
      400,
      { error: expect.stringContaining('begins with another block') as unknown },
    ]);
    expect((await post('config-block', block)).status).toBe(201);
  });

  it('ends a channel, and forgets its ledger when no peer has it', async () => {
    expect((await post('config-block', genesis('brief'))).status).toBe(201);
    expect((await call('DELETE', '/brief')).status).toBe(204);
    const gone = await call('DELETE', '/brief');
    expect([gone.status, gone.json()]).toEqual([404, { error: 'cannot remove: channel does not exist' }]);
    expect((await call('GET', '/brief')).json()).toEqual({ error: 'channel does not exist' });
    expect((await post('config-block', genesis('brief'))).status).toBe(201);
  });

  it('says what it cannot serve', async () => {
    const strange = await post('config-block', genesis('strange', otherOrderer));
    expect([strange.status, strange.json()]).toEqual([
      400,
      { error: expect.stringContaining("TLS certificate is not the consenter's") as unknown },
    ]);
    const envelopes: Uint8Array[] = [];
    const data = assembleBlock({ number: 0n, previousHash: new Uint8Array(), envelopes, lastConfig: 0n });
    expect((await post('config-block', data)).json()).toEqual({
      error: 'invalid join block: block is not a config block',
    });
  });

  it('refuses requests that are none of its own', async () => {
    const json = await call('POST', '', { body: '{}', headers: { 'content-type': 'application/json' } });
    expect([json.status, json.json()]).toEqual([
      400,
      { error: 'unsupported Content-Type: [application/json]' },
    ]);
    expect((await post('block', Uint8Array.of(1))).json()).toEqual({
      error: 'form does not contains part key: config-block',
    });
    expect((await post('config-block', Uint8Array.of(1, 2, 3))).status).toBe(400);
    const put = await call('PUT');
    expect([put.status, put.headers.allow, put.json()]).toEqual([
      405,
      'GET, POST',
      { error: 'invalid request method: PUT' },
    ]);
    expect((await call('GET', '/UPPER')).status).toBe(400);
    expect((await call('GET', '/')).status).toBe(404);
    const large = await post('config-block', new Uint8Array(1_200_000));
    expect([large.status, large.headers['content-type'], large.json()]).toEqual([
      400,
      'application/json',
      { error: 'cannot read form from request body: http: request body too large' },
    ]);
    const named = await call('GET', '', { headers: { 'x-request-id': 'mine' } });
    expect(named.headers['x-request-id']).toBe('mine');
    expect((await call('GET', '', { headers: { accept: 'text/html' } })).status).toBe(406);
  });
});
