import { affiliationEndpoints } from './affiliation-endpoints.js';
import type { CaEndpoints, CaService } from './ca-call.js';
import { enrolmentEndpoints } from './enrolment-endpoints.js';
import { identityEndpoints } from './identity-endpoints.js';
import { revocationEndpoints } from './revocation-endpoints.js';

/** All addresses of fabric-ca's REST interface. */
export function caEndpoints(service: CaService): CaEndpoints {
  return {
    ...enrolmentEndpoints(service),
    ...identityEndpoints(service),
    ...affiliationEndpoints(service),
    ...revocationEndpoints(service),
  };
}
