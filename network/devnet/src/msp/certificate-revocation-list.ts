import { toHex } from '@fabric-governance/protocol/bytes';
import { type DerElement, DER_TAG, oidText, readElements, readOnly } from '@fabric-governance/protocol/der';

const OID_AUTHORITY_KEY_IDENTIFIER = '2.5.29.35';
/** Context tag of the extensions, and of the key identifier inside the authority key identifier. */
const TAG = { extensions: 0xa0, keyIdentifier: 0x80, utcTime: 0x17, generalizedTime: 0x18 } as const;

/** What Fabric looks at in an X.509 revocation list. It judges no dates: a listed serial is revoked. */
export interface RevocationList {
  /** Hex key identifier of the authority that signed. */
  readonly authorityKeyIdentifier: string;
  /** Lower-case hex without leading zeros. */
  readonly serials: ReadonlySet<string>;
  readonly signedDer: Uint8Array;
  readonly signature: Uint8Array;
}

/** Reads a CertificateList (RFC 5280). Throws when it is none, or names no authority key. */
export function parseRevocationList(der: Uint8Array): RevocationList {
  const [signed, , signature] = readElements(readOnly(der, DER_TAG.sequence).content);
  if (!signed || signature?.tag !== DER_TAG.bitString) {
    throw new Error('not a certificate revocation list');
  }
  const fields = readElements(signed.content);
  const isTime = ({ tag }: DerElement): boolean => tag === TAG.utcTime || tag === TAG.generalizedTime;
  // After the one or two times comes the list itself, which is absent when nothing is revoked.
  const afterTimes = fields.slice(fields.findLastIndex(isTime) + 1);
  const entries = afterTimes.find(({ tag }) => tag === DER_TAG.sequence);
  const extensions = afterTimes.find(({ tag }) => tag === TAG.extensions);
  return {
    authorityKeyIdentifier: keyIdentifier(extensions),
    serials: new Set(entries ? readElements(entries.content).map(serialOf) : []),
    signedDer: signed.whole,
    signature: signature.content.subarray(1),
  };
}

function serialOf(entry: DerElement): string {
  const [serial] = readElements(entry.content);
  return toHex(serial?.content ?? new Uint8Array()).replace(/^0+(?=.)/u, '');
}

function keyIdentifier(extensions: DerElement | undefined): string {
  const list = extensions ? readElements(readOnly(extensions.content, DER_TAG.sequence).content) : [];
  for (const extension of list) {
    const parts = readElements(extension.content);
    const value = parts.at(-1);
    if (value && parts[0] && oidText(parts[0].content) === OID_AUTHORITY_KEY_IDENTIFIER) {
      const inner = readElements(readOnly(value.content, DER_TAG.sequence).content);
      const identifier = inner.find(({ tag }) => tag === TAG.keyIdentifier);
      if (identifier) {
        return toHex(identifier.content);
      }
    }
  }
  throw new Error('authorityKeyIdentifier not found in certificate');
}
