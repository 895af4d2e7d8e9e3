import { type Track, trackSchema } from '@fabric-governance/chaincode/governance/charter';
import type { DecisionRecord } from '@fabric-governance/chaincode/governance/records/decisions';
import type { AttestationRecord } from '@fabric-governance/chaincode/governance/records/executions';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { JOINT_ACTS, type ConsentRecord } from '@fabric-governance/chaincode/governance/records/bodies';
import type {
  BallotRecord,
  CommitmentRecord,
  DelegationRecord,
  PhaseRecord,
  ProposalRecord,
  RecusalRecord,
  SponsorshipRecord,
} from '@fabric-governance/chaincode/governance/records/proposals';
import { CHOICES, OUTCOMES, PROPOSAL_STATES } from '@fabric-governance/chaincode/governance/states';
import { z } from 'zod';
import { type AuditView, auditViewSchema } from './audit.js';
import { type NetworkAcceptance, networkAcceptanceSchema } from './network.js';
import { phaseSchema, proposalSchema } from './records.js';
import {
  localTextSchema,
  memberIdSchema,
  millisSchema,
  personIdSchema,
  proposalIdSchema,
} from './scalars.js';
import {
  attestationSchema,
  ballotSchema,
  commitmentSchema,
  consentSchema,
  delegationSchema,
  recusalSchema,
  type ContributionView,
  contributionViewSchema,
  decisionSchema,
  sponsorshipSchema,
} from './votes.js';

export const proposalQuerySchema = z.strictObject({
  /** One state, or several joined by commas. */
  state: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(PROPOSAL_STATES)))
    .optional(),
});

/** A line of the list of proposals, newest first. */
export const proposalSummarySchema = z
  .object({
    id: proposalIdSchema,
    title: z.string(),
    trackId: z.string(),
    actionKinds: z.array(z.string()),
    memberId: memberIdSchema,
    personId: personIdSchema,
    createdAt: millisSchema,
    phase: phaseSchema,
    sponsors: z.array(memberIdSchema),
    ballots: z.array(z.object({ memberId: memberIdSchema, choice: z.enum(CHOICES) })),
    /** Pinned electors; 0 for a draft. */
    electors: z.int(),
    outcome: z.enum(OUTCOMES).exactOptional(),
  })
  .meta({ id: 'ProposalSummary' });
export type ProposalSummary = z.infer<typeof proposalSummarySchema>;
export const proposalListSchema = z.array(proposalSummarySchema);

/** An act that people of a body can join now (R16). */
export const askedActSchema = z
  .object({
    act: z.enum(JOINT_ACTS),
    bodyId: z.string(),
    title: localTextSchema,
    /** How many people are needed, and from how many institutions. */
    people: z.int(),
    institutions: z.int(),
    /** Who may join: people of the body now, by id. */
    mayJoin: z.array(personIdSchema),
  })
  .meta({ id: 'AskedAct' });
export type AskedActView = z.infer<typeof askedActSchema>;

/** Everything about one proposal. */
export const proposalViewSchema = z
  .object({
    proposal: proposalSchema,
    phase: phaseSchema,
    sponsorships: z.array(sponsorshipSchema),
    ballots: z.array(ballotSchema),
    /** Of a secret vote. */
    commitments: z.array(commitmentSchema),
    recusals: z.array(recusalSchema),
    /** All that were ever given on its track. */
    delegations: z.array(delegationSchema),
    /** What people of bodies have said about it. */
    consents: z.array(consentSchema),
    /** What bodies are asked for in its present state. */
    asked: z.array(askedActSchema),
    /** Electors that demand another track. */
    referralDemands: z.array(memberIdSchema),
    /** About the ratification of an urgent decision. */
    ratificationBallots: z.array(ballotSchema),
    /** Of an urgent vote that was converted, and of a ratification. */
    stageDecisions: z.array(decisionSchema),
    decision: decisionSchema.exactOptional(),
    contributions: z.array(contributionViewSchema),
    attestations: z.array(attestationSchema),
    /** Whether the network's own policies would let it through; of an open decision about the network. */
    network: networkAcceptanceSchema.exactOptional(),
    /** Every record that concerns it, oldest first. */
    audit: z.array(auditViewSchema),
    /** The rules it goes by: of the pinned charter, or of the one in force while it is a draft. */
    track: trackSchema,
    charterVersion: z.int(),
  })
  .meta({ id: 'ProposalView' });
export interface ProposalView {
  readonly proposal: ProposalRecord;
  readonly phase: PhaseRecord;
  readonly sponsorships: readonly SponsorshipRecord[];
  readonly ballots: readonly BallotRecord[];
  readonly commitments: readonly CommitmentRecord[];
  readonly recusals: readonly RecusalRecord[];
  readonly delegations: readonly DelegationRecord[];
  readonly consents: readonly ConsentRecord[];
  readonly asked: readonly AskedActView[];
  readonly referralDemands: readonly MemberId[];
  readonly ratificationBallots: readonly BallotRecord[];
  readonly stageDecisions: readonly DecisionRecord[];
  readonly decision?: DecisionRecord;
  readonly contributions: readonly ContributionView[];
  readonly attestations: readonly AttestationRecord[];
  readonly network?: NetworkAcceptance;
  readonly audit: readonly AuditView[];
  readonly track: Track;
  readonly charterVersion: number;
}
