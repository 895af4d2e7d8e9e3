import { z } from 'zod';
import { durationSchema } from '../governance/charter/durations.js';
import { orderSchema } from '../governance/interventions/order-schema.js';
import { accountChangeSchema } from '../governance/people/account-change-schema.js';
import { documentSchema } from '../governance/document.js';
import { awardTermsSchema } from '../governance/merit/terms.js';
import { demandSchema } from '../governance/powers/demand-report.js';
import { findingDutySchema } from '../governance/cases/duties.js';
import { penaltyKeySchema } from '../governance/penalties/find.js';
import type { CaseId } from '../governance/ids.js';
import { VERDICTS } from '../governance/records/cases.js';
import { JOINT_ACTS } from '../governance/records/bodies.js';
import { memberIdSchema, nodeIdSchema } from '../governance/membership/member-schema.js';
import { CHOICES, NODE_KINDS } from '../governance/states.js';

/**
 * Every transaction function, by contract and name, with its one JSON argument's schema. Clients (console, agent, replay) build
 * their arguments from this table and the contracts parse with it, so the two cannot drift. A function is called
 * as `<Contract>:<name>` with exactly one argument, the JSON text; it answers JSON.
 */
const hex64 = z.string().regex(/^[0-9a-f]{64}$/u);
const proposalId = hex64;
const personId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/u)
  .max(80);
const choice = z.enum(CHOICES);
const base64 = z.base64().min(4).max(400_000);

const approvals = z.array(z.strictObject({ personId, salt: hex64 })).max(50);
const reason = z.string().min(1).max(2000);
/** Candidates of an election in the order of preference. */
const ranking = z.array(z.string().min(1).max(40)).min(1).max(50);
const moment = z.int().min(0).max(8_640_000_000_000_000);

const software = z.string().min(1).max(60);
const host = z.strictObject({
  name: z.string().min(1).max(253),
  system: z.string().min(1).max(100),
  place: z.string().min(1).max(200).exactOptional(),
});

/** Label and SHA-256, as peers call a package. */
const packageId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.+-]*:[0-9a-f]{64}$/u)
  .max(200);
const foundDefinition = z.strictObject({
  version: z.string().min(1).max(100),
  sequence: z.int().min(1),
  approvedBy: z.array(z.string().min(1).max(80)).max(500),
});
const caseId = hex64.transform((text) => text as CaseId);
const onCase = z.strictObject({ caseId });
const statement = {
  text: z.string().min(1).max(20_000),
  documents: z.array(documentSchema).max(50).default([]),
} as const;
const names = z.array(z.string().max(40)).max(20).default([]);
const finding = z
  .strictObject({
    caseId,
    verdict: z.enum(VERDICTS),
    reasons: z.string().min(1).max(10_000),
    remedies: names,
    penalties: names.refine((ids) => new Set(ids).size === ids.length, 'each penalty once'),
    /** What the sides must do, as obligations of theirs. */
    obligations: z.array(findingDutySchema).max(20).default([]),
  })
  .refine(
    ({ verdict, remedies, penalties, obligations }) =>
      verdict === 'upheld' || [remedies, penalties, obligations].every(({ length }) => length === 0),
    'a dismissed complaint has no consequences',
  );

const onProposal = z.strictObject({ proposalId });
const onAttempt = z.strictObject({ proposalId, attempt: z.int().min(1) });

const onRelease = z.strictObject({ releaseId: z.string().min(1).max(40) });
const onObligation = z.strictObject({ proposalId, obligation: z.string().min(1).max(40) });

const aboutData = z.strictObject({
  dataSetId: z.string().max(40),
  memberId: z.string().max(40).optional(),
  mspId: z.string().max(80).optional(),
});

export { documentSchema };

export const TRANSACTIONS = {
  /** {FoundingDocument}; once, and only the document whose hash each endorser's institution agreed to. */
  'Founding:found': z.looseObject({ schemaVersion: z.literal(1) }),
  /** Binds the caller's key to the person whose enrolment id the certificate carries; only while the person has none. */
  'People:bindCredential': z.strictObject({ personId }),

  /**
   * A person of the charter's body orders an intervention (R16), or with `byPower` one of a regulator that a vote has given the power (R5)
   * → { interventionId, imposed, until }.
   */
  'Interventions:order': orderSchema.extend({ byPower: z.literal(true).exactOptional() }),
  /** Another one wants it too → { interventionId, imposed, until }. */
  'Interventions:join': z.strictObject({ interventionId: hex64 }),
  /** Wants it lifted; with enough of the body it is → { interventionId, ended }. */
  'Interventions:lift': z.strictObject({ interventionId: hex64, reason }),
  /** Anyone records that it is over by its time, by that of its review, or by the review's rejection (`proposalId`) → { interventionId, ended }. */
  'Interventions:lapse': z.strictObject({ interventionId: hex64, proposalId: hex64.optional() }),

  /** Asks for a new key (R15): without `fingerprint` for the caller's own, which is bound to nobody; with it, by the institution → { personId, fingerprint }. */
  'People:askReset': z.strictObject({ personId, fingerprint: hex64.optional(), reason }),
  /** Grants a reset, as another person of the institution → { personId, fingerprint, granted }. */
  'People:grantReset': z.strictObject({ personId, fingerprint: hex64 }),
  /** Cancels a reset with the old key, before its lock window is over → { personId, fingerprint }. */
  'People:cancelReset': z.strictObject({ personId, fingerprint: hex64, reason }),
  /** Anyone sets a granted reset going when its lock window is over; the new key then binds itself → { personId, fingerprint }. */
  'People:completeReset': z.strictObject({ personId, fingerprint: hex64 }),
  /** Asks for a change of an account of the own institution → { requestId, personId, done }. */
  'People:requestChange': z.strictObject({ change: accountChangeSchema }),
  /** Agrees to what another person of the institution has asked for → { requestId, personId, done }. */
  'People:agreeToChange': z.strictObject({ requestId: hex64 }),

  /** → { proposalId }. `actions` are validated by their own schemas; `trackId` defaults to the actions' usual track. */
  'Proposals:draft': z.strictObject({
    title: z.string().min(1).max(200),
    description: z.string().max(20_000),
    documents: z.array(documentSchema).max(50).default([]),
    actions: z
      .array(z.strictObject({ kind: z.string(), payload: z.unknown() }))
      .min(1)
      .max(20),
    trackId: z.string().optional(),
    /** Length of the voting window, where the track lets the proposer choose. */
    voting: durationSchema.optional(),
    /** The proposal of the same content whose vote missed its quorum. */
    secondCallOf: hex64.optional(),
  }),
  'Proposals:sponsor': onProposal,
  /** draft → notice. */
  'Proposals:submit': onProposal,
  /** draft, notice, voting → withdrawn. */
  'Proposals:withdraw': z.strictObject({ proposalId, reason }),
  /** A sponsor agrees that the proposal may be withdrawn although ballots have been cast. */
  'Proposals:agreeToWithdrawal': onProposal,
  /** notice → voting, when the notice is over. */
  'Proposals:openVoting': onProposal,
  /** voting → reveal, when the window of a secret vote is over. */
  'Proposals:openReveal': onProposal,
  /** voting → voting with a later deadline, after a late swing. */
  'Proposals:extend': onProposal,
  /** voting, reveal → queued (approved, waiting for its delay), rejected or no-quorum; urgent voting → standard voting. */
  'Proposals:close': onProposal,
  /** queued or failed → expired, when the grace is over. */
  'Proposals:expire': onProposal,
  /** open → superseded, when what it needs can no longer come about, or enough electors took it to another track. */
  'Proposals:supersede': onProposal,

  /** Private: transient `opinion` = {choice, text, salt}. Endorse by the own organisation only. */
  'Deliberation:giveOpinion': onProposal,
  /** Private: transient `approval` = {choice, salt}. Endorse by the own organisation only. A new one replaces the person's earlier one. */
  'Deliberation:approve': onProposal,
  /** Private: transient `ballot` = {choice, ranking?, salt}: what a secret ballot is to hide. Endorse by the own organisation only. */
  'Deliberation:prepare': onProposal,
  /** Evaluate on the own peer → { opinions: OpinionRecord[], approvals: ApprovalRecord[], prepared: PreparedBallotRecord[] } of the caller's institution. */
  'Deliberation:read': onProposal,

  /** The institution's ballot, with the approvals that its own rule needs. */
  'Ballots:cast': z.strictObject({
    proposalId,
    choice,
    approvals,
    reason: reason.optional(),
    ranking: ranking.optional(),
  }),
  /** The commitment to the institution's secret ballot: SHA-256 of the canonical JSON of {choice, memberId, proposalId, ranking (in an election), salt}. */
  'Ballots:commit': z.strictObject({ proposalId, commitment: hex64, approvals }),
  /** What was committed to, once the window is over. */
  'Ballots:reveal': z.strictObject({
    proposalId,
    choice,
    salt: hex64,
    reason: reason.optional(),
    ranking: ranking.optional(),
  }),
  /** The institution's ballot about the ratification of an urgent decision. */
  'Ballots:castRatification': z.strictObject({
    proposalId,
    choice,
    approvals,
    reason: reason.optional(),
  }),
  /** The institution has a conflict of interest and leaves the vote. */
  'Ballots:recuse': z.strictObject({ proposalId, reason }),
  /** The institution demands that the matter goes to another track. */
  'Ballots:demandReferral': onProposal,
  /** The institution asks to count again on a track where missing votes has cost it something. */
  'Ballots:resume': z.strictObject({ trackId: z.string().max(40) }),

  /** Hands the institution's ballots on a track to another member until a moment (milliseconds since 1970). */
  'Delegations:give': z.strictObject({
    trackId: z.string().max(40),
    to: z.string().max(40),
    until: moment,
  }),
  'Delegations:revoke': z.strictObject({ trackId: z.string().max(40) }),

  /** One person of a body joins an act on a proposal; `until` for a hold, `subject` for a ruling on recusal. */
  'Safeguards:consent': z.strictObject({
    proposalId,
    act: z.enum(JOINT_ACTS),
    bodyId: z.string().max(40),
    reason,
    until: moment.optional(),
    subject: z.string().max(40).optional(),
  }),
  /** open → held, once enough people of a body that may hold have said so. */
  'Safeguards:hold': onProposal,
  /** held → back, by those who hold it or at expiry. */
  'Safeguards:release': onProposal,
  /** queued → vetoed, once enough guardians have said so. */
  'Safeguards:veto': onProposal,
  /** awaiting-ratification → ratified or annulled. */
  'Safeguards:concludeRatification': onProposal,

  /** One person of a body joins an award of points; the same words are the same award. */
  'Merit:agree': awardTermsSchema,
  /** Enters the points on which enough people of the body agree. */
  'Merit:award': awardTermsSchema,
  /** Enters the points that follow by themselves from a vote that is over. */
  'Merit:credit': onProposal,

  /** The member's reply to a penalty while it is announced. */
  'Penalties:reply': penaltyKeySchema.extend({
    text: z.string().min(1).max(20_000),
    documents: z.array(documentSchema).max(50).default([]),
  }),
  /** notice → in-force, when the time to reply is over. */
  'Penalties:enforce': penaltyKeySchema,

  /** A dispute with another member; documents stay off the ledger, their hashes stand for them. → { caseId } */
  'Cases:complain': z.strictObject({
    respondent: memberIdSchema,
    title: z.string().min(1).max(200),
    ...statement,
  }),
  /** The respondent's reply. */
  'Cases:reply': z.strictObject({ caseId, ...statement }),
  /** open → withdrawn, by the complainant. */
  'Cases:withdraw': onCase,
  /** One person of the finding body joins a finding; the same words are the same finding. */
  'Cases:agree': finding,
  /** open → found, once enough people of the body agree. */
  'Cases:find': finding,
  /** open → lapsed, when nobody has found in time. */
  'Cases:lapse': onCase,
  /** found → closed, when the time to appeal is over. */
  'Cases:close': onCase,

  /** queued → executed: ledger actions, all effects in this transaction. Anyone active or any agent. */
  'Execution:execute': onProposal,
  /** queued or failed → executing: network actions. Agents only; numbers the attempt. */
  'Execution:start': onProposal,
  /** An agent's signature over its own configuration update, or that its organisation has approved a chaincode's definition. */
  'Execution:contribute': z.union([
    onAttempt.extend({ configUpdate: base64, configSignature: base64 }),
    onAttempt.extend({ packageId }),
  ]),
  /** What an agent found when it re-read the network. */
  'Execution:attest': z.strictObject({
    proposalId,
    attempt: z.int().min(1),
    result: z.enum(['done', 'failed']),
    evidence: z
      .strictObject({
        blockNumber: z.int().min(0),
        headerHash: hex64,
        /** What the own peer answered, where a chaincode's definition was decided. */
        definition: foundDefinition.exactOptional(),
      })
      .optional(),
    reason: z.string().min(1).max(2000).optional(),
  }),
  /** executing → executed, with enough attestations; writes the ledger effects. */
  'Execution:complete': onAttempt,
  /** executing → failed, with enough failed attestations or the attempt's time over. */
  'Execution:fail': onAttempt,

  /** suspended → as before, once the suspension's time is over. Anyone, people of that member too. */
  'Members:endSuspension': z.strictObject({ memberId: memberIdSchema }),
  /** queued, failed → withdrawn: an exit that was declared, by people of that institution until it is being carried out. */
  'Members:takeBackExit': z.strictObject({ proposalId, reason }),

  /** Enters a node of the caller's institution into the register. */
  'Nodes:register': z.strictObject({
    nodeId: nodeIdSchema,
    kind: z.enum(NODE_KINDS),
    version: software,
    host,
    status: z.enum(['running', 'stopped']),
  }),
  /** What has changed about a node of one's own; what is left out stays. `failed`: it stopped by itself. */
  'Nodes:update': z.strictObject({
    nodeId: nodeIdSchema,
    version: software.optional(),
    host: host.optional(),
    status: z.enum(['running', 'stopped', 'failed']).optional(),
  }),
  /** Takes a node out of service for good. */
  'Nodes:retire': z.strictObject({ nodeId: nodeIdSchema }),

  /** Takes a node of the caller's institution down for a release or, in a roll-back, for the version before. */
  'Releases:begin': onRelease.extend({ nodeId: nodeIdSchema }),
  /** The node runs again: done with evidence, failed with a reason. Its version in the register follows. */
  'Releases:acknowledge': onRelease.extend({
    nodeId: nodeIdSchema,
    result: z.enum(['done', 'failed']),
    evidence: z.array(documentSchema).min(1).max(50).optional(),
    reason: reason.optional(),
  }),
  /** rolling-out → paused, by an institution that runs one of its nodes. */
  'Releases:pause': onRelease.extend({ reason }),
  /** paused → rolling-out, by the institution that paused it. */
  'Releases:resume': onRelease,
  /** rolling-out → rolled-out with enough acknowledgements; rolling-back → rolled-back when every node is back. */
  'Releases:conclude': onRelease,
  /** Puts on record that the rollout takes longer than its urgency allows. */
  'Releases:markOverdue': onRelease,

  /** open, overdue → fulfilled: the institution that owes it reports it, with evidence. `obligation` is its name in its decision. */
  'Obligations:fulfil': onObligation.extend({
    note: z.string().max(2000).default(''),
    evidence: z.array(documentSchema).min(1).max(50),
  }),
  /** fulfilled → accepted, by another institution. */
  'Obligations:accept': onObligation.extend({ note: z.string().max(2000).default('') }),
  /** fulfilled → open or overdue: the report is given back. */
  'Obligations:giveBack': onObligation.extend({ note: reason }),
  /** open → overdue, when its due date has passed. */
  'Obligations:markOverdue': onObligation,

  /** A regulator with the power for it demands a report, which becomes an obligation of the member (R5) → { proposalId, obligation, memberId }. */
  'Powers:demandReport': demandSchema,

  /** Evaluate. A record by kind and key → the record or null. */
  'Queries:record': z.strictObject({ kind: z.string(), key: z.array(z.string()) }),
  /** Evaluate. Every closed account: whose, since when, why, and with which key it acted last → { accounts }. */
  'Queries:closedAccounts': z.strictObject({}),
  /**
   * Whether a member, told by its id or its MSP, may use a data set for a purpose now → { allowed, answer }. For evaluation, and for
   * other chaincodes of the channel to ask.
   */
  'Queries:mayUseData': aboutData.extend({ purpose: z.string().max(40) }),
  /** Whether it may provide a data set now → { allowed, answer }. */
  'Queries:mayProvideData': aboutData,
  /** Evaluate. All records of a kind whose key begins with these attributes, by pages → { records, bookmark }. */
  'Queries:records': z.strictObject({
    kind: z.string(),
    keyPrefix: z.array(z.string()),
    pageSize: z.int().min(1).max(500).default(100),
    bookmark: z.string().default(''),
  }),
} as const satisfies Record<string, z.ZodType>;

export type TransactionName = keyof typeof TRANSACTIONS;
export type TransactionInput<Name extends TransactionName> = z.input<(typeof TRANSACTIONS)[Name]>;

/** Transactions that write to the implicit collection only: the caller endorses them at its own organisation. */
export const PRIVATE_TRANSACTIONS: readonly TransactionName[] = [
  'Deliberation:giveOpinion',
  'Deliberation:approve',
  'Deliberation:prepare',
];
