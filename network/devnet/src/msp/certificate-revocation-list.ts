import { toHex } from '@fabric-governance/protocol/bytes';
import {
  type DerElement,
  DER_TAG,
  derElement,
  oidText,
  readElement,
  readElements,
  readOnly,
} from '@fabric-governance/protocol/der';
import { firstPemBlock } from './pem-block.js';
import { type SignatureAlgorithm, signatureAlgorithm } from './signature-algorithm.js';

const OID_AUTHORITY_KEY_IDENTIFIER = '2.5.29.35';
const PEM_PREFIX = '-----BEGIN X509 CRL';
const LABEL = 'X509 CRL';
/** Context tag of the extensions, and of the key identifier inside the authority key identifier. */
const TAG = { extensions: 0xa0, keyIdentifier: 0x80, utcTime: 0x17, generalizedTime: 0x18 } as const;

/** What Fabric looks at in an X.509 revocation list. It judges no dates: a listed serial is revoked. */
export interface RevocationList {
  /** Hex key identifier of the authority that signed; undefined when the list names none. */
  readonly authorityKeyIdentifier: string | undefined;
  /** Lower-case hex without leading zeros. */
  readonly serials: ReadonlySet<string>;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly signedDer: Uint8Array;
  readonly signature: Uint8Array;
}

/** Reads a CertificateList (RFC 5280), in DER or in PEM with the label `X509 CRL`. Throws when it is none. */
export function readRevocationList(bytes: Uint8Array): RevocationList {
  try {
    const isPem = Buffer.from(bytes.subarray(0, PEM_PREFIX.length)).toString('latin1') === PEM_PREFIX;
    const block = isPem ? firstPemBlock(bytes) : undefined;
    return read(block?.label === LABEL ? block.content : bytes);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`could not parse RevocationList: ${detail}`, { cause });
  }
}

function read(der: Uint8Array): RevocationList {
  const [signed, algorithm, signature] = readElements(readOnly(der, DER_TAG.sequence).content);
  if (!signed || !algorithm || signature?.tag !== DER_TAG.bitString) {
    throw new Error('not a certificate revocation list');
  }
  const fields = readElements(signed.content);
  const isTime = ({ tag }: DerElement): boolean => tag === TAG.utcTime || tag === TAG.generalizedTime;
  // After the one or two times comes the list itself, which is absent when nothing is revoked.
  const afterTimes = fields.slice(fields.findLastIndex(isTime) + 1);
  const entries = afterTimes.find(({ tag }) => tag === DER_TAG.sequence);
  const known = signatureAlgorithm(algorithm);
  const bits = signature.content.subarray(1);
  return {
    authorityKeyIdentifier: keyIdentifier(afterTimes.find(({ tag }) => tag === TAG.extensions)),
    serials: new Set(entries ? readElements(entries.content).map(serialOf) : []),
    signatureAlgorithm: known,
    signedDer: signed.whole,
    signature: known.family === 'ecdsa' ? exactSignature(bits) : bits,
  };
}

function serialOf(entry: DerElement): string {
  const [serial] = readElements(entry.content);
  return toHex(serial?.content ?? new Uint8Array()).replace(/^0+(?=.)/u, '');
}

/** Fabric drops what may follow the two numbers of an ECDSA signature. */
function exactSignature(signature: Uint8Array): Uint8Array {
  const { content } = readElement(signature);
  const r = readElement(content);
  const s = readElement(content.subarray(r.whole.length));
  return derElement(DER_TAG.sequence, r.whole, s.whole);
}

function keyIdentifier(extensions: DerElement | undefined): string | undefined {
  const list = extensions ? readElements(readOnly(extensions.content, DER_TAG.sequence).content) : [];
  for (const extension of list) {
    const parts = readElements(extension.content);
    const value = parts.at(-1);
    if (value && parts[0] && oidText(parts[0].content) === OID_AUTHORITY_KEY_IDENTIFIER) {
      const inner = readElements(readOnly(value.content, DER_TAG.sequence).content);
      const [first] = inner;
      // A list that names its authority in another way has an empty identifier, which no authority has.
      return first?.tag === TAG.keyIdentifier ? toHex(first.content) : '';
    }
  }
  return undefined;
}
