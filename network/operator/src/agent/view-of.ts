import type { FoundingDocument } from '@fabric-governance/chaincode/governance/records/members';
import type { PhaseRecord, ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import { KEYS } from '@fabric-governance/chaincode/ledger/keys';
import type { NetworkFinding } from '../execution/finding.js';
import type { Projection } from '../ledger/projection.js';
import { isNetworkMatter } from './matter.js';
import type { Matters } from './matters.js';
import type { UncreditedVotes } from './uncredited-votes.js';
import type { AgentView, OpenProposal } from './view.js';

/** States in which an agent may have something to do. */
const OPEN_STATES: readonly ProposalState[] = [
  'notice',
  'voting',
  'reveal',
  'queued',
  'held',
  'executing',
  'failed',
  'awaiting-ratification',
];

export interface ViewSources {
  readonly projection: Projection;
  /** How what the proposal decides stands on the network. */
  readonly findingOf: (proposal: ProposalRecord) => NetworkFinding | undefined;
  readonly uncredited: UncreditedVotes;
  readonly foundingDocument?: FoundingDocument;
}

/** The agent's view, put together from the records that the blocks wrote. */
export function viewOf(sources: ViewSources): AgentView {
  const { projection, foundingDocument } = sources;
  return {
    consortium: projection.record('consortium', ...KEYS.consortium()) ?? null,
    members: projection.records('member'),
    people: projection.records('person'),
    seats: projection.records('seat'),
    open: projection
      .records('phase')
      .filter(({ state }) => OPEN_STATES.includes(state))
      .flatMap((phase) => openProposal(phase, sources)),
    matters: mattersOf(sources),
    ...(foundingDocument === undefined ? {} : { foundingDocument }),
  };
}

function mattersOf({ projection, uncredited }: ViewSources): Matters {
  return {
    charters: projection.records('charter'),
    penalties: projection.records('penalty'),
    cases: projection.records('case'),
    accords: projection.records('accord'),
    entries: projection.records('merit-entry'),
    uncredited: uncredited.find(projection),
    obligations: projection.records('obligation'),
    releases: projection.records('release'),
    rolloutSteps: projection.records('rollout-step'),
    interventions: projection.records('intervention'),
    reviews: reviewsOf(projection),
    resets: projection.records('key-reset'),
    credentials: projection.records('credential'),
  };
}

/** Votes that were to confirm interventions, with where they stand. */
function reviewsOf(projection: Projection): Matters['reviews'] {
  return projection.records('proposal').flatMap((proposal) => {
    const phase = projection.record('phase', proposal.id);
    const confirms = proposal.actions.some(({ kind }) => kind === 'intervention.confirm');
    return confirms && phase !== undefined ? [{ proposal, phase }] : [];
  });
}

function openProposal(phase: PhaseRecord, { projection, findingOf }: ViewSources): readonly OpenProposal[] {
  const proposal = projection.record('proposal', phase.proposalId);
  if (proposal === undefined) return [];
  const charter =
    proposal.pin && projection.record('charter', ...KEYS.charter({ version: proposal.pin.charterVersion }));
  const trackId = phase.trackId ?? proposal.trackId;
  const standard = charter?.charter.tracks[trackId]?.urgent?.standard ?? '';
  const ofAttempt = ({ attempt }: { readonly attempt: number }): boolean => attempt === phase.attempt;
  const finding = phase.state === 'executing' && isNetworkMatter(proposal) ? findingOf(proposal) : undefined;
  return [
    {
      proposal,
      phase,
      ...(charter === undefined ? {} : { charter }),
      votes: {
        ballots: projection.records('ballot', proposal.id),
        commitments: projection.records('commitment', proposal.id),
        delegations: projection.records('delegation', trackId),
        recusals: projection.records('recusal', proposal.id),
      },
      ratification: {
        ballots: projection.records('ratification-ballot', proposal.id),
        commitments: [],
        delegations: projection.records('delegation', standard),
        recusals: projection.records('recusal', proposal.id),
      },
      consents: projection.records('consent', proposal.id),
      powers: projection.records('power'),
      contributions: projection.records('contribution', proposal.id).filter(ofAttempt),
      attestations: projection.records('attestation', proposal.id).filter(ofAttempt),
      ...(finding === undefined ? {} : { finding }),
    },
  ];
}
