import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { AsnConvert } from '@peculiar/asn1-schema';
import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import type { CertificateAuthority } from '../crypto/certificate-authority.js';
import { type CertificateUsage, IDENTITY_USAGE } from '../crypto/certificate-content.js';
import type { AlternativeName } from '../crypto/certificate-extensions.js';
import type { DistinguishedName } from '../crypto/distinguished-name.js';
import { attributeExtension, attributeValue } from './attributes.js';
import { authorityKeyIdentifier } from './authentication.js';
import { authorizationFailure, CA_ERROR, CaError } from './ca-error.js';
import type { CertificateRecord, IdentityRecord } from './ca-records.js';
import { checkLengths, readSigningRequest, type SigningRequest } from './certificate-signing-request.js';
import { goBoolean } from './go-boolean.js';
import type { EnrolmentBody } from './request-bodies.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How a kind of certificate is signed. */
interface SigningProfile {
  readonly usage: CertificateUsage;
  readonly lifetimeMs: number;
  /** Makes the subject an authority too, with at most so many authorities below it. */
  readonly pathLength?: number;
}

/** The signing profiles of fabric-ca's default configuration; the empty name is the default. */
const DEFAULT_PROFILE: SigningProfile = { usage: IDENTITY_USAGE, lifetimeMs: 8760 * HOUR_MS };
const PROFILES: Readonly<Record<string, SigningProfile>> = {
  '': DEFAULT_PROFILE,
  tls: {
    usage: {
      key: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
      extended: ['serverAuth', 'clientAuth'],
    },
    lifetimeMs: 8760 * HOUR_MS,
  },
  ca: { usage: { key: ['keyCertSign', 'cRLSign'] }, lifetimeMs: 43_800 * HOUR_MS, pathLength: 0 },
};

/**
 * Issues a certificate by fabric-ca's rules: the enrolling person chooses key, hosts and the free parts of the name;
 * common name, units and attributes are the authority's.
 * @throws CaError.
 */
export function issueEnrolment(
  authority: CertificateAuthority,
  identity: IdentityRecord,
  body: EnrolmentBody,
): CertificateRecord {
  const request = readSigningRequest(body.certificate_request);
  const profile = checkedProfile(request, identity, body);
  checkLengths(request.subject);
  const attributes = attributeExtension(identity.attributes, body.attr_reqs);
  if (!request.isSigned) {
    throw signingFailure('{"code":9300,"message":"x509: ECDSA verification failure"}');
  }
  if (body.extensions.length > 0 || (request.isAuthority && profile.pathLength === undefined)) {
    throw signingFailure('{"code":5100,"message":"Invalid policy: the profile does not allow it"}');
  }
  const pem = authority.issue({
    subject: subjectOf(identity, request, body),
    publicKeySpki: request.publicKeySpki,
    usage: profile.usage,
    ...(profile.pathLength !== undefined && { pathLength: profile.pathLength }),
    subjectKeyIdentifier: sha1OfPoint(request.publicKeySpki),
    alternativeNames: alternativeNames(request, profile, body.hosts),
    notBefore: body.notbefore ?? new Date(authority.certificate.notBefore),
    notAfter: endOf(profile),
    ...(attributes && { extensions: [attributes] }),
  });
  return certificateRecord(identity.id, pem);
}

/** Issues a certificate for a key that was made here, without a request; it has no attributes. */
export function issueForKey(
  authority: CertificateAuthority,
  identity: IdentityRecord,
  publicKeySpki: Uint8Array,
): CertificateRecord {
  const pem = authority.issue({
    subject: [{ OU: unitsOf(identity) }, { CN: [identity.id] }],
    publicKeySpki,
    usage: IDENTITY_USAGE,
    subjectKeyIdentifier: sha1OfPoint(publicKeySpki),
    notBefore: new Date(authority.certificate.notBefore),
    notAfter: endOf(DEFAULT_PROFILE),
  });
  return certificateRecord(identity.id, pem);
}

function certificateRecord(id: string, pem: string): CertificateRecord {
  const certificate = parseCertificate(pemToDer(pem));
  const { serialHex: serial, notAfter } = certificate;
  return { id, serial, aki: authorityKeyIdentifier(certificate), notAfter, pem };
}

function checkedProfile(
  { subject, isAuthority }: SigningRequest,
  { id, attributes }: IdentityRecord,
  body: EnrolmentBody,
): SigningProfile {
  if ((body.subject && body.subject.cn !== id) || subject.CN?.at(-1) !== id) {
    throw new CaError(403, CA_ERROR.commonName, 'The CSR subject common name must equal the enrollment ID');
  }
  const profile = PROFILES[body.profile];
  if (!profile) {
    throw new CaError(500, CA_ERROR.unknown, `Invalid profile: '${body.profile}'`);
  }
  const mayHaveAuthorities = goBoolean(attributeValue(attributes, 'hf.IntermediateCA') ?? '') === true;
  if ((profile.pathLength !== undefined || isAuthority) && !mayHaveAuthorities) {
    throw authorizationFailure(`'${id}' may not enrol an authority`);
  }
  return profile;
}

function subjectOf(
  identity: IdentityRecord,
  request: SigningRequest,
  { subject }: EnrolmentBody,
): DistinguishedName {
  const free = (key: 'C' | 'ST' | 'L' | 'O', field: 'c' | 'st' | 'l' | 'o'): readonly string[] => {
    const given = (subject?.names ?? []).map((name) => name[field]).filter((value) => value !== '');
    return given.length > 0 ? given : (request.subject[key] ?? []);
  };
  const serialNumber = (subject?.serialnumber ?? '') || (request.subject.serialNumber?.at(-1) ?? '');
  return [
    { C: free('C', 'c') },
    { ST: free('ST', 'st') },
    { L: free('L', 'l') },
    { O: free('O', 'o') },
    { OU: unitsOf(identity) },
    { CN: [identity.id] },
    { serialNumber: serialNumber === '' ? [] : [serialNumber] },
  ];
}

/** The type, then the affiliation part by part. */
function unitsOf({ type, affiliation }: IdentityRecord): readonly string[] {
  return [type, ...affiliation.split('.')].filter((unit) => unit !== '');
}

function endOf({ lifetimeMs }: SigningProfile): Date {
  return new Date(Math.round(Date.now() / MINUTE_MS) * MINUTE_MS + lifetimeMs);
}

/** Hosts named beside the request take the place of those in it; an authority has addresses only. */
function alternativeNames(
  request: SigningRequest,
  { pathLength }: SigningProfile,
  hosts: readonly string[] | undefined,
): readonly AlternativeName[] {
  const names = hosts?.map(alternativeName) ?? request.alternativeNames;
  return pathLength === undefined ? names : names.filter(({ kind }) => kind === 'ip');
}

function alternativeName(host: string): AlternativeName {
  if (isIP(host) !== 0) {
    return { kind: 'ip', value: host };
  }
  if (/^[^@\s]+@[^@\s]+$/u.test(host)) {
    return { kind: 'email', value: host };
  }
  return { kind: /^[a-z][a-z0-9+.-]*:|^\//iu.test(host) ? 'uri' : 'dns', value: host };
}

/** Hex SHA-1 of the public key's bits, which is how cfssl names a key. */
function sha1OfPoint(spki: Uint8Array): string {
  const { subjectPublicKey } = AsnConvert.parse(spki, SubjectPublicKeyInfo);
  return createHash('sha1').update(new Uint8Array(subjectPublicKey)).digest('hex');
}

function signingFailure(detail: string): CaError {
  return new CaError(500, CA_ERROR.unknown, `Certificate signing failure: ${detail}`);
}
