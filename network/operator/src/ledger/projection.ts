import type { DecodedBlock } from '@fabric-governance/protocol/block';
import type { StoredTypes } from '@fabric-governance/chaincode/governance/change';

/** The kinds of records that an agent needs. */
const PROJECTED_KINDS = [
  'consortium',
  'charter',
  'member',
  'person',
  'seat',
  'power',
  'proposal',
  'phase',
  'ballot',
  'commitment',
  'ratification-ballot',
  'delegation',
  'recusal',
  'consent',
  'decision',
  'contribution',
  'attestation',
  'attendance',
  'merit-entry',
  'penalty',
  'case',
  'accord',
  'obligation',
  'release',
  'rollout-step',
  'intervention',
  'key-reset',
  'credential',
] as const satisfies readonly (keyof StoredTypes)[];
export type ProjectedKind = (typeof PROJECTED_KINDS)[number];
/** The records by their kind on the ledger. */
export type ProjectedRecords = Pick<StoredTypes, ProjectedKind>;

const VALID = 0;

/**
 * The governance records as the own peer's blocks wrote them: a fold over the valid transactions, nothing else. Applied
 * from block 0 in order, so that a restarted agent arrives at the same state.
 */
export class Projection {
  /** kind → first key attribute → whole key → record */
  readonly #records = new Map<string, Map<string, Map<string, unknown>>>();
  readonly #chaincode: string;
  #height = 0n;

  constructor(chaincode: string) {
    this.#chaincode = chaincode;
  }

  /** Number of the block that comes next. */
  get height(): bigint {
    return this.#height;
  }

  /** Throws when `block` is not the next one. */
  apply(block: DecodedBlock): void {
    if (block.number !== this.#height) {
      throw new Error(`Block ${block.number} came where block ${this.#height} was due.`);
    }
    for (const { validationCode, rwset } of block.transactions) {
      if (validationCode !== VALID) continue;
      for (const { namespace, writes } of rwset ?? []) {
        if (namespace !== this.#chaincode) continue;
        for (const write of writes) this.#write(write);
      }
    }
    this.#height += 1n;
  }

  /** One record by its key's attributes. */
  record<Kind extends ProjectedKind>(
    kind: Kind,
    ...key: readonly string[]
  ): ProjectedRecords[Kind] | undefined {
    const found = this.#records
      .get(kind)
      ?.get(key[0] ?? '')
      ?.get(key.join('\0'));
    return found as ProjectedRecords[Kind] | undefined;
  }

  /** All records of a kind, or those whose key begins with `first`; in key order within one first attribute. */
  records<Kind extends ProjectedKind>(kind: Kind, first?: string): readonly ProjectedRecords[Kind][] {
    const groups = this.#records.get(kind);
    const chosen =
      first === undefined
        ? [...(groups?.values() ?? [])]
        : [groups?.get(first) ?? new Map<string, unknown>()];
    return chosen.flatMap((group) =>
      [...group].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record as ProjectedRecords[Kind]),
    );
  }

  #write({
    key,
    isDelete,
    value,
  }: {
    readonly key: string;
    readonly isDelete: boolean;
    readonly value: Uint8Array;
  }): void {
    // Composite keys: \0 kind \0 attribute \0 … (fabric-shim's createCompositeKey).
    const [before, kind, first, ...rest] = key.split('\0');
    if (before !== '' || kind === undefined || first === undefined || !isProjected(kind)) return;
    const whole = [first, ...rest.slice(0, -1)].join('\0');
    const groups = this.#records.get(kind) ?? new Map<string, Map<string, unknown>>();
    const group = groups.get(first) ?? new Map<string, unknown>();
    if (isDelete) group.delete(whole);
    else group.set(whole, JSON.parse(Buffer.from(value).toString('utf8')));
    groups.set(first, group);
    this.#records.set(kind, groups);
  }
}

function isProjected(kind: string): kind is ProjectedKind {
  return (PROJECTED_KINDS as readonly string[]).includes(kind);
}
