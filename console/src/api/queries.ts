import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import type { AuditPage, AuditQuery, RefusalPage } from '@fabric-governance/gateway-api/contract/audit';
import type { CasePage } from '@fabric-governance/gateway-api/contract/cases';
import type { BlockPage } from '@fabric-governance/gateway-api/contract/ledger';
import type { MeritPage } from '@fabric-governance/gateway-api/contract/merit';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './client.js';
import { Failure } from './failure.js';

/**
 * First part of the keys of everything a new block may change; `fixed` is what never changes once read, `own` what belongs
 * to this session and this institution.
 */
export const SCOPES = { ledger: 'ledger', fixed: 'fixed', own: 'own' } as const;

export const institutionQuery = queryOptions({
  queryKey: [SCOPES.own, 'institution'],
  queryFn: ({ signal }) => call('institution', { signal }),
});

export const directoryQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'directory'],
  queryFn: ({ signal }) => call('peopleDirectory', { signal }),
});

/**
 * Who is signed in; null when nobody is. Tabs of one institution share the session, so that it is asked for again whenever
 * a tab comes to the front: another one may have switched person.
 */
export const sessionQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'session'],
  refetchOnWindowFocus: 'always',
  queryFn: async ({ signal }) => {
    try {
      return await call('session', { signal });
    } catch (error) {
      if (error instanceof Failure && error.code === 'SESSION_REQUIRED') return null;
      throw error;
    }
  },
});

export const membersQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'members'],
  queryFn: ({ signal }) => call('members', { signal }),
});

export const peopleQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'people'],
  queryFn: ({ signal }) => call('people', { signal }),
});

/** New keys that were asked for, latest first (R15). */
export const keyResetsQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'key-resets'],
  queryFn: ({ signal }) => call('keyResets', { signal }),
});

/** Interventions, latest first (R16). Read again each minute: they end without any block. */
export const interventionsQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'interventions'],
  queryFn: ({ signal }) => call('interventions', { signal }),
  refetchInterval: 60_000,
});

/** Powers that regulators hold (R5). Read again each minute: they end without any block. */
export const powersQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'powers'],
  queryFn: ({ signal }) => call('powers', { signal }),
  refetchInterval: 60_000,
});

/** What people have asked for about accounts of their institutions, latest first (R14). */
export const accountRequestsQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'account-requests'],
  queryFn: ({ signal }) => call('accountRequests', { signal }),
});

/** Accounts that are closed for good, latest first (R14). */
export const closedAccountsQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'closed-accounts'],
  queryFn: ({ signal }) => call('closedAccounts', { signal }),
});

/** What the channel's configuration says now. */
export const networkQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'network'],
  queryFn: ({ signal }) => call('network', { signal }),
});

export const consortiumQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'consortium'],
  queryFn: ({ signal }) => call('consortium', { signal }),
});

export const nodesQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'nodes'],
  queryFn: ({ signal }) => call('nodes', { signal }),
});

export const alarmsQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'alarms'],
  queryFn: ({ signal }) => call('alarms', { signal }),
});

export const charterQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'charter'],
  queryFn: ({ signal }) => call('charter', { signal }),
});

export const chartersQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'charters'],
  queryFn: ({ signal }) => call('charters', { signal }),
});

export const bodiesQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'bodies'],
  queryFn: ({ signal }) => call('bodies', { signal }),
});

export const delegationsQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'delegations'],
  queryFn: ({ signal }) => call('delegations', { signal }),
});

export const charterVersionQuery = (version: number) =>
  queryOptions({
    queryKey: [SCOPES.fixed, 'charter', version],
    queryFn: ({ signal }) => call('charterVersion', { params: { version }, signal }),
    staleTime: Infinity,
  });

/** Proposals in any of the states; all without. */
export const proposalsQuery = (states: readonly ProposalState[] = []) =>
  queryOptions({
    queryKey: [SCOPES.ledger, 'proposals', states.join(',')],
    queryFn: ({ signal }) =>
      call('proposals', { query: { state: states.length === 0 ? undefined : states.join(',') }, signal }),
  });

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: [SCOPES.ledger, 'proposal', id],
    queryFn: ({ signal }) => call('proposal', { params: { id }, signal }),
  });

/** Releases with their rollouts. Read again each minute: a rollout becomes overdue without any block. */
export const releasesQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'releases'],
  queryFn: ({ signal }) => call('releases', { signal }),
  refetchInterval: 60_000,
});

export const minutesQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'minutes'],
  queryFn: ({ signal }) => call('minutes', { signal }),
});

export const dataSetsQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'data-sets'],
  queryFn: ({ signal }) => call('dataSets', { signal }),
});

/** Obligations of all institutions. Read again each minute: what is due becomes overdue without any block. */
export const obligationsQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'obligations'],
  queryFn: ({ signal }) => call('obligations', { query: {}, signal }),
  refetchInterval: 60_000,
});

export const casesQuery = infiniteQueryOptions({
  queryKey: [SCOPES.ledger, 'cases'],
  queryFn: ({ pageParam, signal }): Promise<CasePage> =>
    call('cases', { query: { cursor: pageParam, limit: 50 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor,
});

/** Disputes that nobody has found in yet, as many as a page can hold. */
export const openCasesQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'open-cases'],
  queryFn: ({ signal }) => call('cases', { query: { state: 'open', limit: 500 }, signal }),
});

export const measuresQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'measures'],
  queryFn: ({ signal }) => call('measures', { signal }),
});

export const whatIfQuery = (id: string) =>
  queryOptions({
    queryKey: [SCOPES.ledger, 'what-if', id],
    queryFn: ({ signal }) => call('whatIf', { params: { id }, signal }),
  });

export const meritQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'merit'],
  queryFn: ({ signal }) => call('merit', { signal }),
});

export const meritEntriesQuery = infiniteQueryOptions({
  queryKey: [SCOPES.ledger, 'merit-entries'],
  queryFn: ({ pageParam, signal }): Promise<MeritPage> =>
    call('meritEntries', { query: { cursor: pageParam, limit: 50 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor,
});

export const applicationsQuery = queryOptions({
  queryKey: [SCOPES.ledger, 'applications'],
  queryFn: ({ signal }) => call('applications', { signal }),
});

export const applicationFormQuery = queryOptions({
  queryKey: [SCOPES.own, 'application-form'],
  queryFn: ({ signal }) => call('applicationForm', { signal }),
});

/** Filters of the audit list. */
export type AuditFilters = Partial<Pick<AuditQuery, 'event' | 'member' | 'person' | 'proposal' | 'subject'>>;

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: [SCOPES.ledger, 'audit', filters],
    queryFn: ({ pageParam, signal }): Promise<AuditPage> =>
      call('audit', { query: { ...filters, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });

export const refusalsQuery = infiniteQueryOptions({
  queryKey: [SCOPES.ledger, 'refusals'],
  queryFn: ({ pageParam, signal }): Promise<RefusalPage> =>
    call('refusals', { query: { cursor: pageParam, limit: 50 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor,
});

export const blocksQuery = infiniteQueryOptions({
  queryKey: [SCOPES.ledger, 'blocks'],
  queryFn: ({ pageParam, signal }): Promise<BlockPage> =>
    call('blocks', { query: { cursor: pageParam, limit: 50 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor,
});

export const blockQuery = (number: string) =>
  queryOptions({
    queryKey: [SCOPES.fixed, 'block', number],
    queryFn: ({ signal }) => call('block', { params: { number }, signal }),
    staleTime: Infinity,
  });

export const transactionQuery = (txId: string) =>
  queryOptions({
    queryKey: [SCOPES.fixed, 'transaction', txId],
    queryFn: ({ signal }) => call('transaction', { params: { txId }, signal }),
    staleTime: Infinity,
  });

export const certificateQuery = (fingerprint: string) =>
  queryOptions({
    queryKey: [SCOPES.ledger, 'certificate', fingerprint],
    queryFn: ({ signal }) => call('certificate', { params: { fingerprint }, signal }),
  });
