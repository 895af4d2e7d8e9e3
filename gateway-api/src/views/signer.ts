import { X509Certificate } from 'node:crypto';
import type { Fingerprint, MspId } from '@fabric-governance/chaincode/governance/ids';
import type { Identity } from '@fabric-governance/protocol/identity';
import { derToPem, pemToDer } from '@fabric-governance/protocol/certificate';
import { sha256Hex } from '@fabric-governance/protocol/sha256';
import { utf8 } from '@fabric-governance/protocol/bytes';
import type { Signer } from '../contract/ledger.js';
import { fingerprintOfPem } from '../read-model/chain-index.js';
import type { LedgerReader } from '../read-model/ledger-reader.js';

type Model = Pick<LedgerReader, 'projection' | 'index'>;

/** A signer found in a block; null where the block names nobody. */
export function viewSigner(model: Model, identity: Identity): Signer | null {
  if (identity.certificatePem === '') return null;
  const fingerprint = fingerprintOfPem(model.index, identity.certificatePem);
  // What is no certificate still has to be shown: it is known by the hash of its bytes then.
  if (fingerprint === null) return unreadable(identity);
  const names = namesOf(pemToDer(identity.certificatePem));
  return {
    mspId: identity.mspId as MspId,
    certificate: names.pem,
    fingerprint,
    subject: names.subject,
    issuer: names.issuer,
    ...holderOf(model, fingerprint, identity.mspId),
  };
}

/** Whose key this is by the ledger, now. */
export function holderOf(
  { projection }: Pick<Model, 'projection'>,
  fingerprint: Fingerprint,
  mspId: string,
): Pick<Signer, 'memberId' | 'personId' | 'agent'> {
  const member = [...projection.members.values()].find((candidate) => candidate.mspId === mspId);
  const personId = projection.credentials.get(fingerprint)?.personId;
  return {
    ...(member && { memberId: member.id }),
    ...(personId && { personId }),
    ...(member?.agent === fingerprint && { agent: true }),
  };
}

/** Subject and issuer in one line each, and the certificate in its usual PEM form. */
export function namesOf(der: Uint8Array): {
  readonly subject: string;
  readonly issuer: string;
  readonly pem: string;
} {
  const certificate = new X509Certificate(der);
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    pem: derToPem(der, 'CERTIFICATE'),
  };
}

/** Node writes one attribute a line. */
function oneLine(name: string): string {
  return name.split('\n').join(', ');
}

function unreadable(identity: Identity): Signer {
  const fingerprint = sha256Hex(utf8(identity.certificatePem)) as Fingerprint;
  return {
    mspId: identity.mspId as MspId,
    certificate: identity.certificatePem,
    fingerprint,
    subject: '',
    issuer: '',
  };
}
