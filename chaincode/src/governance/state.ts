import type { Change } from './change.js';
import type { Charter } from './charter.js';
import type { MemberRecord, PersonRecord } from './records/members.js';

/** What actions are validated against and planned on: the consortium as it stands, with the charter in force. */
export interface GovernanceState {
  readonly charter: Charter;
  readonly charterVersion: number;
  /** Sorted by id, as the ledger's ranges give them. */
  readonly members: readonly MemberRecord[];
  /** Sorted by id. */
  readonly people: readonly PersonRecord[];
}

/** The state after these changes, so that the second action of a proposal is planned on what the first one leaves. */
export function afterChanges(state: GovernanceState, changes: readonly Change[]): GovernanceState {
  return changes
    .flatMap((change) => change.writes)
    .reduce<GovernanceState>((after, write) => {
      if (write.kind === 'member') return { ...after, members: withRecord(after.members, write.record) };
      if (write.kind === 'person') return { ...after, people: withRecord(after.people, write.record) };
      return after;
    }, state);
}

function withRecord<Item extends { readonly id: string }>(items: readonly Item[], item: Item): Item[] {
  return [...items.filter((one) => one.id !== item.id), item].sort((left, right) =>
    left.id < right.id ? -1 : 1,
  );
}
