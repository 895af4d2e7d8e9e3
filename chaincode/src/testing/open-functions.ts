import type { TransactionName } from '../contracts/transactions.js';

/**
 * To whom a function is open that asks for no permission: any active person and any agent, agents alone, whoever holds a certified key, or
 * whoever can read the ledger.
 */
export type OpenTo = 'anyone' | 'agents' | 'keys' | 'readers';

interface OpenFunction {
  readonly to: OpenTo;
  /** Something that it could be called with, about a proposal that is being voted on. */
  readonly input: (proposalId: string) => Record<string, unknown>;
}

const HASH = 'a'.repeat(64);
const onProposal = (proposalId: string) => ({ proposalId });
const onAttempt = (proposalId: string) => ({ proposalId, attempt: 1 });
const onCase = () => ({ caseId: HASH });
const onRelease = () => ({ releaseId: 'none' });
const onReset = () => ({ personId: 'insurer.rep', fingerprint: HASH });
const anyone = (input: OpenFunction['input']): OpenFunction => ({ to: 'anyone', input });
const agents = (input: OpenFunction['input']): OpenFunction => ({ to: 'agents', input });

/** Every function that asks for no permission. What is neither here nor guarded by a permission fails the permission matrix. */
export const OPEN_FUNCTIONS = {
  'Founding:found': { to: 'keys', input: () => ({}) },
  'People:bindCredential': { to: 'keys', input: () => ({ personId: 'insurer.rep' }) },
  'People:cancelReset': { to: 'keys', input: () => ({ ...onReset(), reason: 'x' }) },
  'People:completeReset': anyone(onReset),
  'Interventions:lapse': anyone(() => ({ interventionId: HASH })),
  'Proposals:openVoting': anyone(onProposal),
  'Proposals:openReveal': anyone(onProposal),
  'Proposals:extend': anyone(onProposal),
  'Proposals:close': anyone(onProposal),
  'Proposals:expire': anyone(onProposal),
  'Proposals:supersede': anyone(onProposal),
  'Safeguards:hold': anyone(onProposal),
  'Safeguards:release': anyone(onProposal),
  'Safeguards:veto': anyone(onProposal),
  'Safeguards:concludeRatification': anyone(onProposal),
  'Obligations:markOverdue': anyone((proposalId) => ({ proposalId, obligation: 'none' })),
  'Members:endSuspension': anyone(() => ({ memberId: 'insurer' })),
  'Merit:award': anyone(() => ({ memberId: 'insurer', reasonId: 'uptime', note: 'x' })),
  'Merit:credit': anyone(onProposal),
  'Penalties:enforce': anyone(() => ({ memberId: 'insurer', penaltyId: 'lasting', source: HASH })),
  'Cases:find': anyone(() => ({ ...onCase(), verdict: 'dismissed', reasons: 'x' })),
  'Cases:lapse': anyone(onCase),
  'Cases:close': anyone(onCase),
  'Releases:conclude': anyone(onRelease),
  'Releases:markOverdue': anyone(onRelease),
  'Execution:execute': anyone(onProposal),
  'Execution:start': agents(onProposal),
  'Execution:contribute': agents((proposalId) => ({
    ...onAttempt(proposalId),
    configUpdate: 'YWJj',
    configSignature: 'YWJj',
  })),
  'Execution:attest': agents((proposalId) => ({
    ...onAttempt(proposalId),
    result: 'failed',
    reason: 'x',
  })),
  'Execution:complete': anyone(onAttempt),
  'Execution:fail': anyone(onAttempt),
  'Queries:closedAccounts': { to: 'readers', input: () => ({}) },
  'Queries:mayProvideData': { to: 'readers', input: () => ({ dataSetId: 'x', memberId: 'bank' }) },
  'Queries:mayUseData': {
    to: 'readers',
    input: () => ({ dataSetId: 'x', purpose: 'audit', memberId: 'bank' }),
  },
  'Queries:record': { to: 'readers', input: () => ({ kind: 'member', key: ['bank'] }) },
  'Queries:records': { to: 'readers', input: () => ({ kind: 'member', keyPrefix: [] }) },
} as const satisfies Partial<Record<TransactionName, OpenFunction>>;
