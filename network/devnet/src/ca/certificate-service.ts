import { randomBytes } from 'node:crypto';
import { parseCertificate } from '@fabric-governance/protocol/certificate';
import type { Organisation } from '../crypto/organisation.js';
import {
  type AttributeRequest,
  attributeExtension,
  type CaAttribute,
  identityAttributes,
  REGISTRAR_ATTRIBUTES,
} from './attributes.js';
import { authenticationFailure, authorizationFailure, CA_ERROR, CaError } from './ca-error.js';
import type { CaStorage } from './ca-storage.js';
import { readSigningRequest } from './certificate-signing-request.js';
import { IdentityRegistry, type RegisteredIdentity } from './identity-registry.js';
import { IssuedCertificates } from './issued-certificates.js';
import { mayRegister } from './registration-rights.js';
import { certificateOfToken, type SignedRequest } from './token.js';

/** fabric-ca's default lifetime of an enrolment certificate: a year. */
const LIFETIME_MS = 8760 * 60 * 60 * 1000;
const UNLIMITED = -1;

/** An identity that the authority knows from the start. */
export interface InitialIdentity {
  readonly id: string;
  readonly secret: string;
  /** Default `client`. */
  readonly type?: string;
  readonly affiliation?: string;
  readonly attributes?: readonly CaAttribute[];
  /** Whether it may register others, like fabric-ca's bootstrap administrator. */
  readonly registrar?: boolean;
}

/** A request to enrol, after its sender is known. */
export interface EnrolmentRequest {
  readonly csrPem: string;
  /** `tls` for a TLS certificate; otherwise an identity. */
  readonly profile: '' | 'tls';
  readonly attributeRequests?: readonly AttributeRequest[] | undefined;
}

/** A registration by a registrar; empty fields take fabric-ca's defaults. */
export interface RegistrationRequest {
  readonly id: string;
  readonly type: string;
  readonly affiliation: string;
  readonly secret: string;
  readonly maxEnrolments: number;
  readonly attributes: readonly CaAttribute[];
}

/** What a certificate authority in the manner of fabric-ca does, without HTTP. */
export class CertificateService {
  readonly #organisation: Organisation;
  readonly #registry: IdentityRegistry;
  readonly #issued: IssuedCertificates;

  constructor(organisation: Organisation, storage: CaStorage) {
    this.#organisation = organisation;
    this.#registry = new IdentityRegistry(storage);
    this.#issued = new IssuedCertificates(storage);
  }

  /** Registers the identities that are not known yet; those that are keep their record, secret and lock. */
  async registerInitial(identities: readonly InitialIdentity[]): Promise<void> {
    for (const { id, secret, type = 'client', affiliation = '', ...rest } of identities) {
      if (await this.#registry.find(id)) {
        continue;
      }
      await this.#registry.register({
        id,
        secret,
        type,
        affiliation,
        maxEnrolments: UNLIMITED,
        attributes: [
          ...identityAttributes(id, type, affiliation),
          ...(rest.registrar === true ? REGISTRAR_ATTRIBUTES : []),
          ...(rest.attributes ?? []),
        ],
      });
    }
  }

  /** Who knows this secret. Throws CaError 401. */
  authenticateBySecret(id: string, secret: string): Promise<RegisteredIdentity> {
    return this.#registry.login(id, secret);
  }

  /** Whose certificate signed this request. Throws CaError 401 unless the certificate was issued here and is in force. */
  async authenticateByToken(token: string, request: SignedRequest): Promise<RegisteredIdentity> {
    const certificateDer = certificateOfToken(token, request);
    const id = await this.#issued.enrolmentIdOf(certificateDer);
    const identity = id === undefined ? undefined : await this.#registry.find(id);
    if (!identity || parseCertificate(certificateDer).notAfter < Date.now()) {
      throw authenticationFailure();
    }
    return identity;
  }

  /** Issues a certificate; its unit is the identity's type, followed by its affiliation. Returns PEM. */
  async enrol(identity: RegisteredIdentity, request: EnrolmentRequest): Promise<string> {
    const csr = await readSigningRequest(request.csrPem, identity.id);
    const units = [identity.type, ...identity.affiliation.split('.').filter((part) => part !== '')];
    const certificatePem = await this.#organisation.ca.issue({
      subject: [...csr.freeSubject, { OU: units }, { CN: [identity.id] }],
      publicKeySpki: csr.publicKeySpki,
      purpose: request.profile === 'tls' ? 'tls' : 'identity',
      ...(csr.alternativeNames.length > 0 ? { alternativeNames: csr.alternativeNames } : {}),
      notAfter: new Date(Date.now() + LIFETIME_MS),
      extensions: [attributeExtension(identity.attributes, request.attributeRequests)],
    });
    await this.#issued.add(identity.id, certificatePem);
    await this.#registry.countEnrolment(identity.id);
    return certificatePem;
  }

  /** Registers an identity for a registrar. Returns its secret. Throws CaError 403 or 409. */
  async register(registrar: RegisteredIdentity, request: RegistrationRequest): Promise<string> {
    const type = request.type || registrar.type;
    const affiliation = request.affiliation === '.' ? '' : request.affiliation || registrar.affiliation;
    const wanted = { id: request.id, type, affiliation, attributes: request.attributes };
    if (!mayRegister(registrar, wanted)) {
      throw authorizationFailure();
    }
    if (request.id === '') {
      throw new CaError(400, CA_ERROR.badBody, 'Missing id in the registration request');
    }
    const secret = request.secret || randomBytes(9).toString('base64url');
    await this.#registry.register({
      ...wanted,
      secret,
      maxEnrolments: request.maxEnrolments || UNLIMITED,
      attributes: [...identityAttributes(request.id, type, affiliation), ...request.attributes],
    });
    return secret;
  }
}
