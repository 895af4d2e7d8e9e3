import { testIdentity } from '../testing/test-identity.js';
import { callerOf } from './caller.js';

const { certificatePem, fingerprint } = testIdentity({ mspId: 'AMSP', commonNames: ['a.person'] });

function caller(text: string): unknown {
  return callerOf({ mspid: 'AMSP', idBytes: Buffer.from(text) });
}

test('knows a caller by MSP, fingerprint of the key and common name', () => {
  expect(caller(certificatePem)).toEqual({
    ok: true,
    value: { mspId: 'AMSP', fingerprint, enrolmentId: 'a.person' },
  });
});

test('line ends and a missing last one make no difference', () => {
  const value = { fingerprint };
  expect(caller(certificatePem.trimEnd())).toMatchObject({ ok: true, value });
  expect(caller(certificatePem.replaceAll('\n', '\r\n'))).toMatchObject({ ok: true, value });
});

const other = testIdentity({ mspId: 'AMSP', commonNames: ['another.person'] }).certificatePem;
test.each([
  ['text before the certificate', `hello\n${certificatePem}`],
  ['headers inside it', certificatePem.replace('\n', '\nProc-Type: 4,ENCRYPTED\n\n')],
  ['two certificates', `${certificatePem}${other}`],
  ['a damaged block before the certificate', `-----BEGIN CERTIFICATE-----\n!!\n${certificatePem}`],
  ['another kind of block', certificatePem.replaceAll('CERTIFICATE', 'PUBLIC KEY')],
  ['bytes that are no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ['nothing', ''],
])('refuses %s, which Fabric might read in another way', (_what, text) => {
  expect(caller(text)).toMatchObject({
    ok: false,
    refusal: { code: 'ARGUMENT_INVALID', params: { path: 'creator' } },
  });
});
