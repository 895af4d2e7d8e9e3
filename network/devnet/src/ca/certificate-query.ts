import { booleanParameter } from './ca-call.js';
import { authorizationFailure, CA_ERROR, CaError } from './ca-error.js';
import type { CertificateRecord } from './ca-records.js';
import type { CaState } from './ca-state.js';
import type { Caller } from './caller.js';
import { timeFilter } from './time-filter.js';

/** Which certificates are asked for; empty texts and undefined times ask for nothing in particular. */
export interface CertificateQuery {
  readonly id: string;
  readonly serial: string;
  readonly aki: string;
  readonly notExpired: boolean;
  readonly notRevoked: boolean;
  /** Milliseconds since 1970. */
  readonly expired: TimeRange;
  readonly revoked: TimeRange;
}

interface TimeRange {
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** Reads the parameters of `/certificates`. Throws CaError 400. */
export function certificateQuery(parameters: URLSearchParams, now: number): CertificateQuery {
  const text = (name: string): string => parameters.get(name) ?? '';
  const query = {
    id: text('id'),
    serial: hexNumber(text('serial')),
    aki: hexNumber(text('aki')),
    notExpired: flag(parameters, 'notexpired'),
    notRevoked: flag(parameters, 'notrevoked'),
    expired: timeRange(parameters, 'expired', now),
    revoked: timeRange(parameters, 'revoked', now),
  };
  if (query.notExpired && isGiven(query.expired)) {
    throw badQuery("Can't specify expiration time filter and the 'notexpired' filter");
  }
  if (query.notRevoked && isGiven(query.revoked)) {
    throw badQuery("Can't specify revocation time filter and the 'notrevoked' filter");
  }
  return query;
}

/** The certificates of the caller's affiliation that the query asks for. Throws CaError 403. */
export function visibleCertificates(
  state: CaState,
  caller: Caller,
  { query, now }: { readonly query: CertificateQuery; readonly now: number },
): readonly CertificateRecord[] {
  if (!caller.owns('hf.Registrar.Roles') && !caller.has('hf.Revoker')) {
    throw authorizationFailure(`'${caller.id}' is neither registrar nor revoker`);
  }
  return state
    .certificates()
    .filter((record) => isVisible(state, caller, record))
    .filter((record) => isNamed(record, query) && isInTime(record, query, now));
}

/** Somebody at the root sees all certificates, also those of identities that are gone. */
function isVisible(state: CaState, caller: Caller, { id }: CertificateRecord): boolean {
  const owner = state.identity(id);
  return (
    caller.identity.affiliation === '' ||
    (owner !== undefined && caller.containsAffiliation(owner.affiliation))
  );
}

function isNamed(record: CertificateRecord, { id, serial, aki }: CertificateQuery): boolean {
  return (
    (id === '' || record.id === id) &&
    (serial === '' || record.serial === serial) &&
    (aki === '' || record.aki === aki)
  );
}

function isInTime(
  { notAfter, revocation }: CertificateRecord,
  query: CertificateQuery,
  now: number,
): boolean {
  return (
    (!query.notExpired || notAfter >= now) &&
    (!query.notRevoked || revocation === undefined) &&
    isWithin(notAfter, query.expired) &&
    (!isGiven(query.revoked) || (revocation !== undefined && isWithin(revocation.at, query.revoked)))
  );
}

function timeRange(parameters: URLSearchParams, name: 'expired' | 'revoked', now: number): TimeRange {
  const read = (end: 'start' | 'end', label: 'begin' | 'end'): number | undefined => {
    try {
      return timeFilter(parameters.get(`${name}_${end}`) ?? '', now);
    } catch (cause) {
      throw badQuery(`Invalid '${name}_${label}' value: ${messageOf(cause)}`);
    }
  };
  return { start: read('start', 'begin'), end: read('end', 'end') };
}

function flag(parameters: URLSearchParams, name: string): boolean {
  try {
    return booleanParameter(parameters, name);
  } catch (cause) {
    throw badQuery(messageOf(cause));
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function isGiven({ start, end }: TimeRange): boolean {
  return start !== undefined || end !== undefined;
}

function isWithin(time: number, { start, end }: TimeRange): boolean {
  return (start === undefined || time >= start) && (end === undefined || time <= end);
}

function hexNumber(text: string): string {
  return text.toLowerCase().replace(/^0+/u, '');
}

function badQuery(reason: string): CaError {
  return new CaError(400, CA_ERROR.certificateQuery, `Invalid Request: ${reason}`);
}
