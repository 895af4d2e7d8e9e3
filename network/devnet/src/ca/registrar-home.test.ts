import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeCa, EnrolledClient, type TestCa } from './ca-client.fixture.js';
import { writeClientConfiguration } from './registrar-home.js';

const home = mkdtempSync(join(tmpdir(), 'registrar-home-'));
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

/** Whoever fabric-ca's client would be in this home: it finds the key by the certificate's. */
function clientOf(ca: TestCa): EnrolledClient {
  const pem = readFileSync(join(home, 'msp/signcerts/cert.pem'), 'utf8');
  const keys = readdirSync(join(home, 'msp/keystore')).map((file) => ({
    file,
    key: createPrivateKey(readFileSync(join(home, 'msp/keystore', file))),
  }));
  const found = keys.find(({ key }) => new X509Certificate(pem).checkPrivateKey(key));
  if (!found) {
    throw new Error('no key for the certificate');
  }
  expect(found.file).toMatch(/^[0-9a-f]{64}_sk$/u);
  return new EnrolledClient(ca, pem, found.key);
}

describeCa('the home of the registrar', { registrarHome: home }, (ca) => {
  it('lets it register at once, and stays the same over a restart', async () => {
    const client = clientOf(ca());
    expect((await client.post('/register', { id: 'a' })).status).toBe(201);
    await ca().restart();
    expect(clientOf(ca()).certificatePem).toBe(client.certificatePem);
  });

  it('gets a new certificate when the authority does not know the old one, or has revoked it', async () => {
    const first = clientOf(ca());
    expect((await first.post('/revoke', { id: 'admin' })).status).toBe(200);
    await ca().restart();
    const second = clientOf(ca());
    expect(second.certificatePem).not.toBe(first.certificatePem);
    writeFileSync(join(home, 'msp/signcerts/cert.pem'), ca().organisation.user.identity.certificatePem);
    await ca().restart();
    expect(clientOf(ca()).certificatePem).not.toBe(second.certificatePem);
  });

  it('tells the client where the authority listens', () => {
    writeClientConfiguration(home, 'https://localhost:7054');
    expect(readFileSync(join(home, 'fabric-ca-client-config.yaml'), 'utf8')).toContain(
      '\nurl: https://localhost:7054\nmspdir: msp\n',
    );
  });
});
