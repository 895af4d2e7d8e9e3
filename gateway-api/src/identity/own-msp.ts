import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Fingerprint, MspId } from '@fabric-governance/chaincode/governance/ids';
import { toHex } from '@fabric-governance/protocol/bytes';
import {
  type Certificate,
  isIssuedBy,
  parseCertificate,
  pemToDer,
} from '@fabric-governance/protocol/certificate';
import { sha256 } from '@fabric-governance/protocol/sha256';
import { ApiFailure } from '../errors/api-failure.js';
import type { IsRevoked } from './revocations.js';

/** A certificate that holds now and comes from this institution's own CA. */
export interface OwnCertificate {
  readonly fingerprint: Fingerprint;
  /** The subject's common name: who the CA says it is. */
  readonly enrolmentId: string;
  readonly notAfter: number;
  /** Hex, lower-case, without leading zeros. */
  readonly serial: string;
  readonly spki: Uint8Array;
}

/** The institution's own MSP, read once from its folder. */
export interface OwnMsp {
  readonly mspId: MspId;
  /** PEM texts, as in the folder. */
  readonly rootCertificates: readonly string[];
  readonly tlsRootCertificates: readonly string[];
  /**
   * Judges a certificate at a moment. Expiry is judged here because a peer still accepts its own organisation's expired
   * certificates (fabric-facts, "Signatures and identity").
   * @throws ApiFailure CERTIFICATE_MALFORMED, CERTIFICATE_NOT_OURS, CERTIFICATE_REVOKED, CERTIFICATE_EXPIRED,
   * CERTIFICATE_NOT_YET_VALID
   */
  check(certificatePem: string, now: number): OwnCertificate;
  /** @throws ApiFailure CERTIFICATE_REVOKED */
  mustNotBeRevoked(certificate: Pick<OwnCertificate, 'serial' | 'enrolmentId'>): void;
}

/** Reads `cacerts` and `tlscacerts` of an MSP folder. Throws when there is no CA certificate. */
export function readOwnMsp(mspId: MspId, mspDir: string, isRevoked: IsRevoked): OwnMsp {
  const rootCertificates = readPems(path.join(mspDir, 'cacerts'));
  const tlsRootCertificates = readPems(path.join(mspDir, 'tlscacerts'));
  const roots = rootCertificates.map((pem) => parseCertificate(pemToDer(pem)));
  const mustNotBeRevoked: OwnMsp['mustNotBeRevoked'] = ({ serial, enrolmentId }) => {
    if (isRevoked(serial)) throw new ApiFailure('CERTIFICATE_REVOKED', { enrolmentId });
  };
  return {
    mspId,
    rootCertificates,
    tlsRootCertificates,
    check(certificatePem, now) {
      const certificate = readCertificate(certificatePem);
      if (!roots.some((root) => isIssuedBy(certificate, root))) {
        throw new ApiFailure('CERTIFICATE_NOT_OURS', { mspId });
      }
      const own = judgeTime(certificate, now);
      mustNotBeRevoked(own);
      return own;
    },
    mustNotBeRevoked,
  };
}

/** @throws ApiFailure CERTIFICATE_MALFORMED */
export function readCertificate(pem: string): Certificate {
  try {
    return parseCertificate(pemToDer(pem));
  } catch (cause) {
    throw new ApiFailure('CERTIFICATE_MALFORMED', { problem: String(cause) }, { cause });
  }
}

/** @throws ApiFailure CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID */
export function judgeTime(certificate: Certificate, now: number): OwnCertificate {
  if (now > certificate.notAfter)
    throw new ApiFailure('CERTIFICATE_EXPIRED', { notAfter: certificate.notAfter });
  if (now < certificate.notBefore) {
    throw new ApiFailure('CERTIFICATE_NOT_YET_VALID', { notBefore: certificate.notBefore });
  }
  return {
    fingerprint: toHex(sha256(certificate.spki)) as Fingerprint,
    enrolmentId: certificate.subject.commonName,
    notAfter: certificate.notAfter,
    serial: certificate.serialHex,
    spki: certificate.spki,
  };
}

function readPems(directory: string): readonly string[] {
  const names = readdirSync(directory).filter((name) => name.endsWith('.pem'));
  if (names.length === 0) throw new Error(`${directory} holds no certificate (*.pem)`);
  return names.sort().map((name) => readFileSync(path.join(directory, name), 'utf8'));
}
