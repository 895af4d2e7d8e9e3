import { toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import type { CaEndpoints, CaService } from './ca-call.js';
import { authorizationFailure, CA_ERROR, CaError } from './ca-error.js';
import { certificateQuery, visibleCertificates } from './certificate-query.js';
import { readBody, type RevocationListBody, revocationBody, revocationListBody } from './request-bodies.js';
import { decideRevocation, revocationListPem } from './revocation.js';

const ALL: RevocationListBody = {
  revokedafter: undefined,
  revokedbefore: undefined,
  expireafter: undefined,
  expirebefore: undefined,
};

/** `/revoke`, `/gencrl` and `/certificates`. */
export function revocationEndpoints(service: CaService): CaEndpoints {
  const list = (filter: RevocationListBody): string =>
    toBase64(utf8(revocationListPem(service.authority, service.state, filter)));
  return {
    revoke: {
      POST: async (call) => {
        const body = readBody(revocationBody, call.body);
        const caller = service.caller(call);
        const revoked = await service.update((state) => decideRevocation(state, caller, body));
        const certificates = revoked.map(({ serial, aki }) => ({ Serial: serial, AKI: aki }));
        return {
          result: {
            // Go writes an empty list so.
            RevokedCerts: certificates.length > 0 ? certificates : null,
            CRL: body.gencrl && certificates.length > 0 ? list(ALL) : '',
          },
        };
      },
    },
    gencrl: {
      POST: (call) => {
        const filter = readBody(revocationListBody, call.body);
        const caller = service.caller(call);
        if (!caller.has('hf.GenCRL')) {
          throw authorizationFailure(`'${caller.id}' may not make revocation lists`);
        }
        return { result: { CRL: list(filter) } };
      },
    },
    certificates: {
      GET: (call) => {
        const caller = service.caller(call);
        const now = Date.now();
        const query = certificateQuery(call.query, now);
        const certs = visibleCertificates(service.state, caller, { query, now }).map(({ pem }) => ({
          PEM: pem,
        }));
        return { result: { certs, caname: call.query.get('ca') ?? '' } };
      },
      DELETE: (call) => {
        service.caller(call);
        throw new CaError(500, CA_ERROR.unknown, 'DELETE Not Implemented');
      },
    },
  };
}
