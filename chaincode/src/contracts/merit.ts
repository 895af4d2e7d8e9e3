import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { matterOfAccord } from '../governance/bodies/accord.js';
import { decideAwardTogether, decideJoinAward } from '../governance/merit/award-together.js';
import { decideCredit, reasonsByThemselves } from '../governance/merit/credit.js';
import type { AttendanceRecord } from '../governance/records/attendance.js';
import type { AwardTerms, MeritRecord } from '../governance/records/merit.js';
import { refuse } from '../governance/verdict.js';
import type { Store } from '../ledger/store.js';
import { loadState, loadSubmitted, type Submitted } from './loading.js';
import { RefusalError } from './refusal-error.js';
import { begin } from './running-transaction.js';

/** Points for stated reasons that no vote awards: by people of a body, or for taking part in votes. */
@Info({ title: 'Merit', description: 'Points for stated reasons' })
export class MeritContract extends Contract {
  constructor() {
    super('Merit');
  }

  /** One person of a body joins an award. → { matter, act, personId } */
  @Transaction()
  @Returns('string')
  async agree(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Merit:agree', argument);
    const { store, input: terms } = transaction;
    const person = await transaction.person();
    const matter = matterOfAccord('merit.award', terms);
    const state = {
      state: await loadState(transaction),
      entries: await entriesFor(store, terms),
      given: await store.get('accord', { matter, personId: person.actor.person.id }),
    };
    return transaction.conclude(decideJoinAward(state, terms, person), person);
  }

  /** Enters what enough people of the body agree on. → { memberId, reasonId, points } */
  @Transaction()
  @Returns('string')
  async award(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Merit:award', argument);
    const { store, input: terms } = transaction;
    const anyone = await transaction.anyone();
    const state = {
      state: await loadState(transaction),
      entries: await entriesFor(store, terms),
      accords: await store.range('accord', [matterOfAccord('merit.award', terms)]),
    };
    return transaction.conclude(decideAwardTogether(state, terms, anyone), anyone);
  }

  /** Enters what follows by itself from a vote that is over. → { proposalId, entries } */
  @Transaction()
  @Returns('string')
  async credit(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Merit:credit', argument);
    const { store, input } = transaction;
    const anyone = await transaction.anyone();
    const submitted = await loadSubmitted(transaction, input.proposalId);
    const attendance = await attendanceOf(store, submitted);
    const entries: MeritRecord[] = [];
    for (const [reasonId] of reasonsByThemselves(submitted.rules.charter)) {
      for (const memberId of [...attendance.present, ...attendance.missing]) {
        entries.push(...(await entriesFor(store, { memberId, reasonId })));
      }
    }
    const state = { charter: submitted.rules.charter, attendance, entries };
    return transaction.conclude(decideCredit(state), anyone);
  }
}

async function entriesFor(
  store: Store,
  { memberId, reasonId }: Pick<AwardTerms, 'memberId' | 'reasonId'>,
): Promise<MeritRecord[]> {
  return store.range('merit-entry', [memberId, 'reason', reasonId]);
}

/** Who took part in a vote. @throws RefusalError PROPOSAL_WRONG_STATE before it is over */
async function attendanceOf(store: Store, { proposal, phase }: Submitted): Promise<AttendanceRecord> {
  const proposalId = proposal.id;
  const decision = await store.get('decision', { proposalId });
  const attendance =
    decision === null
      ? null
      : await store.get('attendance', {
          trackId: decision.rule.trackId,
          decidedAt: decision.decidedAt,
          proposalId,
        });
  if (attendance !== null) return attendance;
  const needed = 'approved rejected no-quorum';
  throw new RefusalError(refuse('PROPOSAL_WRONG_STATE', { proposalId, state: phase.state, needed }).refusal);
}
