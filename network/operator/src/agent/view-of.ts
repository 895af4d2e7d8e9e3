import type {
  FoundingDocument,
  PhaseRecord,
  ProposalRecord,
} from '@fabric-governance/chaincode/governance/records';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import type { Projection } from '../ledger/projection.js';
import { isNetworkMatter } from './matter.js';
import type { AgentView, NetworkFinding, OpenProposal } from './view.js';

/** States in which an agent may have something to do. */
const OPEN_STATES: readonly ProposalState[] = ['notice', 'voting', 'queued', 'executing', 'failed'];
/** Attribute of the one consortium record's key. */
const CONSORTIUM_KEY = '0';
/** Digits of a charter version in its key. */
const VERSION_DIGITS = 6;

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
    consortium: projection.record('consortium', CONSORTIUM_KEY) ?? null,
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
  const version = String(proposal.pin?.charterVersion ?? '').padStart(VERSION_DIGITS, '0');
  const charter = projection.record('charter', version);
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
