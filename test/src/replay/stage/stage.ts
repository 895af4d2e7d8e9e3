import type { Refusal } from '@fabric-governance/chaincode/governance/errors';
import type { StoredTypes } from '@fabric-governance/chaincode/governance/change';
import type { TransactionName } from '@fabric-governance/chaincode/contracts/transactions';

/** What a transaction came to. */
export type Answer =
  | { readonly ok: true; readonly result: unknown; readonly txId: string }
  | { readonly ok: false; readonly refusal: Pick<Refusal, 'code' | 'params'> };

/** A transaction to be sent. */
export interface Call {
  readonly name: TransactionName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly transient?: Readonly<Record<string, unknown>>;
  /** The transaction's own time; left out: the stage's clock. */
  readonly at?: number;
}

/** Where a script is played: a founded consortium and its clock. */
export interface Stage {
  /** The name of the network, for reports. */
  readonly network: 'memory' | 'devnet';
  /** The file's clock, in milliseconds since 1970; transactions carry it. */
  readonly now: number;
  /** Moves the clock on; never back. */
  moveTo(moment: number): void;
  /** Sends a person's transaction, and waits until it is committed or refused. A fault is thrown. */
  send(personId: string, call: Call): Promise<Answer>;
  /** Runs what may happen in any order: one after the other in memory, at the same time on a network. Answers in the given order. */
  together(tasks: readonly (() => Promise<Answer>)[]): Promise<readonly Answer[]>;
  /** A record by its key; undefined when there is none. */
  record<Kind extends keyof StoredTypes>(
    kind: Kind,
    ...key: readonly string[]
  ): Promise<StoredTypes[Kind] | undefined>;
  /** All records of a kind whose key begins so. */
  records<Kind extends keyof StoredTypes>(
    kind: Kind,
    ...prefix: readonly string[]
  ): Promise<readonly StoredTypes[Kind][]>;
  /** Takes everything down again. */
  stop(): Promise<void>;
}

/** A stage on which the members' agents can be stood in for: there is no network on which they would have to do anything. */
export interface AgentStage extends Stage {
  /** Sends a transaction of a member's agent. */
  sendAsAgent(memberId: string, call: Call): Promise<Answer>;
}

/** The consortium cannot be founded: its charter or its members are refused. */
export class FoundingRefused extends Error {
  override readonly name = 'FoundingRefused';
  readonly refusal: Pick<Refusal, 'code' | 'params'>;

  constructor(refusal: Pick<Refusal, 'code' | 'params'>) {
    super(`The founding is refused: ${refusal.code} ${JSON.stringify(refusal.params)}`);
    this.refusal = refusal;
  }
}
