import type { Charter, Track } from '@fabric-governance/chaincode/governance/charter';
import type { MemberId, PersonId, ProposalId } from '@fabric-governance/chaincode/governance/ids';
import type { Action } from '@fabric-governance/chaincode/governance/records/actions';
import type {
  AttestationRecord,
  ContributionRecord,
} from '@fabric-governance/chaincode/governance/records/executions';
import type { ChaincodePayload } from '@fabric-governance/chaincode/governance/records/network-actions';
import type { ConsortiumRecord, MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import type {
  BallotRecord,
  PhaseRecord,
  ProposalRecord,
} from '@fabric-governance/chaincode/governance/records/proposals';
import { NO_VOTES } from '@fabric-governance/chaincode/governance/lifecycle/vote-records';
import { NO_MATTERS } from '../agent/matters.js';
import type { AgentView, OpenProposal } from '../agent/view.js';

/** Records for unit tests, as small as the types allow. Names are short: `a`, `b`, `c` are voting members. */
const words = { en: 'x', zh: 'x' };
const heads = {
  count: 'yes',
  measure: 'heads',
  comparator: 'gt',
  numerator: 1,
  denominator: 2,
  base: 'electorate',
} as const;

export const PROPOSAL_ID = `${'0'.repeat(63)}1` as ProposalId;

export const track: Track = {
  title: words,
  sponsors: 0,
  notice: 'PT1S',
  voting: 'PT10S',
  delay: 'PT1S',
  grace: 'PT1M',
  earlyDecision: true,
  threshold: heads,
};

export const charter: Charter = {
  schemaVersion: 1,
  title: words,
  textHash: '0'.repeat(64),
  clockTolerance: 'PT2M',
  openProposalsPerMember: 10,
  roles: {},
  tracks: { standard: track },
  actions: {},
  execution: {
    attestations: { numerator: 2, denominator: 3 },
    attempts: 2,
    attemptTimeout: 'PT1M',
    backOff: 'PT5S',
  },
};

export function member(id: string, votes = true): MemberRecord {
  return {
    schemaVersion: 1,
    id: id as MemberId,
    mspId: `${id}MSP` as MemberRecord['mspId'],
    name: words,
    kinds: ['ordinary-user'],
    status: 'active',
    votes,
    weight: votes ? 1 : 0,
    decisionRule: { approvals: 1, makerIsNotChecker: false },
    agent: '0'.repeat(64) as MemberRecord['agent'],
    since: 0,
  };
}

export const consortium: ConsortiumRecord = {
  schemaVersion: 1,
  name: words,
  channel: 'governance',
  foundingHash: '0'.repeat(64) as ConsortiumRecord['foundingHash'],
  foundedAt: 0,
  charterVersion: 1,
};

const resolution: Action = { kind: 'resolution.record', payload: { text: 'x' } };

export const admission: Action = {
  kind: 'member.admit',
  payload: {
    member: { ...member('d'), kinds: ['ordinary-user'] },
    people: [],
    organisation: { rootCertificates: [], tlsRootCertificates: [], anchorPeers: [] },
    evidence: [],
  },
};

/** The definition of a chaincode `trade`. */
export function definition(sequence: number, more: Partial<ChaincodePayload> = {}): Action {
  const payload: ChaincodePayload = {
    name: 'trade',
    version: '1.0',
    sequence,
    package: { label: 'trade_1.0', sourceHash: 'ab'.repeat(32) as ChaincodePayload['package']['sourceHash'] },
    initRequired: false,
    collections: [],
    ...more,
  };
  return { kind: 'chaincode.commit', payload };
}

/** The removal of a member. */
export function removal(id: string): Action {
  const { id: memberId, mspId } = member(id);
  return { kind: 'member.remove', payload: { memberId, mspId, reason: 'x', evidence: [] } };
}

/** A proposal of member `a` whose electorate is a, b, c. */
export function openProposal(
  phase: Partial<PhaseRecord> & Pick<PhaseRecord, 'state'>,
  more: Partial<OpenProposal> & { readonly actions?: readonly Action[] } = {},
): OpenProposal {
  const { actions = [resolution], ...rest } = more;
  const proposal: ProposalRecord = {
    schemaVersion: 1,
    id: PROPOSAL_ID,
    title: 'x',
    description: '',
    documents: [],
    actions,
    trackId: 'standard',
    memberId: 'a' as MemberId,
    personId: 'a.person' as PersonId,
    createdAt: 0,
    pin: {
      at: 0,
      payloadHash: '0'.repeat(64) as ConsortiumRecord['foundingHash'],
      charterVersion: 1,
      electorate: ['a', 'b', 'c'].map((id) => ({ memberId: id as MemberId, weight: 1 })),
    },
  };
  return {
    proposal,
    phase: { schemaVersion: 1, proposalId: PROPOSAL_ID, since: 0, ...phase },
    charter: {
      schemaVersion: 1,
      version: 1,
      charter,
      hash: '0'.repeat(64) as ConsortiumRecord['foundingHash'],
      since: 0,
    },
    votes: NO_VOTES,
    ratification: NO_VOTES,
    consents: [],
    powers: [],
    contributions: [],
    attestations: [],
    ...rest,
  };
}

export function ballot(memberId: string, at: number): BallotRecord {
  return {
    schemaVersion: 1,
    proposalId: PROPOSAL_ID,
    memberId: memberId as MemberId,
    choice: 'yes',
    castBy: `${memberId}.person` as PersonId,
    approvedBy: [],
    at,
    txId: '0'.repeat(64) as BallotRecord['txId'],
  };
}

export function contribution(memberId: string, configUpdate: string, at = 0): ContributionRecord {
  const configSignature = `signed by ${memberId}`;
  return {
    schemaVersion: 1,
    proposalId: PROPOSAL_ID,
    memberId: memberId as MemberId,
    attempt: 1,
    configUpdate,
    configSignature,
    at,
  };
}

/** That a member's organisation has approved a definition. */
export function approval(memberId: string, at = 0): ContributionRecord {
  return {
    schemaVersion: 1,
    proposalId: PROPOSAL_ID,
    memberId: memberId as MemberId,
    attempt: 1,
    packageId: `trade_1.0:${'0'.repeat(64)}`,
    at,
  };
}

export function attestation(memberId: string, result: 'done' | 'failed', at = 0): AttestationRecord {
  return {
    schemaVersion: 1,
    proposalId: PROPOSAL_ID,
    memberId: memberId as MemberId,
    attempt: 1,
    result,
    at,
  };
}

/** Members a, b, c vote; r is the regulator. */
export function view(...open: readonly OpenProposal[]): AgentView {
  const members = [member('a'), member('b'), member('c'), member('r', false)];
  return { consortium, members, people: [], seats: [], open, matters: NO_MATTERS };
}
