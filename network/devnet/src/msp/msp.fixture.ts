import { KeyObject, sign } from 'node:crypto';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import { derToPem } from '@fabric-governance/protocol/certificate';
import type { Principal } from '@fabric-governance/protocol/policy';
import { lowSignature, publicKeyOf, type SignatureHash } from '../crypto/verify-signature.js';
import type { Identity } from './identity.js';
import { mspDefinition } from './msp-definition.js';
import { MspError } from './msp-error.js';
import { MspManager } from './msp.js';
import type { OddCertificate } from './odd-certificate.fixture.js';
import type { SignedData } from './signed-data.js';
import { NODE_ROLES } from './units.js';

/** A manager that knows the given `MSP` values. */
export function managerOf(...values: readonly Uint8Array[]): MspManager {
  const definitions = values.map(mspDefinition);
  return new MspManager(new Map(definitions.map((definition) => [definition.mspId, definition])));
}

/** An identity as it is sent. */
export function sent({ pem }: Pick<OddCertificate, 'pem'>, mspId = 'Org1MSP'): Uint8Array {
  return serializeIdentity(mspId, fromUtf8(pem));
}

/** `ok`, or how an identity is refused and why. */
export function verdict(msps: MspManager, bytes: Uint8Array): string {
  try {
    msps.deserialize(bytes);
    return 'ok';
  } catch (error) {
    if (error instanceof MspError) {
      return `${error.reason}: ${error.message}`;
    }
    throw error;
  }
}

/** What is said against an `MSP` value, or `ok`. */
export function definitionVerdict(value: Uint8Array): string {
  try {
    mspDefinition(value);
    return 'ok';
  } catch (error) {
    if (error instanceof MspError && error.reason === 'bad-definition') {
      return error.message;
    }
    throw error;
  }
}

/** The roles that an identity has, as policies ask for them. */
export function rolesOf(identity: Identity, mspId = 'Org1MSP'): readonly string[] {
  return (['member', ...NODE_ROLES] as const).filter((role) =>
    identity.satisfies({ kind: 'role', mspId, role } satisfies Principal),
  );
}

/** Signs as Fabric's clients do. */
export function signedBy(
  { keys, ...certificate }: OddCertificate,
  message: Uint8Array,
  hash: SignatureHash = 'sha256',
): SignedData {
  const signature = sign(hash, message, KeyObject.from(keys.privateKey));
  const low = lowSignature(publicKeyOf(certificate.certificate.spki), signature);
  return { identity: sent(certificate), message, signature: low ?? signature };
}

/** A revocation list in the PEM form that Fabric wants. */
export function pemOf(list: Uint8Array, label = 'X509 CRL'): string {
  return derToPem(list, label);
}
