import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Fingerprint, MspId } from '../governance/ids.js';

/** A key with a certificate, as an institution's CA would have issued it. */
export interface TestIdentity {
  readonly mspId: MspId;
  readonly certificatePem: string;
  readonly fingerprint: Fingerprint;
}

export interface TestIdentityOptions {
  readonly mspId: string;
  /** One certificate subject may carry several common names, or none. */
  readonly commonNames: readonly string[];
}

/** A new P-256 key and a self-signed certificate over it: contracts read no more of a certificate than key and subject. */
export function testIdentity({ mspId, commonNames }: TestIdentityOptions): TestIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const der = certificate(spki, commonNames, privateKey);
  const lines = der.toString('base64').match(/.{1,64}/gu) ?? [];
  return {
    mspId: mspId as MspId,
    certificatePem: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    fingerprint: createHash('sha256').update(spki).digest('hex') as Fingerprint,
  };
}

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const OBJECT_ID = 0x06;
const UTF8_STRING = 0x0c;
const GENERALIZED_TIME = 0x18;
const BIT_STRING = 0x03;
const VERSION = 0xa0;
const COMMON_NAME = Buffer.from('550403', 'hex');
const ECDSA_WITH_SHA256 = Buffer.from('2a8648ce3d040302', 'hex');

function certificate(spki: Buffer, commonNames: readonly string[], key: KeyObject): Buffer {
  const algorithm = tlv(SEQUENCE, tlv(OBJECT_ID, ECDSA_WITH_SHA256));
  const name = tlv(SEQUENCE, ...commonNames.map(relativeName));
  const tbs = tlv(
    SEQUENCE,
    tlv(VERSION, tlv(INTEGER, Buffer.from([2]))),
    tlv(INTEGER, Buffer.from([1])),
    algorithm,
    name,
    tlv(SEQUENCE, time('20200101000000Z'), time('21200101000000Z')),
    name,
    spki,
  );
  return tlv(SEQUENCE, tbs, algorithm, tlv(BIT_STRING, Buffer.from([0]), sign('sha256', tbs, key)));
}

function relativeName(commonName: string): Buffer {
  const attribute = tlv(SEQUENCE, tlv(OBJECT_ID, COMMON_NAME), tlv(UTF8_STRING, Buffer.from(commonName)));
  return tlv(SET, attribute);
}

function time(text: string): Buffer {
  return tlv(GENERALIZED_TIME, Buffer.from(text));
}

/** A DER element: tag, length, contents. */
function tlv(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), content]);
  return Buffer.concat([Buffer.from([tag, 0x82, length >> 8, length & 0xff]), content]);
}
