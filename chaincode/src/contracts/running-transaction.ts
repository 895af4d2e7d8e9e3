import type { Context as FabricContext } from 'fabric-contract-api';
import type { ChaincodeStub } from 'fabric-shim-api';
import {
  needPresentOrSuspended,
  type Actor,
  type AgentActor,
  type Caller,
  type Context,
  type PersonActor,
} from '../governance/authority/actor.js';
import type { Effects } from '../governance/change.js';
import { clockToleranceMs } from '../governance/voters/electorate.js';
import type { Millis, TxId } from '../governance/ids.js';
import type { CharterRecord } from '../governance/records/members.js';
import type { PersonStatus } from '../governance/states.js';
import type { Verdict } from '../governance/verdict.js';
import { auditRecords, EVENT_NAME, eventPayload, writesOf } from '../ledger/audit.js';
import { Store } from '../ledger/store.js';
import { parseArgument, type ParsedArgument } from './argument.js';
import { identify, type Identification } from './identification.js';
import { callerOf } from './caller.js';
import { charterInForce } from './loading.js';
import { checkClock, transactionTime } from './clock-guard.js';
import { RefusalError, unwrap } from './refusal-error.js';
import { needRunning } from './system-stop.js';
import type { TransactionName } from './transactions.js';

/** A transaction under way: who sent it and when, what it reads, and the one place where it writes. */
export class RunningTransaction {
  readonly stub: ChaincodeStub;
  readonly store: Store;
  readonly caller: Caller;
  readonly now: Millis;
  readonly txId: TxId;

  /** @throws RefusalError for a creator that is no certificate, or a proposal without a timestamp */
  constructor(stub: ChaincodeStub) {
    this.stub = stub;
    this.store = new Store(stub);
    this.caller = unwrap(callerOf(stub.getCreator()));
    this.now = unwrap(transactionTime(stub));
    this.txId = stub.getTxID() as TxId;
  }

  /** Refuses a timestamp too far from this endorser's clock. */
  checkClock(toleranceMs: number): void {
    const refused = checkClock(this.now, toleranceMs);
    if (refused !== undefined) throw new RefusalError(refused.refusal);
  }

  /** The context of a decider for this actor. */
  as<Who extends Actor>(actor: Who): Context<Who> {
    return { actor, now: this.now, txId: this.txId };
  }

  /**
   * Writes the effects, their audit records and the event, and answers the result as JSON. Everything has been planned by now, so a
   * transaction writes all of it or nothing.
   */
  async commit({ changes, result }: Effects, actor: Actor): Promise<string> {
    const audit = auditRecords(changes, this.as(actor));
    await this.store.apply(writesOf(changes, audit));
    this.stub.setEvent(EVENT_NAME, eventPayload(audit));
    return JSON.stringify(result);
  }

  /**
   * Commits what a verdict accepts.
   * @throws RefusalError with what it refuses
   */
  async conclude(verdict: Verdict<Effects>, { actor }: Context): Promise<string> {
    return this.commit(unwrap(verdict), actor);
  }
}

/** A transaction after founding, with its parsed argument and the charter in force. */
export class GovernedTransaction<Name extends TransactionName> extends RunningTransaction {
  readonly input: ParsedArgument<Name>;
  readonly charter: CharterRecord;
  readonly #identification: Identification;

  constructor(stub: ChaincodeStub, input: ParsedArgument<Name>, charter: CharterRecord) {
    super(stub);
    this.input = input;
    this.charter = charter;
    this.#identification = identify(this.store, this.caller, {
      charter: charter.charter,
      now: this.now,
    });
  }

  /** The person who sent it; CALLER_NOT_BOUND and the like otherwise. */
  async person(): Promise<Context<PersonActor>> {
    return this.as(await this.#identification.person());
  }

  /** The person who sent it, also one whose account stands in another of these ways: for what protects the account, and for nothing else. */
  async personAlso(...standings: readonly PersonStatus[]): Promise<Context<PersonActor>> {
    return this.as(await this.#identification.personAlso(standings));
  }

  /** The institution's agent that sent it; CALLER_NOT_AGENT otherwise. */
  async agent(): Promise<Context<AgentActor>> {
    return this.as(await this.#identification.agent());
  }

  /** The active person or the agent that sent it: what is due, anyone of the consortium may set going. */
  async anyone(): Promise<Context> {
    return this.as(await this.#identification.anyone());
  }

  /** Like anyone, or somebody of a suspended institution: for what is due to it. */
  async anyoneOfAnyMember(): Promise<Context> {
    const rules = { charter: this.charter.charter, now: this.now, admit: needPresentOrSuspended };
    return this.as(await identify(this.store, this.caller, rules).anyone());
  }
}

/** Begins a transaction: parses its argument, reads the charter in force, and checks the clock and that the system is not stopped. */
export async function begin<Name extends TransactionName>(
  context: FabricContext,
  name: Name,
  argument: string,
): Promise<GovernedTransaction<Name>> {
  const transaction = await beginRead(context, name, argument);
  transaction.checkClock(clockToleranceMs(transaction.charter.charter));
  await needRunning(transaction.store, { name, input: transaction.input, now: transaction.now });
  return transaction;
}

/** Begins an evaluation: like `begin`, but nothing is written, so the clock does not matter. */
export async function beginRead<Name extends TransactionName>(
  { stub }: FabricContext,
  name: Name,
  argument: string,
): Promise<GovernedTransaction<Name>> {
  const input = unwrap(parseArgument(name, argument));
  return new GovernedTransaction(stub, input, await charterInForce(new Store(stub)));
}
