import type { KeyObject } from 'node:crypto';
import { derInteger } from '@fabric-governance/protocol/der';
import { authorityKeyIdentifierExtension } from './certificate-extensions.js';
import { derContext, derHexInteger, derSequence, derTime } from './der-values.js';
import { ECDSA_WITH_SHA256, signDocument } from './signed-document.js';

const VERSION_2 = derInteger(1n);

/** A certificate that no longer counts. */
export interface RevokedCertificate {
  /** Hex. */
  readonly serial: string;
  readonly revokedAt: Date;
}

/** Who signs a list. */
export interface ListSigner {
  readonly issuerDer: Uint8Array;
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
  const entries = revoked.map(({ serial, revokedAt }) =>
    derSequence(derHexInteger(serial), derTime(revokedAt)),
  );
  const content = derSequence(
    VERSION_2,
    ECDSA_WITH_SHA256,
    signer.issuerDer,
    derTime(thisUpdate),
    derTime(nextUpdate),
    // An empty list is left out altogether.
    ...(entries.length > 0 ? [derSequence(...entries)] : []),
    derContext(0, derSequence(authorityKeyIdentifierExtension(signer.keyIdentifier)), true),
  );
  return signDocument(content, signer.key);
}
