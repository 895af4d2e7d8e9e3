import { VALIDATION_CODES, type ValidationCodeName } from '@fabric-governance/protocol/validation-code';

/** One step of a chaincode. */
export type Operation =
  | { readonly kind: 'get'; readonly key: string }
  | { readonly kind: 'put'; readonly key: string; readonly value: string }
  | { readonly kind: 'delete'; readonly key: string }
  /** From now on all these organisations must endorse a change of the key. */
  | { readonly kind: 'guard'; readonly key: string; readonly organisations: readonly string[] }
  /** A scan of which only `take` results are read. */
  | { readonly kind: 'range'; readonly start: string; readonly end: string; readonly take: number };

/** A transaction as somebody wants it. */
export interface Call {
  readonly operations: readonly Operation[];
  readonly endorsers: readonly string[];
  /** How many blocks ago it was simulated. */
  readonly age: number;
  /** Whether its signature is somebody else's. */
  readonly forged: boolean;
}

interface Entry {
  readonly value: string;
  /** Serial number of the write that made it. */
  readonly write: number;
  readonly guards: readonly string[] | undefined;
}
type Copy = ReadonlyMap<string, Entry>;

interface Seen {
  readonly key: string;
  readonly write: number | undefined;
}
interface Scanned {
  readonly range: Extract<Operation, { kind: 'range' }>;
  readonly seen: readonly Seen[];
}
interface Simulated {
  readonly reads: readonly Seen[];
  readonly scans: readonly Scanned[];
}

/**
 * A ledger that is as simple as can be: a whole copy of the state for each block, and the rules as Fabric's
 * documentation tells them. It shares nothing with the real one but the names of the codes.
 */
export class ModelLedger {
  readonly #enough: number;
  #copies: Copy[] = [new Map()];
  readonly #simulated = new Map<number, Simulated>();
  readonly #known = new Set<number>();
  #serial = 0;

  /** @param enough how many organisations must endorse what has no guards */
  constructor(enough: number) {
    this.#enough = enough;
  }

  /** The newest state, values by key. */
  state(): Record<string, string> {
    return Object.fromEntries([...this.#now()].map(([key, { value }]) => [key, value]));
  }

  /** Says that older states can no longer be read. */
  forgetSnapshots(): void {
    this.#copies = this.#copies.slice(-1);
  }

  /** Judges a block; a transaction with the id of an earlier one is that one again. */
  commit(block: readonly { readonly id: number; readonly call: Call }[]): ValidationCodeName[] {
    for (const { id, call } of block) {
      if (!this.#simulated.has(id)) {
        this.#simulated.set(
          id,
          simulate(call, this.#copies.at(-1 - Math.min(call.age, this.#copies.length - 1))),
        );
      }
    }
    const guardsChanged = new Set<string>();
    const inBlock = new Set<number>();
    const first = block.map(({ id, call }): ValidationCodeName => {
      const alone = this.#judgeAlone(id, call, guardsChanged);
      if (alone !== 'VALID') {
        return alone;
      }
      for (const step of call.operations) {
        if (step.kind === 'guard') {
          guardsChanged.add(step.key);
        }
      }
      return 'VALID';
    });
    const now = new Map(this.#now());
    const touched = new Set<string>();
    const codes = block.map(({ id, call }, index): ValidationCodeName => {
      const alone = first[index] ?? 'VALID';
      if (alone !== 'VALID') {
        return alone;
      }
      if (inBlock.has(id)) {
        return 'DUPLICATE_TXID';
      }
      inBlock.add(id);
      const verdict = stillTrue(this.#simulated.get(id), now, touched);
      if (verdict === 'VALID') {
        this.#apply(call, now, touched);
      }
      return verdict;
    });
    for (const { id } of block) {
      this.#known.add(id);
    }
    this.#copies.push(now);
    return codes;
  }

  #now(): Copy {
    return this.#copies.at(-1) ?? new Map<string, Entry>();
  }

  #judgeAlone(id: number, call: Call, guardsChanged: ReadonlySet<string>): ValidationCodeName {
    if (call.forged) {
      return 'BAD_CREATOR_SIGNATURE';
    }
    if (this.#known.has(id)) {
      return 'DUPLICATE_TXID';
    }
    const written = new Set(
      call.operations.flatMap((step) => (step.kind === 'get' || step.kind === 'range' ? [] : [step.key])),
    );
    const endorsed = (key: string): boolean => {
      const guards = this.#now().get(key)?.guards;
      return (
        !guardsChanged.has(key) &&
        (guards === undefined
          ? call.endorsers.length >= this.#enough
          : guards.every((guard) => call.endorsers.includes(guard)))
      );
    };
    const isEndorsed =
      written.size === 0 ? call.endorsers.length >= this.#enough : [...written].every(endorsed);
    return isEndorsed ? 'VALID' : 'ENDORSEMENT_POLICY_FAILURE';
  }

  /** Values first, then guards: a guard of what does not exist then has no effect. */
  #apply({ operations }: Call, now: Map<string, Entry>, touched: Set<string>): void {
    const values = new Map<string, string | undefined>();
    const guards = new Map<string, readonly string[]>();
    for (const step of operations) {
      if (step.kind === 'put') {
        values.set(step.key, step.value);
      } else if (step.kind === 'delete') {
        values.set(step.key, undefined);
      } else if (step.kind === 'guard') {
        guards.set(step.key, step.organisations);
      }
    }
    for (const [key, value] of values) {
      touched.add(key);
      if (value === undefined) {
        now.delete(key);
      } else {
        now.set(key, { value, write: ++this.#serial, guards: now.get(key)?.guards });
      }
    }
    for (const [key, organisations] of guards) {
      const entry = now.get(key);
      if (entry !== undefined) {
        touched.add(key);
        now.set(key, { ...entry, write: ++this.#serial, guards: organisations });
      }
    }
  }
}

/** The number of a code, as it stands in a block. */
export function codeOf(name: ValidationCodeName): number {
  return VALIDATION_CODES[name];
}

function simulate({ operations }: Call, copy: Copy = new Map()): Simulated {
  return {
    reads: operations.flatMap((step) =>
      step.kind === 'get' ? [{ key: step.key, write: copy.get(step.key)?.write }] : [],
    ),
    scans: operations.flatMap((step) =>
      step.kind === 'range' ? [{ range: step, seen: within(copy, step).slice(0, step.take) }] : [],
    ),
  };
}

function within(copy: Copy, { start, end }: { readonly start: string; readonly end: string }): Seen[] {
  return [...copy]
    .filter(([key]) => key >= start && (end === '' || key < end))
    .map(([key, { write }]) => ({ key, write }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Whether what was read is still so: nothing touched in this block, nothing changed since. */
function stillTrue(
  { reads, scans }: Simulated = { reads: [], scans: [] },
  now: Copy,
  touched: ReadonlySet<string>,
): ValidationCodeName {
  if (reads.some(({ key, write }) => touched.has(key) || now.get(key)?.write !== write)) {
    return 'MVCC_READ_CONFLICT';
  }
  const same = scans.every(({ range, seen }) => {
    const current = within(now, range);
    const last = seen.at(-1)?.key;
    const readToItsEnd = seen.length < range.take || last === undefined;
    const relevant = readToItsEnd ? current : current.filter(({ key }) => key <= last);
    return JSON.stringify(relevant) === JSON.stringify(seen);
  });
  return same ? 'VALID' : 'PHANTOM_READ_CONFLICT';
}
