import type { TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import type { Millis } from '@fabric-governance/chaincode/governance/ids';
import { mayClose } from '@fabric-governance/chaincode/governance/lifecycle/close';
import { mayConcludeRatification } from '@fabric-governance/chaincode/governance/lifecycle/conclude-ratification';
import { mayExecute } from '@fabric-governance/chaincode/governance/lifecycle/execute';
import { mayExpire } from '@fabric-governance/chaincode/governance/lifecycle/expire';
import { mayExtend } from '@fabric-governance/chaincode/governance/lifecycle/extend';
import { mayHold } from '@fabric-governance/chaincode/governance/lifecycle/hold';
import { mayOpenReveal } from '@fabric-governance/chaincode/governance/lifecycle/open-reveal';
import { mayOpenVoting } from '@fabric-governance/chaincode/governance/lifecycle/open-voting';
import {
  pinnedRules,
  type PinnedRules,
} from '@fabric-governance/chaincode/governance/lifecycle/pinned-rules';
import { mayRelease } from '@fabric-governance/chaincode/governance/lifecycle/release';
import { mayRetry } from '@fabric-governance/chaincode/governance/lifecycle/retry';
import { mayStart } from '@fabric-governance/chaincode/governance/lifecycle/start';
import { mayVeto } from '@fabric-governance/chaincode/governance/lifecycle/veto';
import { momentsOf } from '@fabric-governance/chaincode/governance/lifecycle/vote-records';
import type { PhaseRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import type { GovernanceState } from '@fabric-governance/chaincode/governance/state';
import { NO_HISTORY, type TrackHistory } from '@fabric-governance/chaincode/governance/voters/attendance';
import { isNetworkMatter } from './matter.js';
import { stateOf } from './state-of.js';
import type { AgentView, OpenProposal } from './view.js';

/** A transaction on a proposal that needs no input but its id. */
export type DueName = Extract<
  TransactionName,
  | `Proposals:${'openVoting' | 'extend' | 'openReveal' | 'close' | 'expire'}`
  | `Safeguards:${'hold' | 'release' | 'veto' | 'concludeRatification'}`
  | `Execution:${'execute' | 'start'}`
>;

/** What anyone may send now, and since when. */
export interface Due {
  readonly name: DueName;
  readonly since: Millis;
}

/** A proposal with everything that the guards of its transitions look at: the ledger's own guards, over the agent's own records. */
interface Guarded extends Omit<OpenProposal, 'charter'> {
  readonly rules: PinnedRules;
  readonly state: GovernanceState;
  readonly now: Millis;
  readonly records: OpenProposal['votes'];
  readonly history: TrackHistory;
  readonly executed: readonly [];
  readonly charter: GovernanceState['charter'];
  readonly track: PinnedRules['track'];
}

type Guard = (on: Guarded) => unknown;

const GUARDS: Readonly<Record<DueName, Guard>> = {
  'Proposals:openVoting': (on) => mayOpenVoting(on, on.now),
  'Proposals:extend': (on) => mayExtend(on, on.now),
  'Proposals:openReveal': (on) => mayOpenReveal(on, on.now),
  'Proposals:close': (on) => mayClose(on, on.now),
  'Proposals:expire': (on) => mayExpire(on.phase, on.now),
  'Safeguards:hold': (on) => mayHold(on, on.now),
  'Safeguards:release': (on) => mayRelease(on, on.now),
  'Safeguards:veto': (on) => mayVeto(on),
  'Safeguards:concludeRatification': (on) =>
    mayConcludeRatification({ ...on, records: on.ratification }, on.now),
  'Execution:execute': (on) => mayExecute(on, on.now),
  'Execution:start': (on) => (on.phase.state === 'failed' ? mayRetry(on, on.now) : mayStart(on, on.now)),
};

/** What can become due in each state, in the order in which it is looked at. */
const IN_STATE: Readonly<Partial<Record<ProposalState, readonly DueName[]>>> = {
  notice: ['Safeguards:hold', 'Proposals:openVoting'],
  voting: ['Safeguards:hold', 'Proposals:extend', 'Proposals:openReveal', 'Proposals:close'],
  reveal: ['Safeguards:hold', 'Proposals:close'],
  queued: ['Safeguards:hold', 'Safeguards:veto', 'Proposals:expire', 'Execution:execute', 'Execution:start'],
  failed: ['Safeguards:hold', 'Proposals:expire', 'Execution:start'],
  held: ['Safeguards:release'],
  'awaiting-ratification': ['Safeguards:hold', 'Safeguards:concludeRatification'],
};

/** The transition of a submitted proposal that anyone may set going now; undefined where there is none. */
export function dueTransition(open: OpenProposal, view: AgentView, now: Millis): Due | undefined {
  const { charter, proposal, phase } = open;
  if (charter === undefined || proposal.pin === undefined) return undefined;
  const rules = pinnedRules(proposal, charter.charter, phase);
  const on: Guarded = {
    ...open,
    rules,
    now,
    charter: rules.charter,
    track: rules.track,
    records: open.votes,
    history: NO_HISTORY,
    executed: [],
    state: stateOf(view, { charter: rules.charter, charterVersion: rules.pin.charterVersion }, now),
  };
  const names = IN_STATE[phase.state] ?? [];
  const name = names.find((one) => isForFamily(one, open) && GUARDS[one](on) === undefined);
  return name === undefined ? undefined : { name, since: sinceWhen(name, on) };
}

function isForFamily(name: DueName, { proposal }: OpenProposal): boolean {
  if (name === 'Execution:execute') return !isNetworkMatter(proposal);
  return name !== 'Execution:start' || isNetworkMatter(proposal);
}

/** When it became due: at the moment that the phase names, or with the last word or ballot, whichever is later but not to come. */
function sinceWhen(name: DueName, { phase, votes, ratification, consents, now }: Guarded): Millis {
  const moment = MOMENTS[name](phase) ?? phase.since;
  const last = [
    phase.since,
    ...momentsOf(votes),
    ...momentsOf(ratification),
    ...consents.map(({ at }) => at),
  ].filter((at) => at <= now);
  return moment <= now ? moment : Math.max(...last);
}

const MOMENTS: Readonly<Record<DueName, (phase: PhaseRecord) => Millis | undefined>> = {
  'Proposals:openVoting': ({ noticeEndsAt }) => noticeEndsAt,
  'Proposals:extend': ({ votingEndsAt }) => votingEndsAt,
  'Proposals:openReveal': ({ votingEndsAt }) => votingEndsAt,
  'Proposals:close': ({ state, votingEndsAt, revealEndsAt }) =>
    state === 'reveal' ? revealEndsAt : votingEndsAt,
  'Proposals:expire': ({ expiresAt }) => expiresAt,
  'Safeguards:hold': () => undefined,
  'Safeguards:release': ({ hold }) => hold?.until,
  'Safeguards:veto': () => undefined,
  'Safeguards:concludeRatification': ({ ratificationEndsAt }) => ratificationEndsAt,
  'Execution:execute': ({ dueAt }) => dueAt,
  'Execution:start': ({ state, dueAt, retryAt }) => (state === 'failed' ? retryAt : dueAt),
};
