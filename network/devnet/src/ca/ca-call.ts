import type { CertificateAuthority } from '../crypto/certificate-authority.js';
import { authorizationHeader, callerOfToken } from './authentication.js';
import { authenticationFailure, CA_ERROR, CaError } from './ca-error.js';
import type { CaJournal, Decision } from './ca-journal.js';
import type { CaState } from './ca-state.js';
import type { Caller } from './caller.js';
import { goBoolean } from './go-boolean.js';
import { caNameBody, readBody } from './request-bodies.js';

/** A request to the authority. */
export interface CaCall {
  readonly method: string;
  /** Path with query, as in the request line, which tokens sign. */
  readonly uri: string;
  readonly query: URLSearchParams;
  /** The last part of an address that ends in a name, such as that of an identity; else empty. */
  readonly parameter: string;
  /** The header. */
  readonly authorization: string | undefined;
  readonly body: Uint8Array;
}

/** What the authority answers when nothing is refused. */
export interface CaAnswer {
  /** Default 200. */
  readonly status?: number;
  readonly result: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An address: what it does for each method. */
export type CaEndpoint = Readonly<Record<string, (call: CaCall) => CaAnswer | Promise<CaAnswer>>>;

/** By address; one that ends in a slash takes a parameter. */
export type CaEndpoints = Readonly<Record<string, CaEndpoint>>;

/** What may be changed about an authority; both are off by default, as in fabric-ca. */
export interface CaSettings {
  readonly name: string;
  readonly mayRemoveIdentities: boolean;
  readonly mayRemoveAffiliations: boolean;
}

const IDEMIX_TOKEN = 'idemix.';

/** One authority as its endpoints see it. */
export class CaService {
  readonly authority: CertificateAuthority;
  readonly settings: CaSettings;
  readonly #journal: CaJournal;

  constructor(authority: CertificateAuthority, journal: CaJournal, settings: CaSettings) {
    this.authority = authority;
    this.settings = settings;
    this.#journal = journal;
  }

  get state(): CaState {
    return this.#journal.state;
  }

  get journal(): CaJournal {
    return this.#journal;
  }

  /** Decides, makes the changes last and gives the result. Throws what the decision throws. */
  update<T>(decide: (state: CaState) => Decision<T>): Promise<T> {
    return this.#journal.update(decide);
  }

  /** The name under which the call addresses the authority. Throws CaError 404 when it is another's. */
  caName(call: CaCall): string {
    const wanted =
      (call.query.get('ca') ?? '') || (call.body.length > 0 ? readBody(caNameBody, call.body).caname : '');
    if (wanted !== '' && wanted !== this.settings.name) {
      throw new CaError(404, CA_ERROR.authorityNotFound, `CA '${wanted}' does not exist`);
    }
    return this.settings.name;
  }

  /** Who calls, by the token. Throws CaError 401, and 404 for another authority's name. */
  caller(call: CaCall): Caller {
    const token = authorizationHeader(call.authorization);
    this.caName(call);
    if (token.startsWith(IDEMIX_TOKEN)) {
      throw authenticationFailure('Idemix credentials are not offered');
    }
    return callerOfToken(this.state, token, call);
  }
}

/** A boolean parameter, false when absent. Throws CaError 400. */
export function booleanParameter(query: URLSearchParams, name: string): boolean {
  const text = (query.get(name) ?? '').toLowerCase();
  const value = text === '' ? false : goBoolean(text);
  if (value === undefined) {
    const reason = `strconv.ParseBool: parsing ${JSON.stringify(text)}: invalid syntax`;
    throw new CaError(
      400,
      CA_ERROR.removeAffiliation,
      `Failed to correctly parse value of '${name}' query parameter: ${reason}`,
    );
  }
  return value;
}

/** Where an identity is told, with the letters escaped that Go escapes. */
export function identityAddress(id: string): string {
  const escaped = encodeURIComponent(id).replaceAll(/%(?:24|26|2B|3D|3A|40)/gu, decodeURIComponent);
  return `/api/v1/identities/${escaped}`;
}
