import { isIPv4, isIPv6 } from 'node:net';
import { fromHex, utf8 } from '@fabric-governance/protocol/bytes';
import { derInteger } from '@fabric-governance/protocol/der';
import { derBits, derContext, derObjectIdentifier, derOctets, derSequence, derTrue } from './der-values.js';

/** Bits of the key usage extension, by position (RFC 5280, 4.2.1.3). */
const USAGE_BIT = {
  digitalSignature: 0,
  keyEncipherment: 2,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
} as const;
const PURPOSE = { serverAuth: '1.3.6.1.5.5.7.3.1', clientAuth: '1.3.6.1.5.5.7.3.2' } as const;
/** Object identifiers of the extensions. */
export const EXTENSION_OID = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
} as const;
/** Tags of the kinds of alternative names (RFC 5280, 4.2.1.6). */
const NAME_TAG = { email: 1, dns: 2, uri: 6, ip: 7 } as const;

/** What a key may do. */
export type KeyUsage = keyof typeof USAGE_BIT;
/** What a TLS key may do. */
export type ExtendedKeyUsage = keyof typeof PURPOSE;

/** One alternative name of a subject; an address in its usual text form. */
export interface AlternativeName {
  readonly kind: keyof typeof NAME_TAG;
  readonly value: string;
}

/** DER of one extension around content that is encoded already. */
export function derExtension(oid: string, content: Uint8Array, critical = false): Uint8Array {
  const flag = critical ? [derTrue()] : [];
  return derSequence(derObjectIdentifier(oid), ...flag, derOctets(content));
}

/** Critical, as Go writes it. */
export function keyUsage(usages: readonly KeyUsage[]): Uint8Array {
  const bits = usages.reduce((all, usage) => all | (0x80 >> USAGE_BIT[usage]), 0);
  const unused = 7 - Math.max(...usages.map((usage) => USAGE_BIT[usage]));
  return derExtension(EXTENSION_OID.keyUsage, derBits(Uint8Array.of(bits), unused), true);
}

/** What TLS asks for. */
export function extendedKeyUsage(usages: readonly ExtendedKeyUsage[]): Uint8Array {
  const purposes = usages.map((usage) => derObjectIdentifier(PURPOSE[usage]));
  return derExtension(EXTENSION_OID.extendedKeyUsage, derSequence(...purposes));
}

/** Whether the certificate is an authority's, and how many authorities may stand below it. */
export function basicConstraints(isAuthority: boolean, pathLength?: number): Uint8Array {
  const length = pathLength === undefined ? [] : [derInteger(BigInt(pathLength))];
  return derExtension(
    EXTENSION_OID.basicConstraints,
    derSequence(...(isAuthority ? [derTrue(), ...length] : [])),
    true,
  );
}

/** The certificate's own key, by its hex identifier. */
export function subjectKeyIdentifierExtension(hex: string): Uint8Array {
  return derExtension(EXTENSION_OID.subjectKeyIdentifier, derOctets(fromHex(hex)));
}

/** The key that signed, by its hex identifier. */
export function authorityKeyIdentifierExtension(hex: string): Uint8Array {
  return derExtension(EXTENSION_OID.authorityKeyIdentifier, derSequence(derContext(0, fromHex(hex))));
}

/** Host names and addresses, in Go's order: names, mail addresses, addresses, locators. */
export function subjectAlternativeNames(names: readonly AlternativeName[]): Uint8Array {
  const ordered = (['dns', 'email', 'ip', 'uri'] as const).flatMap((kind) =>
    names.filter((name) => name.kind === kind),
  );
  return derExtension(
    EXTENSION_OID.subjectAlternativeName,
    derSequence(...ordered.map((name) => derContext(NAME_TAG[name.kind], nameContent(name)))),
  );
}

function nameContent({ kind, value }: AlternativeName): Uint8Array {
  return kind === 'ip' ? addressBytes(value) : utf8(value);
}

/** The 4 or 16 bytes of an address. Throws for what is none. */
function addressBytes(address: string): Uint8Array {
  if (isIPv4(address)) {
    return Uint8Array.from(address.split('.').map(Number));
  }
  if (!isIPv6(address)) {
    throw new Error(`${address} is no address`);
  }
  const hostname = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = hostname.split('::');
  const groups = (text: string): string[] => text.split(':').filter((group) => group !== '');
  const after = tail === undefined ? [] : groups(tail);
  const zeros = Array<string>(8 - groups(head).length - after.length).fill('0');
  return fromHex([...groups(head), ...zeros, ...after].map((group) => group.padStart(4, '0')).join(''));
}
