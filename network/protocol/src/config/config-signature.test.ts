import { utf8 } from '../bytes.js';
import { parseCertificate, pemToDer } from '../certificate.js';
import { serializeIdentity } from '../identity.js';
import { verify } from '../signature.js';
import { openEnvelope } from '../envelope.js';
import { testConfig } from '../testdata/channel.js';
import { testSign } from '../testdata/endorse.js';
import { TEST_ORGANISATIONS } from '../testdata/identities.js';
import { canonicalBytes } from './canonical.js';
import {
  configSignature,
  decodeConfigSignature,
  encodeConfigSignature,
  parseConfigUpdateEnvelope,
  signedConfigUpdateEnvelope,
} from './config-signature.js';
import { configEnvelopeBytes, decodeConfigTransaction } from './decode-config.js';
import { buildEnvelope, buildPayload } from '../envelope.js';

const { Org1MSP, Org2MSP } = TEST_ORGANISATIONS;
const configUpdate = utf8('stands for a ConfigUpdate');

function signerOf(mspId: 'Org1MSP' | 'Org2MSP', byte: number) {
  const { admin } = { Org1MSP, Org2MSP }[mspId];
  return {
    creator: serializeIdentity(mspId, admin.certificatePem),
    nonce: new Uint8Array(24).fill(byte),
    sign: (message: Uint8Array) => testSign(admin, message),
    spki: parseCertificate(pemToDer(admin.certificatePem)).spki,
  };
}

const sender = signerOf('Org1MSP', 1);
const timestamp = { seconds: 1_700_000_000, nanos: 0 };

async function envelope(): Promise<Uint8Array> {
  const signatures = await Promise.all(
    [sender, signerOf('Org2MSP', 2)].map((signer) => configSignature(configUpdate, signer)),
  );
  return signedConfigUpdateEnvelope({ ...sender, channel: 'mychannel', configUpdate, signatures, timestamp });
}

it('carries approvals that verify, in the order given, and the sender’s own signature around them', async () => {
  const bytes = await envelope();
  const parsed = parseConfigUpdateEnvelope(bytes);
  expect(parsed).toMatchObject({ channel: 'mychannel', configUpdate });
  expect(parsed.signatures.map(({ creator }) => creator)).toEqual([
    sender.creator,
    signerOf('Org2MSP', 2).creator,
  ]);
  const [first, second] = parsed.signatures;
  if (first === undefined || second === undefined) throw new Error('two approvals expected');
  expect(verify(sender.spki, first.signed, first.signature)).toBe(true);
  expect(verify(sender.spki, second.signed, second.signature)).toBe(false);
  const outer = openEnvelope(bytes);
  expect(outer).toMatchObject({ type: 'config-update', txId: '', creator: sender.creator, timestamp });
  expect(verify(sender.spki, outer.payload, outer.signature)).toBe(true);
});

it('passes approvals on between agents', async () => {
  const approval = await configSignature(configUpdate, sender);
  expect(decodeConfigSignature(encodeConfigSignature(approval))).toEqual(approval);
});

it('is found again, byte for byte, in the configuration transaction that it led to', async () => {
  const lastUpdate = await envelope();
  const config = testConfig();
  const payload = buildPayload({
    ...sender,
    type: 'config',
    channel: 'mychannel',
    txId: '',
    timestamp,
    data: configEnvelopeBytes(config, lastUpdate),
  });
  const decoded = decodeConfigTransaction(buildEnvelope(payload, sender.sign(payload)));
  expect(decoded.lastUpdate).toEqual(lastUpdate);
  expect(canonicalBytes(decoded.config)).toEqual(canonicalBytes(config));
});

it('refuses envelopes of another kind', async () => {
  const payload = buildPayload({
    ...sender,
    type: 'endorser',
    channel: 'mychannel',
    txId: 'a',
    timestamp,
    data: configUpdate,
  });
  const endorser = buildEnvelope(payload, sender.sign(payload));
  expect(() => parseConfigUpdateEnvelope(endorser)).toThrow('header type 3');
  expect(() => decodeConfigTransaction(endorser)).toThrow('header type 3');
  await expect(envelope().then(decodeConfigTransaction)).rejects.toThrow('header type 2');
});
