import type { RecordRange } from '../governance/actions/action.js';
import { neededRanges } from '../governance/actions/catalogue.js';
import type { Millis } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import type { CharterRecord, MemberRecord } from '../governance/records/members.js';
import { pinnedRules, type PinnedRules } from '../governance/lifecycle/pinned-rules.js';
import { asOfStops } from '../governance/lifecycle/system-stops.js';
import type { Standing } from '../governance/lifecycle/transition.js';
import { existing } from '../governance/voters/seats.js';
import { personAt } from '../governance/people/standing.js';
import type { GovernanceState } from '../governance/state.js';
import { phaseOf } from '../governance/phases/network-phase.js';
import { refuse } from '../governance/verdict.js';
import type { Store } from '../ledger/store.js';
import { RefusalError } from './refusal-error.js';

/** The charter in force. @throws RefusalError FOUNDING_NOT_DONE */
export async function charterInForce(store: Store): Promise<CharterRecord> {
  const consortium = await store.get('consortium');
  if (consortium === null) throw new RefusalError(refuse('FOUNDING_NOT_DONE', {}).refusal);
  return charterVersion(store, consortium.charterVersion);
}

/**
 * A version of the charter.
 * @throws RangeError when the ledger has none of this number: only versions that records name are asked for
 */
export async function charterVersion(store: Store, version: number): Promise<CharterRecord> {
  const record = await store.get('charter', { version });
  if (record === null) throw new RangeError(`charter version ${version} is not on the ledger`);
  return record;
}

/** An institution. @throws RefusalError MEMBER_NOT_FOUND */
export async function loadMember(store: Store, memberId: string): Promise<MemberRecord> {
  const member = await store.get('member', { id: memberId });
  if (member === null) throw new RefusalError(refuse('MEMBER_NOT_FOUND', { memberId }).refusal);
  return member;
}

/** Where to read, and the moment as of which. */
export type Reading = Pick<Loading, 'store' | 'now'>;

/**
 * A proposal and where it stands, its clocks put off by the stops of the system since its last transition.
 * @throws RefusalError PROPOSAL_NOT_FOUND
 */
export async function loadStanding({ store, now }: Reading, proposalId: string): Promise<Standing> {
  const proposal = await store.get('proposal', { id: proposalId });
  const phase = await store.get('phase', { proposalId });
  if (proposal === null || phase === null) {
    throw new RefusalError(refuse('PROPOSAL_NOT_FOUND', { proposalId }).refusal);
  }
  const consortium = await store.get('consortium');
  return { proposal, phase: asOfStops({ proposal, phase }, consortium, now) };
}

/** A submitted proposal with the rules that it has pinned. */
export interface Submitted extends Standing {
  readonly rules: PinnedRules;
}

/**
 * A submitted proposal with the rules that it has pinned.
 * @throws RefusalError PROPOSAL_NOT_FOUND, or PROPOSAL_WRONG_STATE for one that never went to notice
 */
export async function loadSubmitted(reading: Reading, proposalId: string): Promise<Submitted> {
  const standing = await loadStanding(reading, proposalId);
  const submitted = await withRules(reading.store, standing);
  if (submitted !== undefined) return submitted;
  const params = { proposalId, state: standing.phase.state, needed: 'notice' };
  throw new RefusalError(refuse('PROPOSAL_WRONG_STATE', params).refusal);
}

/** A proposal with the rules that it has pinned; undefined for one that never went to notice. */
export async function withRules(store: Store, standing: Standing): Promise<Submitted | undefined> {
  const { proposal, phase } = standing;
  if (proposal.pin === undefined) return undefined;
  const { charter } = await charterVersion(store, proposal.pin.charterVersion);
  return { proposal, phase, rules: pinnedRules(proposal, charter, phase) };
}

/** What loading the consortium needs of a transaction under way. */
export interface Loading {
  readonly store: Store;
  /** The charter in force. */
  readonly charter: CharterRecord;
  readonly now: Millis;
}

async function loadRange(store: Store, { kind, prefix, exact }: RecordRange): Promise<readonly unknown[]> {
  if (exact !== true) return store.range(kind, prefix);
  const record = await store.getByAttributes(kind, prefix);
  return record === null ? [] : [record];
}

/** The consortium as it stands at this moment, for validating and planning these actions. */
export async function loadState(
  { store, charter: { charter, version }, now }: Loading,
  actions: readonly Action[] = [],
): Promise<GovernanceState> {
  const further = new Map<string, unknown[]>();
  for (const range of neededRanges(actions)) {
    further.set(range.kind, [...(further.get(range.kind) ?? []), ...(await loadRange(store, range))]);
  }
  const consortium = await store.get('consortium');
  return {
    charter,
    charterVersion: version,
    ...(consortium === null ? {} : { phase: phaseOf(consortium, charter) }),
    members: await store.range('member', []),
    people: (await store.range('person', [])).map((person) => personAt(person, now)),
    seats: existing(await store.range('seat', []), charter, now),
    ...(further.size === 0 ? {} : { further: Object.fromEntries(further) }),
  };
}
