import 'reflect-metadata';
import { createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromUtf8, toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import { parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { isLowS } from '@fabric-governance/protocol/signature';
import { BasicConstraintsExtension, type JsonName, Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { signLowS } from '../crypto/low-s-signature.js';
import { ensureOrganisation, type Organisation } from '../crypto/organisation.js';
import { type RunningCa, startCa } from './ca-server.js';
import { MemoryCaStorage } from './ca-storage.js';
import { tokenText } from './token.js';

interface Answer {
  readonly status: number;
  readonly body: {
    success: boolean;
    result: { Cert?: string; ServerInfo?: { CAName: string }; secret?: string; CAChain?: string };
    errors: { code: number; message: string }[];
  };
}

interface Enrolled {
  readonly certificatePem: string;
  readonly key: KeyObject;
}

describe('the certificate authority', () => {
  let dir: string;
  let organisation: Organisation;
  let ca: RunningCa;
  let storage: MemoryCaStorage;

  const start = (): Promise<RunningCa> =>
    startCa(organisation, {
      port: 0,
      caName: 'ca-org1',
      storage,
      identities: [
        { id: 'admin', secret: 'adminpw', registrar: true },
        { id: 'mei', secret: 'secret', attributes: [{ name: 'desk', value: 'x', ecert: false }] },
      ],
    });

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'ca-'));
    organisation = await ensureOrganisation(
      { kind: 'peer', name: 'Org1', mspId: 'Org1MSP', domain: 'org1.example.com' },
      dir,
    );
  });
  afterAll(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    storage = new MemoryCaStorage();
    ca = await start();
  });
  afterEach(() => ca.stop());

  function call(
    method: string,
    path: string,
    body: object | undefined,
    authorization?: string,
  ): Promise<Answer> {
    const payload = body === undefined ? '' : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const request = httpsRequest(
        {
          host: 'localhost',
          port: ca.port,
          method,
          path,
          ca: organisation.tlsCa.certificatePem,
          agent: false,
          headers: authorization === undefined ? {} : { authorization },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Answer['body'] });
          });
        },
      );
      request.on('error', reject);
      request.end(payload);
    });
  }

  const basic = (id: string, secret: string): string => `Basic ${toBase64(utf8(`${id}:${secret}`))}`;

  async function csr(subject: JsonName, asAuthority = false): Promise<{ pem: string; key: KeyObject }> {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    const request = await Pkcs10CertificateRequestGenerator.create({
      name: subject,
      keys,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
      extensions: asAuthority ? [new BasicConstraintsExtension(true)] : [],
    });
    const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
    return {
      pem: request.toString('pem'),
      key: createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' }),
    };
  }

  async function enrol(id: string, secret: string, extra: object = {}): Promise<Enrolled> {
    const { pem, key } = await csr([{ CN: [id] }]);
    const body = { certificate_request: pem, caname: 'ca-org1', ...extra };
    const answer = await call('POST', '/api/v1/enroll', body, basic(id, secret));
    expect(answer).toMatchObject({ status: 201, body: { success: true, errors: [] } });
    return { certificatePem: Buffer.from(answer.body.result.Cert ?? '', 'base64').toString('utf8'), key };
  }

  function token({ certificatePem, key }: Enrolled, path: string, body: object): string {
    const certificateBase64 = toBase64(utf8(certificatePem));
    const text = tokenText(
      { method: 'POST', uri: path, body: utf8(JSON.stringify(body)) },
      certificateBase64,
    );
    return `${certificateBase64}.${toBase64(signLowS(key, utf8(text)))}`;
  }

  it('tells its name and its chain', async () => {
    for (const answer of [
      await call('GET', '/api/v1/cainfo?ca=ca-org1', undefined),
      await call('POST', '/api/v1/cainfo', { caname: 'ca-org1' }),
    ]) {
      expect(answer.body.result).toMatchObject({ CAName: 'ca-org1' });
      expect(Buffer.from(answer.body.result.CAChain ?? '', 'base64').toString()).toBe(
        organisation.ca.certificatePem,
      );
    }
    const wrong = await call('POST', '/api/v1/cainfo', { caname: 'ca-org2' });
    expect(wrong).toMatchObject({ status: 404, body: { errors: [{ code: 19 }] } });
  });

  it('enrols an identity as a client of the organisation', async () => {
    const { certificatePem } = await enrol('mei', 'secret');
    const certificate = parseCertificate(pemToDer(certificatePem));
    expect(certificate.subject).toEqual({ commonName: 'mei', organizationalUnits: ['client'] });
    expect(certificate.isCa).toBe(false);
    expect(isLowS(certificate.signature)).toBe(true);
    expect(
      new X509Certificate(certificatePem).verify(
        new X509Certificate(organisation.ca.certificatePem).publicKey,
      ),
    ).toBe(true);
    expect(certificate.notAfter - Date.now()).toBeLessThanOrEqual(365 * 24 * 60 * 60 * 1000);
  });

  it('writes the attributes asked for, and by default those of every certificate', async () => {
    const attributes = ({ certificatePem }: Enrolled): unknown =>
      JSON.parse(
        fromUtf8(
          parseCertificate(pemToDer(certificatePem)).extensions.get('1.2.3.4.5.6.7.8.1') ?? new Uint8Array(),
        ),
      );
    expect(attributes(await enrol('mei', 'secret'))).toEqual({
      attrs: { 'hf.Affiliation': '', 'hf.EnrollmentID': 'mei', 'hf.Type': 'client' },
    });
    expect(attributes(await enrol('mei', 'secret', { attr_reqs: [{ name: 'desk' }] }))).toEqual({
      attrs: { desk: 'x' },
    });
  });

  it('refuses a required attribute that the identity lacks, and skips an optional one', async () => {
    const { pem } = await csr([{ CN: ['mei'] }]);
    const ask = (optional: boolean): Promise<Answer> =>
      call(
        'POST',
        '/api/v1/enroll',
        { certificate_request: pem, attr_reqs: [{ name: 'none', optional }] },
        basic('mei', 'secret'),
      );
    expect(await ask(false)).toMatchObject({ status: 500, body: { success: false } });
    expect((await ask(true)).status).toBe(201);
  });

  it.each<[string, JsonName, number]>([
    ['another common name', [{ CN: ['admin'] }], 77],
    ['two common names', [{ CN: ['admin'] }, { CN: ['mei'] }], 77],
    ['no common name', [{ O: ['mei'] }], 77],
  ])('refuses a request with %s', async (_what, subject, code) => {
    const { pem } = await csr(subject);
    const answer = await call('POST', '/api/v1/enroll', { certificate_request: pem }, basic('mei', 'secret'));
    expect(answer).toMatchObject({ status: 403, body: { success: false, errors: [{ code }] } });
  });

  it('never lets a request choose its role', async () => {
    const { pem } = await csr([{ OU: ['admin', 'peer'] }, { O: ['free'] }, { CN: ['mei'] }]);
    const answer = await call('POST', '/api/v1/enroll', { certificate_request: pem }, basic('mei', 'secret'));
    const certificatePem = Buffer.from(answer.body.result.Cert ?? '', 'base64').toString('utf8');
    expect(parseCertificate(pemToDer(certificatePem)).subject.organizationalUnits).toEqual(['client']);
  });

  it('refuses to make another authority', async () => {
    const { pem } = await csr([{ CN: ['mei'] }], true);
    const answer = await call('POST', '/api/v1/enroll', { certificate_request: pem }, basic('mei', 'secret'));
    expect(answer).toMatchObject({ status: 403, body: { errors: [{ code: 71 }] } });
  });

  it('refuses a request whose signature does not hold', async () => {
    const { pem } = await csr([{ CN: ['mei'] }]);
    const der = Buffer.from(pemToDer(pem));
    der[der.length - 1] = (der[der.length - 1] ?? 0) ^ 1;
    const broken = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
    const answer = await call(
      'POST',
      '/api/v1/enroll',
      { certificate_request: broken },
      basic('mei', 'secret'),
    );
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ code: 31 }] } });
  });

  it('answers in the same way to a wrong secret and to an unknown identity', async () => {
    const { pem } = await csr([{ CN: ['mei'] }]);
    const body = { certificate_request: pem };
    const wrong = await call('POST', '/api/v1/enroll', body, basic('mei', 'guess'));
    const unknown = await call('POST', '/api/v1/enroll', body, basic('nobody', 'guess'));
    expect(wrong).toMatchObject({
      status: 401,
      body: { errors: [{ code: 20, message: 'Authentication failure' }] },
    });
    expect(unknown.body).toEqual(wrong.body);
    expect((await call('POST', '/api/v1/enroll', body)).body.errors).toEqual([
      { code: 2, message: 'No authorization header' },
    ]);
  });

  it('locks an identity after ten wrong secrets, also parallel ones, and over a restart', async () => {
    const { pem } = await csr([{ CN: ['mei'] }]);
    const attempt = (secret: string): Promise<Answer> =>
      call('POST', '/api/v1/enroll', { certificate_request: pem }, basic('mei', secret));
    const guesses = await Promise.all(Array.from({ length: 12 }, () => attempt('guess')));
    expect(guesses.filter(({ body }) => body.errors[0]?.code === 20)).toHaveLength(10);
    expect(guesses.filter(({ body }) => body.errors[0]?.code === 73)).toHaveLength(2);
    await ca.stop();
    ca = await start();
    expect(await attempt('secret')).toMatchObject({ status: 401, body: { errors: [{ code: 73 }] } });
  });

  it('re-enrols with a certificate it issued', async () => {
    const first = await enrol('mei', 'secret');
    const { pem } = await csr([{ CN: ['mei'] }]);
    const body = { certificate_request: pem };
    const answer = await call('POST', '/api/v1/reenroll', body, token(first, '/api/v1/reenroll', body));
    expect(answer.status).toBe(201);
  });

  it('refuses tokens with a high-S signature, over another body, or with a certificate it did not enrol', async () => {
    const enrolled = await enrol('mei', 'secret');
    const { pem } = await csr([{ CN: ['mei'] }]);
    const body = { certificate_request: pem };
    const path = '/api/v1/reenroll';
    const foreign = {
      certificatePem: organisation.admin.identity.certificatePem,
      key: createPrivateKey(organisation.admin.identity.privateKeyPem),
    };
    const certificateBase64 = toBase64(utf8(enrolled.certificatePem));
    const text = utf8(
      tokenText({ method: 'POST', uri: path, body: utf8(JSON.stringify(body)) }, certificateBase64),
    );
    let high: Uint8Array;
    do {
      high = sign('sha256', text, enrolled.key);
    } while (isLowS(high));
    for (const bad of [
      `${certificateBase64}.${toBase64(high)}`,
      token(enrolled, path, { ...body, caname: 'ca-org1' }),
      token(enrolled, '/api/v1/register', body),
      token(foreign, path, body),
      'nonsense',
      'a.b.c',
    ]) {
      expect(await call('POST', path, body, bad)).toMatchObject({
        status: 401,
        body: { errors: [{ code: 20 }] },
      });
    }
  });

  it('lets a registrar register, and nobody else', async () => {
    const admin = await enrol('admin', 'adminpw');
    const path = '/api/v1/register';
    const body = { id: 'appUser', affiliation: 'org1.department1', type: 'client', max_enrollments: 1 };
    const answer = await call('POST', path, body, token(admin, path, body));
    expect(answer.status).toBe(201);
    const user = await enrol('appUser', answer.body.result.secret ?? '');
    expect(parseCertificate(pemToDer(user.certificatePem)).subject.organizationalUnits.toSorted()).toEqual([
      'client',
      'department1',
      'org1',
    ]);

    expect(await call('POST', path, body, token(admin, path, body))).toMatchObject({
      status: 409,
      body: { errors: [{ code: 74 }] },
    });
    const other = { ...body, id: 'other' };
    expect(await call('POST', path, other, token(user, path, other))).toMatchObject({
      status: 403,
      body: { errors: [{ code: 71 }] },
    });
    const { pem } = await csr([{ CN: ['appUser'] }]);
    const again = await call(
      'POST',
      '/api/v1/enroll',
      { certificate_request: pem },
      basic('appUser', answer.body.result.secret ?? ''),
    );
    expect(again).toMatchObject({ status: 401, body: { errors: [{ code: 20 }] } });
  });

  it('says clearly what it does not offer', async () => {
    expect(await call('POST', '/api/v1/revoke', {})).toMatchObject({
      status: 501,
      body: { success: false, errors: [{ code: 12, message: expect.stringContaining('revoke') as string }] },
    });
    expect(await call('POST', '/api/v1/nothing', {})).toMatchObject({ status: 404 });
    expect(await call('GET', '/api/v1/enroll', undefined)).toMatchObject({
      status: 405,
      body: { errors: [{ code: 1 }] },
    });
  });

  it('refuses bodies that are empty, broken or too large', async () => {
    const path = '/api/v1/enroll';
    expect((await call('POST', path, undefined, basic('mei', 'secret'))).body.errors[0]?.code).toBe(4);
    expect((await call('POST', path, { caname: 3 }, basic('mei', 'secret'))).body.errors[0]?.code).toBe(5);
    const large = { certificate_request: 'x'.repeat(300_000) };
    expect(await call('POST', path, large, basic('mei', 'secret'))).toMatchObject({
      status: 400,
      body: { errors: [{ code: 5 }] },
    });
  });
});
