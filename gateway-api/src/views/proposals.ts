import type { Millis, ProposalId } from '@fabric-governance/chaincode/governance/ids';
import { trackNamed } from '@fabric-governance/chaincode/governance/charter/track-named';
import { asOfStops } from '@fabric-governance/chaincode/governance/lifecycle/system-stops';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import type { ProposalRecord, PhaseRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalSummary, ProposalView } from '../contract/governance.js';
import { ApiFailure } from '../errors/api-failure.js';
import { networkAcceptance } from './network-acceptance.js';
import type { Dossier, Projection } from '../read-model/projection.js';
import { askedNow } from './bodies.js';

/** Proposals in these states (all without), newest first. */
export function listProposals(
  projection: Projection,
  states: readonly ProposalState[] | undefined,
  now: Millis,
): ProposalSummary[] {
  return [...projection.dossiers.values()]
    .filter(isComplete)
    .map((dossier) => asOfNow(projection, dossier, now))
    .filter(({ phase }) => states === undefined || states.includes(phase.state))
    .map(summaryOf)
    .reverse();
}

/** Everything about one proposal. @throws ApiFailure PROPOSAL_NOT_FOUND */
export function viewProposal(projection: Projection, proposalId: ProposalId, now: Millis): ProposalView {
  const stored = projection.dossiers.get(proposalId);
  if (!stored || !isComplete(stored)) throw new ApiFailure('PROPOSAL_NOT_FOUND', { proposalId });
  const dossier = asOfNow(projection, stored, now);
  const { proposal, phase, decision } = dossier;
  const network = networkAcceptance(projection, dossier);
  const { charterVersion, charter, trackId, track } = rulesOf(projection, dossier);
  return {
    proposal,
    phase,
    ...(decision && { decision }),
    sponsorships: [...dossier.sponsorships.values()],
    ballots: [...dossier.ballots.values()],
    commitments: [...dossier.commitments.values()],
    recusals: [...dossier.recusals.values()],
    delegations: [...projection.delegations.values()].filter((one) => one.trackId === trackId),
    consents: [...dossier.consents.values()],
    asked: askedNow(projection, { phase, charter, track, now }),
    referralDemands: [...dossier.referralDemands.keys()],
    ratificationBallots: [...dossier.ratificationBallots.values()],
    stageDecisions: [...dossier.stageDecisions.values()],
    contributions: [...dossier.contributions.values()],
    attestations: [...dossier.attestations.values()],
    audit: dossier.audit,
    ...(network && { network }),
    track,
    charterVersion,
  };
}

/** By which rules it goes: of the pinned charter, or of the one in force while it is a draft. @throws ApiFailure TRACK_NOT_FOUND */
function rulesOf(projection: Projection, { proposal, phase }: CompleteDossier) {
  const charterVersion = proposal.pin?.charterVersion ?? projection.consortium?.charterVersion ?? 0;
  const trackId = phase.trackId ?? proposal.trackId;
  const charter = projection.charters.get(charterVersion)?.charter;
  const track = charter && trackNamed(trackId, charter);
  if (!charter || !track) throw new ApiFailure('TRACK_NOT_FOUND', { trackId: proposal.trackId });
  return { charterVersion, charter, trackId, track };
}

type CompleteDossier = Dossier & { readonly proposal: ProposalRecord; readonly phase: PhaseRecord };

function isComplete(dossier: Dossier): dossier is CompleteDossier {
  return dossier.proposal !== undefined && dossier.phase !== undefined;
}

/** With its clocks put off by the stops of the system, as the ledger's own guards see it. */
function asOfNow({ consortium }: Projection, dossier: CompleteDossier, now: Millis): CompleteDossier {
  return { ...dossier, phase: asOfStops(dossier, consortium, now) };
}

function summaryOf({ proposal, phase, decision, sponsorships, ballots }: CompleteDossier): ProposalSummary {
  return {
    id: proposal.id,
    title: proposal.title,
    trackId: proposal.trackId,
    actionKinds: proposal.actions.map(({ kind }) => kind),
    memberId: proposal.memberId,
    personId: proposal.personId,
    createdAt: proposal.createdAt,
    phase,
    sponsors: [...sponsorships.keys()],
    ballots: [...ballots.values()].map(({ memberId, choice }) => ({ memberId, choice })),
    electors: proposal.pin?.electorate.length ?? 0,
    ...(decision && { outcome: decision.outcome }),
  };
}
