import type { Charter } from '../governance/charter.js';
import { subjectsOf } from '../governance/actions/catalogue.js';
import { mattersOf } from '../governance/lifecycle/retabling.js';
import type { EarlierCall } from '../governance/lifecycle/second-call.js';
import type { TablingRecord } from '../governance/records/attendance.js';
import type { PinnedElectorate, ProposalRecord } from '../governance/records/proposals.js';
import { pinElectorate } from '../governance/voters/pin-electorate.js';
import type { Store } from '../ledger/store.js';
import { loadHistory } from './loading-votes.js';
import { loadState, type Loading, type Submitted } from './loading.js';

/** The proposal that another one says it calls again, with its decision; null where there is none. */
export async function loadEarlierCall(
  store: Store,
  { secondCallOf }: ProposalRecord,
): Promise<EarlierCall | null> {
  if (secondCallOf === undefined) return null;
  const proposal = await store.get('proposal', { id: secondCallOf });
  const phase = await store.get('phase', { proposalId: secondCallOf });
  if (proposal === null || phase === null) return null;
  return { proposal, phase, decision: await store.get('decision', { proposalId: secondCallOf }) };
}

/** Rejections of the same matter, where the track has a cooling-off. */
export async function loadTabled(
  store: Store,
  { trackId, actions }: ProposalRecord,
  { tracks }: Charter,
): Promise<TablingRecord[]> {
  const same = tracks[trackId]?.retabling?.same;
  return same === undefined ? [] : store.range('tabling', [mattersOf(actions)[same]]);
}

/** The electors of this moment by the pinned rules, where the track fixes its electorate only at the closing. */
export async function loadElectorsNow(
  loading: Loading,
  { proposal, rules }: Submitted,
): Promise<PinnedElectorate | undefined> {
  const { track, trackId } = rules;
  if (track.electorate?.fixed !== 'closing') return undefined;
  const state = { ...(await loadState(loading)), charter: rules.charter };
  const history = await loadHistory(loading.store, trackId, rules.charter);
  const recusals = { subjects: subjectsOf(proposal.actions), ruled: ruledIn(rules.electors) };
  return pinElectorate(track, recusals, { ...state, history, now: loading.now });
}

function ruledIn({ electorate }: PinnedElectorate): PinnedElectorate['electorate'][number]['memberId'][] {
  return electorate.filter(({ recused }) => recused === 'ruled').map(({ memberId }) => memberId);
}
