import {
  decideAffiliation,
  decideAffiliationRemoval,
  decideRenaming,
  visibleAffiliation,
  visibleAffiliations,
} from './affiliation-administration.js';
import type { AffiliationNode } from './affiliation-tree.js';
import { booleanParameter, type CaAnswer, type CaCall, type CaEndpoints, type CaService } from './ca-call.js';
import { authorizationFailure, CA_ERROR, CaError } from './ca-error.js';
import type { Caller } from './caller.js';
import { goBoolean } from './go-boolean.js';
import { affiliationBody, readBody } from './request-bodies.js';

const MANAGER = 'hf.AffiliationMgr';

/** `/affiliations` and `/affiliations/{name}`, for callers with `hf.AffiliationMgr`. */
export function affiliationEndpoints(service: CaService): CaEndpoints {
  const manager = (call: CaCall): Caller => {
    const caller = service.caller(call);
    caller.mustHave(MANAGER);
    return caller;
  };
  const answer = (call: CaCall, node: AffiliationNode, status = 200): CaAnswer => ({
    status,
    result: { ...node, caname: service.caName(call) },
  });
  const isForced = ({ query }: CaCall): boolean => booleanParameter(query, 'force');
  return {
    affiliations: {
      GET: (call) => answer(call, visibleAffiliations(service.state, manager(call))),
      POST: async (call) => {
        const caller = manager(call);
        const { name } = readBody(affiliationBody, call.body);
        const request = { name, force: isForced(call) };
        const added = await service.update((state) => decideAffiliation(state, caller, request));
        return answer(call, added, 201);
      },
    },
    'affiliations/': {
      GET: (call) => answer(call, visibleAffiliation(service.state, manager(call), call.parameter)),
      PUT: async (call) => {
        const caller = manager(call);
        const { name: newName } = readBody(affiliationBody, call.body);
        const force = goBoolean(call.query.get('force') || 'false');
        if (force === undefined) {
          const text = "The 'force' query parameter value must be a boolean";
          throw new CaError(400, CA_ERROR.addAffiliation, text);
        }
        const request = { name: call.parameter, newName, force };
        return answer(call, await service.update((state) => decideRenaming(state, caller, request)));
      },
      DELETE: async (call) => {
        const caller = manager(call);
        if (!service.settings.mayRemoveAffiliations) {
          throw authorizationFailure('affiliation removal is disabled');
        }
        const request = {
          name: call.parameter,
          force: isForced(call),
          identitiesToo: service.settings.mayRemoveIdentities,
        };
        return answer(
          call,
          await service.update((state) => decideAffiliationRemoval(state, caller, request)),
        );
      },
    },
  };
}
