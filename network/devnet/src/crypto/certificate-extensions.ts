import { isIPv6 } from 'node:net';
import { fromHex } from '@fabric-governance/protocol/bytes';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  Extension,
  ExtendedKeyUsage as ExtendedKeyUsages,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_clientAuth,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage as KeyUsages,
  KeyUsageFlags,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';

const PURPOSE = { serverAuth: id_kp_serverAuth, clientAuth: id_kp_clientAuth } as const;
/** Object identifiers of the extensions. */
export const EXTENSION_OID = {
  subjectKeyIdentifier: id_ce_subjectKeyIdentifier,
  keyUsage: id_ce_keyUsage,
  subjectAlternativeName: id_ce_subjectAltName,
  basicConstraints: id_ce_basicConstraints,
  authorityKeyIdentifier: id_ce_authorityKeyIdentifier,
  extendedKeyUsage: id_ce_extKeyUsage,
} as const;
/** Kinds of alternative names by what the schema calls them, in the order in which Go writes them. */
const NAME_FIELD = {
  dns: 'dNSName',
  email: 'rfc822Name',
  ip: 'iPAddress',
  uri: 'uniformResourceIdentifier',
} as const;

/** What a key may do. */
export type KeyUsage = 'digitalSignature' | 'keyEncipherment' | 'keyAgreement' | 'keyCertSign' | 'cRLSign';
/** What a TLS key may do. */
export type ExtendedKeyUsage = keyof typeof PURPOSE;

/** One alternative name of a subject; an address in its usual text form. */
export interface AlternativeName {
  readonly kind: keyof typeof NAME_FIELD;
  readonly value: string;
}

/** One extension around content that is encoded already. */
export function extension(oid: string, content: ArrayBuffer | Uint8Array, critical = false): Extension {
  return new Extension({ extnID: oid, critical, extnValue: new OctetString(content) });
}

/** Critical, as Go writes it. */
export function keyUsage(usages: readonly KeyUsage[]): Extension {
  const bits = usages.reduce((all, usage) => all | KeyUsageFlags[usage], 0);
  return extension(EXTENSION_OID.keyUsage, AsnConvert.serialize(new KeyUsages(bits)), true);
}

/** What TLS asks for. */
export function extendedKeyUsage(usages: readonly ExtendedKeyUsage[]): Extension {
  const purposes = new ExtendedKeyUsages(usages.map((usage) => PURPOSE[usage]));
  return extension(EXTENSION_OID.extendedKeyUsage, AsnConvert.serialize(purposes));
}

/** Whether the certificate is an authority's, and how many authorities may stand below it. */
export function basicConstraints(isAuthority: boolean, pathLength?: number): Extension {
  const constraints = new BasicConstraints({
    cA: isAuthority,
    ...(isAuthority && pathLength !== undefined && { pathLenConstraint: pathLength }),
  });
  return extension(EXTENSION_OID.basicConstraints, AsnConvert.serialize(constraints), true);
}

/** The certificate's own key, by its hex identifier. */
export function subjectKeyIdentifierExtension(hex: string): Extension {
  const identifier = new SubjectKeyIdentifier(fromHex(hex));
  return extension(EXTENSION_OID.subjectKeyIdentifier, AsnConvert.serialize(identifier));
}

/** The key that signed, by its hex identifier. */
export function authorityKeyIdentifierExtension(hex: string): Extension {
  const identifier = new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(fromHex(hex)) });
  return extension(EXTENSION_OID.authorityKeyIdentifier, AsnConvert.serialize(identifier));
}

/** Host names and addresses, in Go's order: names, mail addresses, addresses, locators. */
export function subjectAlternativeNames(names: readonly AlternativeName[]): Extension {
  const ordered = Object.keys(NAME_FIELD).flatMap((kind) => names.filter((name) => name.kind === kind));
  return extension(
    EXTENSION_OID.subjectAlternativeName,
    AsnConvert.serialize(new SubjectAlternativeName(ordered.map(generalName))),
  );
}

function generalName({ kind, value }: AlternativeName): GeneralName {
  return new GeneralName({ [NAME_FIELD[kind]]: kind === 'ip' && isIPv6(value) ? plainIPv6(value) : value });
}

/** Without dotted decimals at its end, which the library does not read. */
function plainIPv6(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}
