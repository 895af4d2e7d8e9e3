import type { FoundingDocument } from '@fabric-governance/chaincode/governance/records/members';
import type { PhaseRecord, ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import { KEYS } from '@fabric-governance/chaincode/ledger/keys';
import type { Projection } from '../ledger/projection.js';
import { isNetworkMatter } from './matter.js';
import type { AgentView, NetworkFinding, OpenProposal } from './view.js';

/** States in which an agent may have something to do. */
const OPEN_STATES: readonly ProposalState[] = ['notice', 'voting', 'queued', 'executing', 'failed'];

export interface ViewSources {
  readonly projection: Projection;
  /** What the channel's configuration says about the organisation that the proposal admits. */
  readonly findingOf: (proposal: ProposalRecord) => NetworkFinding | undefined;
  readonly foundingDocument?: FoundingDocument;
}

/** The agent's view, put together from the records that the blocks wrote. */
export function viewOf(sources: ViewSources): AgentView {
  const { projection, foundingDocument } = sources;
  return {
    consortium: projection.record('consortium', ...KEYS.consortium()) ?? null,
    members: projection.records('member'),
    open: projection
      .records('phase')
      .filter(({ state }) => OPEN_STATES.includes(state))
      .flatMap((phase) => openProposal(phase, sources)),
    ...(foundingDocument === undefined ? {} : { foundingDocument }),
  };
}

function openProposal(phase: PhaseRecord, { projection, findingOf }: ViewSources): readonly OpenProposal[] {
  const proposal = projection.record('proposal', phase.proposalId);
  if (proposal === undefined) return [];
  const charter =
    proposal.pin && projection.record('charter', ...KEYS.charter({ version: proposal.pin.charterVersion }));
  const ofAttempt = ({ attempt }: { readonly attempt: number }): boolean => attempt === phase.attempt;
  const finding = phase.state === 'executing' && isNetworkMatter(proposal) ? findingOf(proposal) : undefined;
  return [
    {
      proposal,
      phase,
      ...(charter === undefined ? {} : { charter }),
      ballots: projection.records('ballot', proposal.id),
      contributions: projection.records('contribution', proposal.id).filter(ofAttempt),
      attestations: projection.records('attestation', proposal.id).filter(ofAttempt),
      ...(finding === undefined ? {} : { finding }),
    },
  ];
}
