import 'reflect-metadata';
import { Pkcs10CertificateRequest } from '@peculiar/x509';
import { certificateRequest } from './certificate-request.js';

it('names the enrolment id and proves possession of the key', async () => {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const pem = await certificateRequest('aurora-bank.li-na', keys);
  expect(pem).toMatch(/^-----BEGIN CERTIFICATE REQUEST-----/u);
  const request = new Pkcs10CertificateRequest(pem);
  expect(request.subject).toBe('CN=aurora-bank.li-na');
  expect(await request.verify()).toBe(true);
});
