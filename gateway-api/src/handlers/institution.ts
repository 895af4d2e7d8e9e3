import type { Institution } from '../contract/institution.js';
import type { Handlers } from '../http/handlers.js';
import { describeApi } from '../http/openapi.js';
import { enrol } from '../identity/ca-client.js';
import type { Services } from '../services.js';
import { VERSION } from '../version.js';

type Area = 'institution' | 'health' | 'openapi' | 'peopleDirectory' | 'enrol';

/** Who this is: what anyone may know before signing in. */
export function institutionHandlers({ config, reader, ca }: Services): Pick<Handlers, Area> {
  const description = describeApi(VERSION);
  return {
    institution: () => describeInstitution({ config, reader }),
    health: () => ({
      status: reader.status === 'starting' ? 'catching-up' : reader.status,
      height: reader.height.toString(),
      standing: reader.standing,
      version: VERSION,
    }),
    openapi: () => ({ ...description }),
    peopleDirectory: () => {
      const { people, personCredentials } = reader.projection;
      if (reader.standing === 'outside') return config.people.map((person) => ({ ...person, bound: false }));
      return [...people.values()]
        .filter(({ memberId }) => memberId === config.memberId)
        .map(({ id, name, roles }) => ({ id, name, roles, bound: personCredentials.has(id) }));
    },
    enrol: ({ body }) => enrol(ca, body),
  };
}

function describeInstitution({ config, reader }: Pick<Services, 'config' | 'reader'>): Institution {
  const { memberId, mspId, channel, chaincode, landingUrl, sponsors, people } = config;
  const member = reader.projection.members.get(memberId);
  return {
    memberId,
    mspId,
    name: member?.name ?? config.name,
    channel,
    chaincode,
    standing: reader.standing,
    regulator: member?.kinds.includes('regulator') ?? false,
    ...(member && { status: member.status }),
    ...(landingUrl !== undefined && { landingUrl }),
    sponsors,
    ...(reader.standing === 'outside' && { people }),
  };
}
