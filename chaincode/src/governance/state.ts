import type { Change, StoredKind, StoredTypes, Write } from './change.js';
import type { Charter } from './charter.js';
import type { NetworkPhase } from './charter/network-phases.js';
import type { SeatRecord } from './records/bodies.js';
import type { MemberRecord, PersonRecord } from './records/members.js';

/** What actions are validated against and planned on: the consortium as it stands, with the charter in force. */
export interface GovernanceState {
  readonly charter: Charter;
  readonly charterVersion: number;
  /** The phase that the network is in; left out: the one in which the charter lets it begin. */
  readonly phase?: NetworkPhase;
  /** Sorted by id, as the ledger's ranges give them. */
  readonly members: readonly MemberRecord[];
  /** Sorted by id. */
  readonly people: readonly PersonRecord[];
  /** Sorted by body, class and number. */
  readonly seats: readonly SeatRecord[];
  /** Records of the further kinds that the actions' definitions ask for by `needs` and `reads`, in key order. */
  readonly further?: FurtherRecords;
}

type FurtherRecords = { readonly [Kind in StoredKind]?: readonly StoredTypes[Kind][] };

/**
 * The records of a kind that the proposal's actions have asked for.
 * @throws RangeError when no definition names the kind in `needs` or `reads`: nothing was read then
 */
export function furtherRecords<Kind extends StoredKind>(
  { further }: GovernanceState,
  kind: Kind,
): readonly StoredTypes[Kind][] {
  const records: readonly StoredTypes[Kind][] | undefined = further?.[kind];
  if (records === undefined)
    throw new RangeError(`records of ${kind} were not read: name it in \`needs\` or \`reads\``);
  return records;
}

type Identity<Kind extends StoredKind> = (record: StoredTypes[Kind]) => string;

/** What tells two records of a kind apart and gives their order; kinds that actions ask for stand here. */
const IDENTITY = {
  member: ({ id }) => id,
  person: ({ id }) => id,
  consortium: () => '0',
  charter: ({ version }) => `${version}`,
  'merit-entry': (one) => [one.memberId, one.for, one.id, one.source, `${one.number}`].join('/'),
  case: ({ id }) => id,
  penalty: ({ memberId, penaltyId, source }) => `${memberId}/${penaltyId}/${source}`,
  chaincode: ({ name }) => name,
  power: ({ memberId, power }) => `${memberId}/${power}`,
  node: ({ id }) => id,
  release: ({ id }) => id,
  minutes: ({ document }) => document.hash,
  'data-set': ({ id }) => id,
  obligation: ({ proposalId, id }) => `${proposalId}/${id}`,
  delegation: ({ trackId, from, txId }) => `${trackId}/${from}/${txId}`,
  'key-reset': ({ personId, fingerprint }) => `${personId}/${fingerprint}`,
  intervention: ({ id }) => id,
  seat: ({ bodyId, seatClass, number }) => `${bodyId}/${seatClass}/${number}`,
} as const satisfies { readonly [Kind in StoredKind]?: Identity<Kind> };

/** The state after these changes, so that the second action of a proposal is planned on what the first one leaves. */
export function afterChanges(state: GovernanceState, changes: readonly Change[]): GovernanceState {
  return changes.flatMap((change) => change.writes).reduce(afterWrite, state);
}

function afterWrite(state: GovernanceState, write: Write): GovernanceState {
  switch (write.kind) {
    case 'charter':
      return {
        ...withFurther(state, write),
        charter: write.record.charter,
        charterVersion: write.record.version,
      };
    case 'member':
      return { ...state, members: withWrite(state.members, write, IDENTITY.member) };
    case 'person':
      return { ...state, people: withWrite(state.people, write, IDENTITY.person) };
    case 'seat':
      return { ...state, seats: withWrite(state.seats, write, IDENTITY.seat) };
    default:
      return withFurther(state, write);
  }
}

function withFurther(state: GovernanceState, write: Write): GovernanceState {
  const records: readonly unknown[] | undefined = state.further?.[write.kind];
  if (records === undefined) return state;
  const identities: { readonly [Kind in StoredKind]?: unknown } = IDENTITY;
  const identity = identities[write.kind] as ((record: unknown) => string) | undefined;
  if (identity === undefined) throw new RangeError(`state.ts does not tell records of ${write.kind} apart`);
  return { ...state, further: { ...state.further, [write.kind]: withWrite(records, write, identity) } };
}

function withWrite<Item>(
  items: readonly Item[],
  write: { readonly record: Item; readonly delete?: true },
  identity: (item: Item) => string,
): Item[] {
  const others = items.filter((one) => identity(one) !== identity(write.record));
  const all = write.delete === true ? others : [...others, write.record];
  return all.sort((left, right) => (identity(left) < identity(right) ? -1 : 1));
}
