import type { AuditEvent } from '@fabric-governance/chaincode/governance/records/audit';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import type { WordKey } from '../../i18n/words/keys.js';

/** One moment in a proposal's life, past or foreseen. */
export interface CoursePoint {
  readonly word: WordKey;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly past: boolean;
  readonly bad: boolean;
}

const EVENT_WORDS: Partial<Record<AuditEvent, WordKey>> = {
  'proposal.drafted': 'timeline.drafted',
  'proposal.submitted': 'timeline.submitted',
  'proposal.voting-opened': 'timeline.votingOpened',
  'proposal.decided': 'timeline.decided',
  'proposal.withdrawn': 'timeline.withdrawn',
  'proposal.expired': 'timeline.expired',
  'execution.started': 'timeline.started',
  'execution.executed': 'timeline.executed',
  'execution.failed': 'timeline.failed',
  'proposal.extended': 'timeline.extended',
  'proposal.reveal-opened': 'timeline.revealOpened',
  'proposal.queued': 'timeline.queued',
  'proposal.converted': 'timeline.converted',
  'proposal.vetoed': 'timeline.vetoed',
  'proposal.held': 'timeline.held',
  'proposal.released': 'timeline.released',
  'proposal.superseded': 'timeline.superseded',
  'proposal.awaiting-ratification': 'timeline.awaitingRatification',
  'proposal.ratified': 'timeline.ratified',
  'proposal.annulled': 'timeline.annulled',
};

const BAD_EVENTS: readonly AuditEvent[] = [
  'execution.failed',
  'proposal.expired',
  'proposal.vetoed',
  'proposal.annulled',
];

function foreseen({ phase }: ProposalView): readonly (readonly [WordKey, number | undefined])[] {
  switch (phase.state) {
    case 'notice':
      return [['timeline.noticeEnds', phase.noticeEndsAt]];
    case 'voting':
      return [['timeline.votingEnds', phase.votingEndsAt]];
    case 'reveal':
      return [['timeline.revealEnds', phase.revealEndsAt]];
    case 'held':
      return [['timeline.holdEnds', phase.hold?.until]];
    case 'awaiting-ratification':
      return [['timeline.ratificationEnds', phase.ratificationEndsAt]];
    case 'queued':
      return [
        ['timeline.due', phase.dueAt],
        ['timeline.expires', phase.expiresAt],
      ];
    case 'failed':
      return [['timeline.expires', phase.expiresAt]];
    default:
      return [];
  }
}

/** A proposal's course: what its audit records say has happened, then what its state foresees. */
export function courseOf(view: ProposalView): readonly CoursePoint[] {
  const past = view.audit.flatMap(({ event, at }) => {
    const word = EVENT_WORDS[event];
    return word === undefined ? [] : [{ word, at, past: true, bad: BAD_EVENTS.includes(event) }];
  });
  const ahead = foreseen(view).flatMap(([word, at]) =>
    at === undefined ? [] : [{ word, at, past: false, bad: false }],
  );
  return [...past, ...ahead];
}
