import { booleanParameter, type CaEndpoints, type CaService, identityAddress } from './ca-call.js';
import { CA_ERROR, CaError } from './ca-error.js';
import {
  decideAddition,
  decideModification,
  decideRemoval,
  identityInfo,
  managedIdentity,
  visibleIdentities,
} from './identity-administration.js';
import { modificationBody, readBody, registrationBody } from './request-bodies.js';

/** `/identities` and `/identities/{id}`. */
export function identityEndpoints(service: CaService): CaEndpoints {
  return {
    identities: {
      GET: (call) => {
        const caller = service.caller(call);
        const identities = visibleIdentities(service.state, caller);
        return { result: { identities, caname: service.caName(call) } };
      },
      POST: async (call) => {
        const caller = service.caller(call);
        const body = readBody(registrationBody, call.body);
        const { record, secret } = await service.update((state) => decideAddition(state, caller, body));
        return {
          status: 201,
          result: { ...identityInfo(record), secret, caname: service.caName(call) },
          headers: { Location: identityAddress(record.id) },
        };
      },
    },
    'identities/': {
      GET: (call) => {
        const caller = service.caller(call);
        const record = managedIdentity(service.state, caller, call.parameter);
        return { result: { ...identityInfo(record), caname: service.caName(call) } };
      },
      PUT: async (call) => {
        const caller = service.caller(call);
        const id = call.parameter;
        managedIdentity(service.state, caller, id);
        const body = readBody(modificationBody, call.body);
        const record = await service.update((state) => decideModification(state, caller, { id, body }));
        const secret = body.secret === '' ? {} : { secret: body.secret };
        return { result: { ...identityInfo(record), ...secret, caname: service.caName(call) } };
      },
      DELETE: async (call) => {
        const caller = service.caller(call);
        if (!service.settings.mayRemoveIdentities) {
          throw new CaError(403, CA_ERROR.removeIdentity, 'Identity removal is disabled');
        }
        const request = { id: call.parameter, force: booleanParameter(call.query, 'force') };
        const record = await service.update((state) => decideRemoval(state, caller, request));
        return { result: { ...identityInfo(record), caname: service.caName(call) } };
      },
    },
  };
}
