import 'reflect-metadata';
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { fromBase64, fromUtf8, toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import { parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { isLowS } from '@fabric-governance/protocol/signature';
import { type JsonName, SubjectAlternativeNameExtension } from '@peculiar/x509';
import { signLowS } from '../crypto/low-s-signature.js';
import { basic, describeCa, EnrolledClient, signingRequest } from './ca-client.fixture.js';
import { MemoryCaStorage } from './ca-storage.js';
import { oldTokenText, tokenText } from './token.js';

const ENROL = '/api/v1/enroll';

describeCa('enrolment at the certificate authority', {}, (ca) => {
  it('makes an identity a client of the organisation', async () => {
    const { certificatePem } = await ca().enrol('mei', 'secret');
    const certificate = parseCertificate(pemToDer(certificatePem));
    const authority = ca().organisation.ca.certificate;
    expect(certificate.subject).toEqual({ commonName: 'mei', organizationalUnits: ['client'] });
    expect(certificate.isCa).toBe(false);
    expect(isLowS(certificate.signature)).toBe(true);
    expect(certificate.notBefore).toBe(authority.notBefore);
    expect(certificate.notAfter - Date.now()).toBeLessThanOrEqual((365 * 24 * 60 + 1) * 60 * 1000);
    const issuer = new X509Certificate(ca().organisation.ca.certificatePem);
    expect(new X509Certificate(certificatePem).verify(issuer.publicKey)).toBe(true);
  });

  it('writes the attributes asked for, and by default those of every certificate', async () => {
    expect((await ca().enrol('mei', 'secret')).attributes).toEqual({
      'hf.Affiliation': '',
      'hf.EnrollmentID': 'mei',
      'hf.Type': 'client',
    });
    const body = { attr_reqs: [{ name: 'desk' }, { name: 'none', optional: true }] };
    expect((await ca().enrol('mei', 'secret', { body })).attributes).toEqual({ desk: 'x' });
    // The bootstrap administrator was not registered, so it has no attributes of its own.
    expect((await ca().enrol('admin', 'adminpw')).attributes).toBeUndefined();
    expect(await ca().tryEnrol('mei', 'secret', { attr_reqs: [{ name: 'none' }] })).toMatchObject({
      status: 500,
      body: { errors: [{ code: 0, message: expect.stringContaining('missing: [none]') as string }] },
    });
  });

  it.each<[string, JsonName]>([
    ['another common name', [{ CN: ['admin'] }]],
    ['two common names, the last another', [{ CN: ['mei'] }, { CN: ['admin'] }]],
    ['no common name', [{ O: ['mei'] }]],
  ])('refuses a request with %s', async (_what, subject) => {
    const { pem } = await signingRequest(subject);
    const body = { certificate_request: pem };
    expect(await ca().call({ path: ENROL, body, authorization: basic('mei', 'secret') })).toMatchObject({
      status: 403,
      body: { success: false, result: '', errors: [{ code: 77 }] },
    });
  });

  it('lets a request choose the free part of the name, never its role, and one common name only', async () => {
    const request = await signingRequest([
      { OU: ['admin', 'peer'] },
      { O: ['free'] },
      { CN: ['admin'] },
      { CN: ['mei'] },
    ]);
    const { certificatePem } = await ca().enrol('mei', 'secret', { request });
    expect(new X509Certificate(certificatePem).subject).toBe('O=free\nOU=client\nCN=mei');
    const body = { subject: { CN: 'mei', names: [{ C: 'FR', OU: 'admin' }], SerialNumber: '7' } };
    const named = await ca().enrol('mei', 'secret', { body });
    expect(new X509Certificate(named.certificatePem).subject).toBe('C=FR\nOU=client\nCN=mei\nserialNumber=7');
  });

  it('takes hosts from the request, or from beside it', async () => {
    const request = await signingRequest([{ CN: ['mei'] }], {
      extensions: [
        new SubjectAlternativeNameExtension([
          { type: 'dns', value: 'a.example.com' },
          { type: 'ip', value: '2001:db8::1' },
          { type: 'email', value: 'mei@example.com' },
        ]),
      ],
    });
    const names = async (body: object): Promise<string | undefined> =>
      new X509Certificate((await ca().enrol('mei', 'secret', { request, body })).certificatePem)
        .subjectAltName;
    expect(await names({ profile: 'tls' })).toBe(
      'DNS:a.example.com, email:mei@example.com, IP Address:2001:DB8:0:0:0:0:0:1',
    );
    expect(await names({ hosts: ['b.example.com', '10.1.2.3', 'x@y.z', 'urn:u'] })).toBe(
      'DNS:b.example.com, email:x@y.z, IP Address:10.1.2.3, URI:urn:u',
    );
    expect(await names({ hosts: [] })).toBeUndefined();
  });

  it('knows the profiles of TLS and of authorities, and no others', async () => {
    const tls = new X509Certificate(
      (await ca().enrol('mei', 'secret', { body: { profile: 'tls' } })).certificatePem,
    );
    expect(tls.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
    expect(await ca().tryEnrol('mei', 'secret', { profile: 'none' })).toMatchObject({
      status: 500,
      body: { errors: [{ code: 0, message: "Invalid profile: 'none'" }] },
    });
    expect(await ca().tryEnrol('mei', 'secret', { profile: 'ca' })).toMatchObject({
      status: 403,
      body: { errors: [{ code: 71, message: 'Authorization failure' }] },
    });
    const authority = await ca().enrol('admin', 'adminpw', { body: { profile: 'ca' } });
    expect(parseCertificate(pemToDer(authority.certificatePem)).isCa).toBe(true);
  });

  it('makes no authority of somebody else’s request', async () => {
    const attempt = async (id: string, secret: string): Promise<unknown> => {
      const { pem } = await signingRequest([{ CN: [id] }], { asAuthority: true });
      return ca().call({ path: ENROL, body: { certificate_request: pem }, authorization: basic(id, secret) });
    };
    expect(await attempt('mei', 'secret')).toMatchObject({ status: 403, body: { errors: [{ code: 71 }] } });
    expect(await attempt('admin', 'adminpw')).toMatchObject({ status: 500, body: { errors: [{ code: 0 }] } });
  });

  it('accepts keys of other curves', async () => {
    const request = await signingRequest([{ CN: ['mei'] }], { curve: 'P-384' });
    const { certificatePem } = await ca().enrol('mei', 'secret', { request });
    expect(new X509Certificate(certificatePem).publicKey.asymmetricKeyDetails?.namedCurve).toBe('secp384r1');
  });

  it('refuses requests whose signature does not hold, that are too long, or that are none', async () => {
    const { pem } = await signingRequest([{ CN: ['mei'] }]);
    const der = Buffer.from(pemToDer(pem));
    der[der.length - 1] = (der[der.length - 1] ?? 0) ^ 1;
    const broken = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
    const long = (await signingRequest([{ C: ['FRX'] }, { CN: ['mei'] }])).pem;
    const other = ca().organisation.ca.certificatePem;
    for (const [certificate_request, status, code] of [
      [broken, 500, 0],
      [long, 400, 80],
      [other, 500, 0],
      ['nonsense', 400, 31],
    ] as const) {
      const body = { certificate_request };
      expect(await ca().call({ path: ENROL, body, authorization: basic('mei', 'secret') })).toMatchObject({
        status,
        body: { errors: [{ code }] },
      });
    }
    expect(await ca().tryEnrol('mei', 'secret', { extensions: [{ id: '1.2.3' }] })).toMatchObject({
      status: 500,
    });
  });

  it('answers in the same way to a wrong secret and to an unknown identity', async () => {
    const wrong = await ca().tryEnrol('mei', 'guess');
    expect(wrong).toMatchObject({
      status: 401,
      body: { errors: [{ code: 20, message: 'Authentication failure' }] },
    });
    expect((await ca().tryEnrol('nobody', 'guess')).body).toEqual(wrong.body);
    for (const authorization of ['Bearer x', basic('mei', '').replace(/.{4}$/u, '')]) {
      expect((await ca().call({ path: ENROL, body: {}, authorization })).body).toEqual(wrong.body);
    }
    expect((await ca().call({ path: ENROL, body: {} })).body.errors).toEqual([
      { code: 2, message: 'No authorization header' },
    ]);
  });

  it('locks an identity after ten wrong secrets, also parallel ones, and over a restart', async () => {
    const guesses = await Promise.all(Array.from({ length: 12 }, () => ca().tryEnrol('mei', 'guess')));
    const codes = guesses.map(({ body }) => body.errors[0]?.code);
    expect(codes.filter((code) => code === 20)).toHaveLength(10);
    expect(codes.filter((code) => code === 73)).toHaveLength(2);
    await ca().restart();
    expect(await ca().tryEnrol('mei', 'secret')).toMatchObject({
      status: 401,
      body: { errors: [{ code: 73 }] },
    });
    const administrator = await ca().enrol('admin', 'adminpw');
    await administrator.put('/api/v1/identities/mei', { secret: 'fresh' });
    expect((await ca().tryEnrol('mei', 'fresh')).status).toBe(201);
  });

  it('forgets wrong secrets once the right one is given', async () => {
    for (let i = 0; i < 9; i++) {
      await ca().tryEnrol('mei', 'guess');
    }
    expect((await ca().tryEnrol('mei', 'secret')).status).toBe(201);
    expect((await ca().tryEnrol('mei', 'guess')).body.errors[0]?.code).toBe(20);
    expect((await ca().tryEnrol('mei', 'secret')).status).toBe(201);
  });

  it('counts enrolments, also parallel ones', async () => {
    const administrator = await ca().enrol('admin', 'adminpw');
    await administrator.post('/register', { id: 'once', secret: 'pw', max_enrollments: 2 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => ca().tryEnrol('once', 'pw')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    await ca().restart();
    expect(await ca().tryEnrol('once', 'pw')).toMatchObject({
      status: 401,
      body: { errors: [{ code: 20 }] },
    });
  });

  it('re-enrols with a certificate it issued, also after a restart', async () => {
    const first = await ca().enrol('mei', 'secret');
    await ca().restart();
    const { pem } = await signingRequest([{ CN: ['mei'] }]);
    const answer = await first.post('/api/v1/reenroll', { certificate_request: pem });
    expect(answer.status).toBe(201);
    expect(answer.body.result).toMatchObject({ ServerInfo: { CAName: 'ca-org1', Version: '' } });
    const second = fromUtf8(fromBase64(String(answer.body.result['Cert'])));
    expect(parseCertificate(pemToDer(second)).subject.commonName).toBe('mei');
  });

  it('refuses tokens with a high-S signature, over another request, or with a certificate it did not issue', async () => {
    const client = await ca().enrol('mei', 'secret');
    const { pem } = await signingRequest([{ CN: ['mei'] }]);
    const request = { path: '/api/v1/reenroll', body: { certificate_request: pem } };
    const { admin } = ca().organisation;
    const foreign = new EnrolledClient(
      ca(),
      admin.identity.certificatePem,
      createPrivateKey(admin.identity.privateKeyPem),
    );
    const certificateBase64 = toBase64(utf8(client.certificatePem));
    const signed = { method: 'POST', uri: request.path, body: utf8(JSON.stringify(request.body)) };
    let high: Uint8Array;
    do {
      high = sign('sha256', utf8(tokenText(signed, certificateBase64)), client.key);
    } while (isLowS(high));
    for (const authorization of [
      `${certificateBase64}.${toBase64(high)}`,
      client.token({ ...request, body: { ...request.body, caname: 'ca-org1' } }),
      client.token({ ...request, path: '/api/v1/register' }),
      client.token({ ...request, method: 'PUT' }),
      foreign.token(request),
      'idemix.1.enrolment.proof',
      'nonsense',
      'a.b.c',
    ]) {
      expect(await ca().call({ ...request, authorization })).toMatchObject({
        status: 401,
        body: { errors: [{ code: 20 }] },
      });
    }
  });

  it('takes tokens of old clients, which sign the body only', async () => {
    const client = await ca().enrol('mei', 'secret');
    const { pem } = await signingRequest([{ CN: ['mei'] }]);
    const body = { certificate_request: pem };
    const certificateBase64 = toBase64(utf8(client.certificatePem));
    const text = oldTokenText({ method: '', uri: '', body: utf8(JSON.stringify(body)) }, certificateBase64);
    const authorization = `${certificateBase64}.${toBase64(signLowS(client.key, utf8(text)))}`;
    expect((await ca().call({ path: '/reenroll', body, authorization })).status).toBe(201);
  });
});

describeCa('an authority whose disk fails', { storage: failingStorage() }, (ca) => {
  it('gives no certificate that it could not remember', async () => {
    expect(await ca().tryEnrol('mei', 'secret')).toMatchObject({
      status: 500,
      body: { success: false, errors: [{ code: 0 }] },
    });
  });
});

/** Takes the entry that an authority begins with, and nothing after it. */
function failingStorage(): MemoryCaStorage {
  const storage = new MemoryCaStorage();
  const put = storage.put.bind(storage);
  storage.put = (key, value) =>
    key.endsWith('0') ? put(key, value) : Promise.reject(new Error('no space left on the device'));
  return storage;
}
