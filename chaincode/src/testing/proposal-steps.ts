import type { TransactionInput, TransactionName } from '../contracts/transactions.js';
import type { Charter } from '../governance/charter.js';
import type { RefusalCode } from '../governance/errors.js';
import { commitmentTo } from '../governance/lifecycle/ballot-secrecy.js';
import type { MemberId, PersonId, ProposalId } from '../governance/ids.js';
import type { JointActKind } from '../governance/records/bodies.js';
import type { Action } from '../governance/records/actions.js';
import type { PhaseRecord } from '../governance/records/proposals.js';
import type { Choice } from '../governance/states.js';
import type { Answer, SendOptions } from './memory-ledger.js';
import { accepted, SampleConsortium, VOTER_IDS, type VoterId } from './sample-consortium.js';
import type { TestIdentity } from './test-identity.js';

export const MINUTE = 60_000;
/** The salt of every approval in tests. */
export const SALT = 'ab'.repeat(32);

export const RESOLUTION: Action = { kind: 'resolution.record', payload: { text: 'We resolve.' } };

/** The action that gives a person a role. */
export function grant(personId: string, roleId: string): Action {
  return { kind: 'role.grant', payload: { personId: personId as PersonId, roleId } };
}

/** The action that takes a role from a person. */
export function revoke(personId: string, roleId: string): Action {
  return { kind: 'role.revoke', payload: { personId: personId as PersonId, roleId } };
}

/** What tests do with proposals, each step taken for granted unless its name says otherwise. */
export class ProposalSteps extends SampleConsortium {
  /** Sends as a person (`bank.rep`) or as an institution's agent (`bank`). */
  async send<Name extends TransactionName>(
    who: string,
    name: Name,
    input: TransactionInput<Name>,
    options?: SendOptions,
  ): Promise<Answer> {
    return this.ledger.send(this.identity(who), name, input, options);
  }

  identity(who: string): TestIdentity {
    return who.includes('.') ? this.person(who) : this.agent(who);
  }

  /** The refusal's code, or `accepted`. */
  async outcome<Name extends TransactionName>(
    who: string,
    name: Name,
    input: TransactionInput<Name>,
    options?: SendOptions,
  ): Promise<RefusalCode | 'accepted'> {
    const answer = await this.send(who, name, input, options);
    return answer.ok ? 'accepted' : answer.refusal.code;
  }

  async draft(
    actions: readonly Action[] = [RESOLUTION],
    who = 'bank.rep',
    more: Partial<TransactionInput<'Proposals:draft'>> = {},
  ): Promise<string> {
    const input = { title: 'A proposal', description: 'Why.', actions: [...actions], ...more };
    return String(accepted(await this.send(who, 'Proposals:draft', input))['proposalId']);
  }

  /** A proposal in its notice, sponsored by the exchange. */
  async submitted(actions?: readonly Action[], trackId?: string): Promise<string> {
    const proposalId = await this.draft(actions, 'bank.rep', trackId === undefined ? {} : { trackId });
    accepted(await this.send('exchange.rep', 'Proposals:sponsor', { proposalId }));
    accepted(await this.send('bank.rep', 'Proposals:submit', { proposalId }));
    return proposalId;
  }

  /** A proposal whose voting has just opened. */
  async voting(actions?: readonly Action[], trackId?: string): Promise<string> {
    return this.open(await this.submitted(actions, trackId));
  }

  async open(proposalId: string): Promise<string> {
    this.ledger.now += 10 * MINUTE;
    accepted(await this.send('insurer', 'Proposals:openVoting', { proposalId }));
    return proposalId;
  }

  async approve(personId: string, proposalId: string, choice: Choice): Promise<Answer> {
    const transient = { approval: { choice, salt: SALT } };
    return this.send(personId, 'Deliberation:approve', { proposalId }, { transient });
  }

  /** An institution's ballot with one approval. */
  async cast(memberId: VoterId, proposalId: string, choice: Choice): Promise<Answer> {
    const approval = await this.approve(`${memberId}.ann`, proposalId, choice);
    if (!approval.ok) return approval;
    const approvals = [{ personId: `${memberId}.ann`, salt: SALT }];
    return this.send(`${memberId}.rep`, 'Ballots:cast', { proposalId, choice, approvals });
  }

  /** A secret ballot's commitment with one approval. */
  async commit(memberId: VoterId, proposalId: string, choice: Choice): Promise<Answer> {
    const commitment = this.commitment(memberId, proposalId, choice);
    const transient = { approval: { commitment, salt: SALT } };
    await this.send(`${memberId}.ann`, 'Deliberation:approve', { proposalId }, { transient });
    const approvals = [{ personId: `${memberId}.ann`, salt: SALT }];
    return this.send(`${memberId}.rep`, 'Ballots:commit', { proposalId, commitment, approvals });
  }

  /** What a member commits to, with the salt of every test. */
  commitment(memberId: string, proposalId: string, choice: Choice): string {
    const ids = { proposalId: proposalId as ProposalId, memberId: memberId as MemberId };
    return commitmentTo({ ...ids, choice, salt: SALT });
  }

  async reveal(memberId: string, proposalId: string, choice: Choice): Promise<Answer> {
    return this.send(`${memberId}.rep`, 'Ballots:reveal', { proposalId, choice, salt: SALT });
  }

  /** A word of an institution's guardian about a proposal. */
  async consent(
    memberId: string,
    proposalId: string,
    act: JointActKind,
    more: { readonly until?: number; readonly subject?: string } = {},
  ): Promise<Answer> {
    const input = { proposalId, act, bodyId: 'assembly', reason: `${memberId} says so`, ...more };
    return this.send(`${memberId}.gil`, 'Safeguards:consent', input);
  }

  /** An urgent proposal whose vote has just opened. */
  async urgentVoting(actions?: readonly Action[]): Promise<string> {
    const proposalId = await this.submitted(actions, 'urgent');
    for (const memberId of ['bank', 'insurer']) accepted(await this.consent(memberId, proposalId, 'urgency'));
    return this.open(proposalId);
  }

  /** An approved proposal, due at once. */
  async due(actions?: readonly Action[]): Promise<string> {
    const proposalId = await this.voting(actions);
    for (const memberId of VOTER_IDS) accepted(await this.cast(memberId, proposalId, 'yes'));
    accepted(await this.send('bank', 'Proposals:close', { proposalId }));
    this.ledger.now += 5 * MINUTE;
    return proposalId;
  }

  /** Decides and executes ledger actions; answers the proposal's id. */
  async enact(actions: readonly Action[]): Promise<string> {
    const proposalId = await this.due(actions);
    accepted(await this.send('bank', 'Execution:execute', { proposalId }));
    return proposalId;
  }

  phase(proposalId: string): PhaseRecord {
    const phase = this.ledger.records('phase').find((one) => one.proposalId === proposalId);
    if (phase === undefined) throw new Error(`no proposal ${proposalId}`);
    return phase;
  }
}

/** A founded consortium for the tests of a file. */
export interface HeldConsortium {
  readonly current: ProposalSteps;
  /** Back to the moment after founding; done before each test. */
  restore(): void;
}

/** A consortium founded once for a file and brought back for each test; its ledger's time is every endorser's clock. */
export function useConsortium(charter?: Charter): HeldConsortium {
  const current = new ProposalSteps(charter);
  let founded: (() => void) | undefined;
  const bringBack = (): void => founded?.();
  beforeAll(async () => {
    jest.spyOn(Date, 'now').mockImplementation(() => current.ledger.now);
    // Where the tests of a file run again (`chaincode/mutation`), it has been founded.
    if (founded !== undefined) return;
    await current.found();
    founded = current.ledger.checkpoint();
  });
  beforeEach(() => {
    bringBack();
  });
  afterAll(() => {
    jest.restoreAllMocks();
  });
  return {
    current,
    restore: () => {
      bringBack();
    },
  };
}
