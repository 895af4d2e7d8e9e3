import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { PROPOSAL_STATES } from '@fabric-governance/chaincode/governance/states';
import { AUDIT_EVENTS } from '@fabric-governance/chaincode/governance/records/audit';
import { z } from 'zod';
import { Loading } from '../components/loading.js';
import { RouteFailure } from './route-failure.js';
import { NotFound } from './not-found.js';
import { Shell } from './shell.js';
import { needActing, needMember, needSession } from './guards.js';
import { SignedIn } from './signed-in.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const optionalText = z.string().optional().catch(undefined);

const enter = createRoute({
  getParentRoute: () => root,
  path: '/enter',
  validateSearch: z.object({ person: optionalText }),
  component: lazyRouteComponent(() => import('../features/enter/enter-page.js'), 'EnterPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ next: optionalText }),
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in-page.js'), 'SignInPage'),
});

/** Pages that need a session. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: needSession,
  component: SignedIn,
});

const apply = createRoute({
  getParentRoute: () => signedIn,
  path: '/apply',
  component: lazyRouteComponent(() => import('../features/apply/apply-page.js'), 'ApplyPage'),
});

/** Pages of a member institution. */
const member = createRoute({ getParentRoute: () => signedIn, id: 'member', beforeLoad: needMember });

const overview = createRoute({
  getParentRoute: () => member,
  path: '/',
  component: lazyRouteComponent(() => import('../features/overview/overview-page.js'), 'OverviewPage'),
});

const proposals = createRoute({
  getParentRoute: () => member,
  path: '/proposals',
  validateSearch: z.object({
    show: z
      .enum(['open', 'decided', 'ended', ...PROPOSAL_STATES])
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/proposals/proposals-page.js'), 'ProposalsPage'),
});

/** Pages of those who take part; a regulator only reads. */
const acting = createRoute({ getParentRoute: () => member, id: 'acting', beforeLoad: needActing });

const newProposal = createRoute({
  getParentRoute: () => acting,
  path: '/proposals/new',
  // The kind of action, and what is entered into its fields from the start, by their names.
  validateSearch: z.object({ kind: optionalText }).catchall(z.coerce.string()),
  component: lazyRouteComponent(
    () => import('../features/new-proposal/new-proposal-page.js'),
    'NewProposalPage',
  ),
});

const proposal = createRoute({
  getParentRoute: () => member,
  path: '/proposals/$proposalId',
  component: lazyRouteComponent(() => import('../features/proposals/proposal-page.js'), 'ProposalPage'),
});

const applications = createRoute({
  getParentRoute: () => acting,
  path: '/applications',
  component: lazyRouteComponent(
    () => import('../features/applications/applications-page.js'),
    'ApplicationsPage',
  ),
});

const application = createRoute({
  getParentRoute: () => acting,
  path: '/applications/$applicationId',
  component: lazyRouteComponent(
    () => import('../features/applications/application-page.js'),
    'ApplicationPage',
  ),
});

const releases = createRoute({
  getParentRoute: () => member,
  path: '/releases',
  component: lazyRouteComponent(() => import('../features/releases/releases-page.js'), 'ReleasesPage'),
});

const minutes = createRoute({
  getParentRoute: () => member,
  path: '/minutes',
  component: lazyRouteComponent(() => import('../features/minutes/minutes-page.js'), 'MinutesPage'),
});

const data = createRoute({
  getParentRoute: () => member,
  path: '/data',
  component: lazyRouteComponent(() => import('../features/data/data-page.js'), 'DataPage'),
});

const obligations = createRoute({
  getParentRoute: () => member,
  path: '/obligations',
  validateSearch: z.object({
    show: z.enum(['outstanding', 'settled', 'all']).optional().catch(undefined),
    owner: optionalText,
  }),
  component: lazyRouteComponent(
    () => import('../features/obligations/obligations-page.js'),
    'ObligationsPage',
  ),
});

const members = createRoute({
  getParentRoute: () => member,
  path: '/members',
  component: lazyRouteComponent(() => import('../features/members/members-page.js'), 'MembersPage'),
});

const people = createRoute({
  getParentRoute: () => member,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/people/people-page.js'), 'PeoplePage'),
});

const cases = createRoute({
  getParentRoute: () => member,
  path: '/cases',
  component: lazyRouteComponent(() => import('../features/cases/cases-page.js'), 'CasesPage'),
});

const interventions = createRoute({
  getParentRoute: () => member,
  path: '/interventions',
  component: lazyRouteComponent(
    () => import('../features/interventions/interventions-page.js'),
    'InterventionsPage',
  ),
});

const measures = createRoute({
  getParentRoute: () => member,
  path: '/measures',
  component: lazyRouteComponent(() => import('../features/measures/measures-page.js'), 'MeasuresPage'),
});

const merit = createRoute({
  getParentRoute: () => member,
  path: '/merit',
  component: lazyRouteComponent(() => import('../features/merit/merit-page.js'), 'MeritPage'),
});

const nodes = createRoute({
  getParentRoute: () => member,
  path: '/nodes',
  component: lazyRouteComponent(() => import('../features/nodes/nodes-page.js'), 'NodesPage'),
});

const charter = createRoute({
  getParentRoute: () => member,
  path: '/charter',
  validateSearch: z.object({ version: z.coerce.number().int().min(1).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/charter/charter-page.js'), 'CharterPage'),
});

const delegations = createRoute({
  getParentRoute: () => member,
  path: '/delegations',
  component: lazyRouteComponent(
    () => import('../features/delegations/delegations-page.js'),
    'DelegationsPage',
  ),
});

const auditFrame = createRoute({
  getParentRoute: () => member,
  path: '/audit',
  component: lazyRouteComponent(() => import('../features/audit/audit-frame.js'), 'AuditFrame'),
});

const auditRecords = createRoute({
  getParentRoute: () => auditFrame,
  path: '/',
  validateSearch: z.object({
    event: z.enum(AUDIT_EVENTS).optional().catch(undefined),
    member: optionalText,
    person: optionalText,
    proposal: optionalText,
  }),
  component: lazyRouteComponent(() => import('../features/audit/records-page.js'), 'RecordsPage'),
});

const decisions = createRoute({
  getParentRoute: () => auditFrame,
  path: '/decisions',
  component: lazyRouteComponent(() => import('../features/audit/decisions-page.js'), 'DecisionsPage'),
});

const walk = createRoute({
  getParentRoute: () => auditFrame,
  path: '/decisions/$proposalId',
  component: lazyRouteComponent(() => import('../features/audit/walk-page.js'), 'WalkPage'),
});

const blocks = createRoute({
  getParentRoute: () => auditFrame,
  path: '/blocks',
  component: lazyRouteComponent(() => import('../features/audit/blocks-page.js'), 'BlocksPage'),
});

const block = createRoute({
  getParentRoute: () => auditFrame,
  path: '/blocks/$number',
  component: lazyRouteComponent(() => import('../features/audit/block-page.js'), 'BlockPage'),
});

const transaction = createRoute({
  getParentRoute: () => auditFrame,
  path: '/transactions/$txId',
  component: lazyRouteComponent(() => import('../features/audit/transaction-page.js'), 'TransactionPage'),
});

const certificate = createRoute({
  getParentRoute: () => auditFrame,
  path: '/certificates/$fingerprint',
  component: lazyRouteComponent(() => import('../features/audit/certificate-page.js'), 'CertificatePage'),
});

const refusals = createRoute({
  getParentRoute: () => auditFrame,
  path: '/refusals',
  component: lazyRouteComponent(() => import('../features/audit/refusals-page.js'), 'RefusalsPage'),
});

const routes = root.addChildren([
  enter,
  signIn,
  signedIn.addChildren([
    apply,
    member.addChildren([
      overview,
      proposals,
      proposal,
      acting.addChildren([newProposal, applications, application]),
      releases,
      minutes,
      data,
      obligations,
      members,
      people,
      nodes,
      merit,
      interventions,
      measures,
      cases,
      charter,
      delegations,
      auditFrame.addChildren([
        auditRecords,
        decisions,
        walk,
        blocks,
        block,
        transaction,
        certificate,
        refusals,
      ]),
    ]),
  ]),
]);

/** Every page has its own address; each is downloaded when first visited, or when the pointer nears its link. */
export const router = createRouter({
  routeTree: routes,
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultPendingMs: 150,
  defaultErrorComponent: RouteFailure,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
