import { toHex } from '@fabric-governance/protocol/bytes';
import { DER_TAG, readOnly } from '@fabric-governance/protocol/der';
import { revokedSerials } from '@fabric-governance/protocol/revocation-list';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  CertificateList,
  type Extension,
  id_ce_authorityKeyIdentifier,
} from '@peculiar/asn1-x509';
import { exactSignature } from '../crypto/verify-signature.js';
import { firstPemBlock } from './pem-block.js';
import { type SignatureAlgorithm, signatureAlgorithm } from './signature-algorithm.js';

const PEM_PREFIX = '-----BEGIN X509 CRL';
const LABEL = 'X509 CRL';

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
  // The library passes over what follows the list; Go does not.
  readOnly(der, DER_TAG.sequence);
  const list = AsnConvert.parse(der, CertificateList);
  const { crlExtensions = [] } = list.tbsCertList;
  const algorithm = signatureAlgorithm(list.signatureAlgorithm);
  const signature = new Uint8Array(list.signature);
  return {
    authorityKeyIdentifier: keyIdentifier(crlExtensions),
    serials: revokedSerials(der),
    signatureAlgorithm: algorithm,
    signedDer: new Uint8Array(list.tbsCertListRaw ?? new ArrayBuffer()),
    // Fabric drops what may follow the two numbers of an ECDSA signature.
    signature: algorithm.family === 'ecdsa' ? exactSignature(signature) : signature,
  };
}

function keyIdentifier(extensions: readonly Extension[]): string | undefined {
  const found = extensions.find(({ extnID }) => extnID === id_ce_authorityKeyIdentifier);
  if (!found) {
    return undefined;
  }
  const { keyIdentifier } = AsnConvert.parse(found.extnValue, AuthorityKeyIdentifier);
  // A list that names its authority in another way has an empty identifier, which no authority has.
  return keyIdentifier ? toHex(new Uint8Array(keyIdentifier.buffer)) : '';
}
