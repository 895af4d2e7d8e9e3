import {
  applicationFormSchema,
  applicationSchema,
} from '@fabric-governance/gateway-api/contract/applications';
import { TEST_ORGANISATIONS } from '@fabric-governance/protocol/testdata/identities';
import { type ApplicationTerms, composeApplication } from './signed-application.js';

const root = TEST_ORGANISATIONS.Org1MSP.caCertificatePem;
const FORM = applicationFormSchema.parse({
  member: {
    id: 'eastport-authority',
    mspId: 'EastportAuthorityMSP',
    name: { en: 'Eastport', zh: '东港' },
    agent: 'ab'.repeat(32),
  },
  people: [{ id: 'eastport-authority.lin-tao', name: { en: 'Lin Tao', zh: '林涛' }, roles: ['proposer'] }],
  organisation: { rootCertificates: [root], tlsRootCertificates: [root], anchorPeers: [] },
});
const TERMS: ApplicationTerms = {
  kinds: ['data-provider'],
  votes: true,
  weight: 3,
  decisionRule: { approvals: 1, makerIsNotChecker: true },
  evidence: [],
  statement: 'We run the port.',
};

it('composes what the contract asks for', () => {
  const application = composeApplication(FORM, TERMS, 5);
  expect(applicationSchema.parse(application)).toEqual(application);
  expect(application?.admission.member).toMatchObject({ weight: 3, votes: true, agent: 'ab'.repeat(32) });
});

it('asks for no weight without a vote', () => {
  expect(composeApplication(FORM, { ...TERMS, votes: false }, 5)?.admission.member.weight).toBe(0);
});

it('composes nothing without an agent, who could carry nothing out', () => {
  expect(composeApplication({ ...FORM, member: { ...FORM.member, agent: null } }, TERMS, 5)).toBeUndefined();
});
