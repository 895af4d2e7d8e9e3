import type { KeyObject } from 'node:crypto';
import { fromHex } from '@fabric-governance/protocol/bytes';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  type Name,
  RevokedCertificate as RevokedEntry,
  TBSCertList,
  Time,
  Version,
} from '@peculiar/asn1-x509';
import { authorityKeyIdentifierExtension } from './certificate-extensions.js';
import { ECDSA_WITH_SHA256, signDocument } from './signed-document.js';

/** A certificate that no longer counts. */
export interface RevokedCertificate {
  /** Hex. */
  readonly serial: string;
  readonly revokedAt: Date;
}

/** Who signs a list. */
export interface ListSigner {
  readonly issuer: Name;
  /** Hex; Fabric finds the list's authority by it. */
  readonly keyIdentifier: string;
  readonly key: KeyObject;
}

/** DER of a CertificateList (RFC 5280, 5.1) in the shape that Go writes: reasons and numbers are left out. */
export function revocationList(
  signer: ListSigner,
  revoked: readonly RevokedCertificate[],
  { thisUpdate, nextUpdate }: { readonly thisUpdate: Date; readonly nextUpdate: Date },
): Uint8Array {
  const entries = revoked.map(
    ({ serial, revokedAt }) =>
      new RevokedEntry({ userCertificate: positiveInteger(serial), revocationDate: new Time(revokedAt) }),
  );
  const content = new TBSCertList({
    version: Version.v2,
    signature: ECDSA_WITH_SHA256,
    issuer: signer.issuer,
    thisUpdate: new Time(thisUpdate),
    nextUpdate: new Time(nextUpdate),
    // An empty list is left out altogether.
    ...(entries.length > 0 && { revokedCertificates: entries }),
    crlExtensions: [authorityKeyIdentifierExtension(signer.keyIdentifier)],
  });
  return signDocument(AsnConvert.serialize(content), signer.key);
}

/** Bytes of an INTEGER that is not negative: a zero goes before a highest bit that is set. */
function positiveInteger(hex: string): ArrayBuffer {
  const even = hex.padStart(hex.length + (hex.length % 2), '0');
  return new Uint8Array(fromHex(/^[89a-f]/iu.test(even) ? `00${even}` : even)).buffer;
}
