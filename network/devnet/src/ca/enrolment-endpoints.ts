import { toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import { authorizationHeader, basicCredentials, login } from './authentication.js';
import { authenticationFailure, CA_ERROR, CaError } from './ca-error.js';
import { type CaCall, type CaEndpoints, type CaService, identityAddress } from './ca-call.js';
import type { Decision } from './ca-journal.js';
import type { CertificateRecord } from './ca-records.js';
import type { CaState } from './ca-state.js';
import { issueEnrolment } from './enrolment.js';
import { decideRegistration } from './registration.js';
import { type EnrolmentBody, enrolmentBody, readBody, registrationBody } from './request-bodies.js';

/** The fabric-ca whose answers these are; what follows says whose they are not. */
const VERSION = 'v1.5.21-devnet';
const CREATED = 201;

/** `/cainfo`, `/enroll`, `/reenroll`, `/register`, and the Idemix addresses, which are refused. */
export function enrolmentEndpoints(service: CaService): CaEndpoints {
  const info = {
    CAName: service.settings.name,
    CAChain: toBase64(utf8(service.authority.certificatePem)),
    IssuerPublicKey: '',
    IssuerRevocationPublicKey: '',
    Version: '',
  };
  const tellInfo = (call: CaCall): { result: typeof info } => {
    service.caName(call);
    return { result: { ...info, Version: VERSION } };
  };
  const enrolled = ({ pem }: CertificateRecord): { status: number; result: object } => ({
    status: CREATED,
    result: { Cert: toBase64(utf8(pem)), ServerInfo: info },
  });
  const refuseIdemix = (): never => {
    throw new CaError(501, CA_ERROR.unknown, 'Idemix credentials are not offered by devnet');
  };
  return {
    cainfo: { GET: tellInfo, POST: tellInfo, HEAD: tellInfo },
    enroll: {
      POST: async (call) => {
        const credentials = basicCredentials(authorizationHeader(call.authorization));
        service.caName(call);
        const { id } = await login(service.journal, credentials);
        const body = readBody(enrolmentBody, call.body);
        return enrolled(await service.update((state) => decideEnrolment(service, state, { id, body })));
      },
    },
    reenroll: {
      POST: async (call) => {
        const { identity } = service.caller(call);
        const body = readBody(enrolmentBody, call.body);
        const record = issueEnrolment(service.authority, identity, body);
        await service.update(() => ({ changes: [{ kind: 'certificate', record }], result: undefined }));
        return enrolled(record);
      },
    },
    register: {
      POST: async (call) => {
        service.caName(call);
        const body = readBody(registrationBody, call.body);
        const caller = service.caller(call);
        const { secret } = await service.update((state) => decideRegistration(state, caller, body));
        return {
          status: CREATED,
          result: { secret },
          headers: { Location: identityAddress(body.id) },
        };
      },
    },
    'idemix/credential': { POST: refuseIdemix },
    'idemix/cri': { POST: refuseIdemix },
  };
}

/** Issues a certificate and counts it, in one step. Throws CaError, also when the last enrolment was spent meanwhile. */
function decideEnrolment(
  { authority }: CaService,
  state: CaState,
  { id, body }: { readonly id: string; readonly body: EnrolmentBody },
): Decision<CertificateRecord> {
  const identity = state.identity(id);
  if (!identity || (identity.maxEnrolments >= 0 && identity.enrolments >= identity.maxEnrolments)) {
    throw authenticationFailure(`'${id}' has no enrolment left`);
  }
  const record = issueEnrolment(authority, identity, body);
  return {
    changes: [
      { kind: 'certificate', record },
      { kind: 'identity', record: { ...identity, enrolments: identity.enrolments + 1 } },
    ],
    result: record,
  };
}
