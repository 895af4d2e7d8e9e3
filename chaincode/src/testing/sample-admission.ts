import type { AdmissionPayload } from '../governance/records/actions.js';
import type { TestIdentity } from './test-identity.js';
import { testIdentity } from './test-identity.js';

/** The agent of the institution that applies. */
export const CLINIC_AGENT: TestIdentity = testIdentity({ mspId: 'clinicMSP', commonNames: ['Admin@clinic'] });

const PEM = CLINIC_AGENT.certificatePem;
const payload = {
  member: {
    id: 'clinic',
    mspId: 'clinicMSP',
    name: { en: 'Clinic', zh: '诊所' },
    kinds: ['data-provider'],
    votes: true,
    weight: 1,
    decisionRule: { approvals: 1, makerIsNotChecker: false },
    agent: CLINIC_AGENT.fingerprint,
  },
  people: [
    { id: 'clinic.rep', name: { en: 'Rep', zh: '代表' }, roles: ['representative', 'approver'] },
    { id: 'clinic.ann', name: { en: 'Ann', zh: '安' }, roles: [] },
  ],
  organisation: { rootCertificates: [PEM], tlsRootCertificates: [PEM], anchorPeers: [] },
  evidence: [],
};

/** An institution that can be admitted (R7). */
export const ADMISSION = {
  kind: 'member.admit',
  payload: payload as unknown as AdmissionPayload,
} as const;
