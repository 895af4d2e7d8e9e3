import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash, X509Certificate } from 'node:crypto';
import { credentials } from '@grpc/grpc-js';
import type { common } from '@hyperledger/fabric-protos';
import { ensureOrganisation, type Organisation } from '../crypto/organisation.js';
import { type Signer, signerOf } from '../crypto/signer.js';
import { type Delivered, deliverFrom, seekEnvelope, type SeekOptions } from '../fixtures/deliver.fixture.js';
import { testChaincode, testOptions } from '../fixtures/options.fixture.js';
import { startDevnet, type Devnet } from '../start.js';

jest.setTimeout(30_000);

const CHAINCODE_ADDRESS = '127.0.0.1:1'; // Nothing listens there, and nothing here calls it.
const HOUR_MS = 3_600_000;

const numbers = (blocks: readonly common.Block[]): (number | undefined)[] =>
  blocks.map((block) => block.getHeader()?.getNumber());

describe('Deliver', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'devnet-deliver-'));
  let devnet: Devnet;
  let org1: Organisation;
  let user: Signer;
  let height: number;

  const ask = (options: SeekOptions): Promise<Delivered> =>
    deliverFrom(devnet.orderer, seekEnvelope(user, options)).ended;

  beforeAll(async () => {
    devnet = await startDevnet(testOptions([testChaincode(CHAINCODE_ADDRESS)], { dataDir }));
    org1 = await ensureOrganisation(
      { kind: 'peer', name: 'Org1', mspId: 'Org1MSP', domain: 'org1.example.com' },
      join(dataDir, 'organizations'),
    );
    user = signerOf('Org1MSP', org1.user.identity);
    height = ((await newest()) ?? 0) + 1;
  });

  const newest = async (): Promise<number | undefined> =>
    numbers((await stopping({ from: 'newest', to: 'newest' })).blocks)[0];

  /** A request whose answer ends with a success leaves the stream open for the next: it is cut off. */
  async function stopping(options: SeekOptions, count = 1): Promise<Delivered> {
    const call = deliverFrom(devnet.orderer, seekEnvelope(user, options));
    await call.received(count);
    const { blocks } = await Promise.race([
      call.ended,
      new Promise<Delivered>((resolve) => {
        setTimeout(() => {
          resolve({ blocks: call.blocks, statuses: call.statuses });
        }, 30);
      }),
    ]);
    const { statuses } = call;
    call.cancel();
    return { blocks, statuses };
  }

  afterAll(async () => {
    await devnet.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('begins and ends where it is told', async () => {
    expect(height).toBeGreaterThan(2);
    const range = await stopping({ from: 1, to: 2 }, 2);
    expect([numbers(range.blocks), range.statuses]).toEqual([[1, 2], ['SUCCESS']]);
    const oldest = await stopping({ from: 'oldest', to: 'oldest' });
    expect([numbers(oldest.blocks), oldest.statuses]).toEqual([[0], ['SUCCESS']]);
    const all = await stopping({ from: 'oldest', to: 'newest' }, height);
    expect(all.blocks).toHaveLength(height);
    expect(all.statuses).toEqual(['SUCCESS']);
  });

  it('waits for blocks to come, or does not, as it is told', async () => {
    const waiting = await stopping({ from: 'next', to: height + 5 }, 0);
    expect(waiting).toEqual({ blocks: [], statuses: [] });
    const failing = await ask({ from: height - 1, to: height + 5, waits: false });
    expect([numbers(failing.blocks), failing.statuses]).toEqual([[height - 1], ['NOT_FOUND']]);
  });

  it.each<[string, () => SeekOptions, string]>([
    ['a start beyond the next block', () => ({ from: height + 1 }), 'NOT_FOUND'],
    ['an unknown channel', () => ({ channel: 'elsewhere' }), 'NOT_FOUND'],
    ['a start after the stop', () => ({ from: 2, to: 1 }), 'BAD_REQUEST'],
    ['a clock 16 minutes behind', () => ({ time: Date.now() - (16 / 60) * HOUR_MS }), 'BAD_REQUEST'],
    ['a clock 16 minutes ahead', () => ({ time: Date.now() + (16 / 60) * HOUR_MS }), 'BAD_REQUEST'],
  ])('answers %s with a status and ends the stream', async (_what, options, status) => {
    expect(await ask(options())).toEqual({ blocks: [], statuses: [status] });
  });

  it('lets a clock be 14 minutes off', async () => {
    const time = Date.now() - (14 / 60) * HOUR_MS;
    expect((await stopping({ from: 0, to: 0, time })).statuses).toEqual(['SUCCESS']);
  });

  it('leaves the transactions away where nobody wants them, but not the configuration', async () => {
    const { blocks } = await stopping({ from: 0, to: 1, headersOnly: true }, 2);
    expect(blocks.map((block) => block.getData()?.getDataList().length)).toEqual([1, undefined]);
    expect(blocks[1]?.getMetadata()?.getMetadataList()).not.toHaveLength(0);
  });
});

describe('Deliver over mutual TLS', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'devnet-mutual-'));
  let devnet: Devnet;
  let org1: Organisation;
  let user: Signer;

  beforeAll(async () => {
    devnet = await startDevnet(testOptions([], { dataDir, tls: { clientAuthRequired: true } }));
    org1 = await ensureOrganisation(
      { kind: 'peer', name: 'Org1', mspId: 'Org1MSP', domain: 'org1.example.com' },
      join(dataDir, 'organizations'),
    );
    user = signerOf('Org1MSP', org1.user.identity);
  });

  afterAll(async () => {
    await devnet.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const roots = (): Buffer => readFileSync(devnet.orderer.tlsCaPath);
  const withCertificate = (): ReturnType<typeof credentials.createSsl> =>
    credentials.createSsl(
      roots(),
      Buffer.from(org1.user.tls.privateKeyPem),
      Buffer.from(org1.user.tls.certificatePem),
    );
  const hash = (): Uint8Array =>
    createHash('sha256').update(new X509Certificate(org1.user.tls.certificatePem).raw).digest();
  const seek = (tlsCertificateHash?: Uint8Array): common.Envelope =>
    seekEnvelope(user, { from: 0, to: 0, ...(tlsCertificateHash && { tlsCertificateHash }) });

  it('lets nobody in without a certificate', async () => {
    await expect(deliverFrom(devnet.orderer, seek(hash())).ended).rejects.toThrow(/UNAVAILABLE/u);
  });

  it('wants the certificate named in the request', async () => {
    const call = deliverFrom(devnet.orderer, seek(hash()), withCertificate());
    await call.received(1);
    call.cancel();
    for (const other of [undefined, new Uint8Array(32)]) {
      const refused = await deliverFrom(devnet.orderer, seek(other), withCertificate()).ended;
      expect(refused).toEqual({ blocks: [], statuses: ['BAD_REQUEST'] });
    }
  });
});
