import { fc } from '../../testing/properties.js';
import { MERIT_CHARTER } from '../../testing/merit-charter.js';
import type { Context, PersonActor } from '../authority/actor.js';
import type { MemberId, ProposalId } from '../ids.js';
import { balanceOf } from '../merit/balance.js';
import type { MeritRecord } from '../records/merit.js';
import type { PenaltyRecord } from '../records/penalties.js';
import type { Change } from '../change.js';
import { ended } from './end.js';
import { decideEnforce } from './enforce.js';
import { imposed } from './impose.js';
import { decidePenaltyReply } from './reply.js';
import { isInForce, voteSuspended } from './standing.js';

const HOUR = 60 * 60 * 1000;
const MEMBER = 'insurer' as MemberId;
const KEY = { memberId: MEMBER, source: 'p' as ProposalId };

type Act = 'reply' | 'enforce' | 'annulled' | 'lifted';
interface Step {
  readonly wait: number;
  readonly act: Act;
}

const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.integer({ min: 0, max: 20 * HOUR }),
  act: fc.constantFrom<Act>('reply', 'enforce', 'enforce', 'annulled', 'lifted'),
});
const kind = fc.constantFrom('warning', 'fine', 'silencing');

/** Walks a penalty through these steps, as its deciders let it. */
function* life(penaltyId: string, steps: readonly Step[]) {
  const rule = MERIT_CHARTER.merit?.penalties[penaltyId];
  if (rule === undefined) throw new Error(`no penalty ${penaltyId}`);
  let now = 1000;
  const entries: MeritRecord[] = [];
  const state = { charter: MERIT_CHARTER, charterVersion: 1, now };
  const first = imposed({ key: { ...KEY, penaltyId }, rule, grounds: 'x', balance: -9 }, state);
  let penalty = first.after as PenaltyRecord;
  for (const { wait, act } of steps) {
    now += wait;
    const changes = actOn(penalty, act, now);
    for (const { after, subject } of changes) {
      if (subject.kind === 'merit-entry') entries.push(after as MeritRecord);
      else penalty = after as PenaltyRecord;
    }
    yield { now, act, accepted: changes.length > 0, penalty, balance: balanceOf(entries, now) };
  }
}

function actOn(penalty: PenaltyRecord, act: Act, now: number): readonly Change[] {
  const actor = {
    member: { id: MEMBER },
    person: { id: 'insurer.gil' },
    permissions: new Set(['case.plead']),
  };
  const context = { actor, now } as unknown as Context<PersonActor>;
  if (act === 'reply') {
    const replied = decidePenaltyReply(penalty, { text: 'no', documents: [] }, context);
    return replied.ok ? replied.value.changes : [];
  }
  if (act === 'enforce') {
    const enforced = decideEnforce({ penalty, charter: MERIT_CHARTER }, context);
    return enforced.ok ? enforced.value.changes : [];
  }
  const open = penalty.state === 'notice' || penalty.state === 'in-force';
  return open ? ended(penalty, act, now) : [];
}

test('no penalty takes effect before its notice is over, or after it was annulled or lifted', () => {
  fc.assert(
    fc.property(kind, fc.array(step, { maxLength: 12 }), (penaltyId, steps) => {
      let over = false;
      let enforcedAt: number | undefined;
      for (const { now, act, accepted, penalty } of life(penaltyId, steps)) {
        if (act === 'enforce' && accepted) {
          expect(now).toBeGreaterThanOrEqual(1000 + HOUR);
          expect([over, enforcedAt]).toEqual([false, undefined]);
          enforcedAt = now;
        }
        if ((act === 'annulled' || act === 'lifted') && accepted) over = true;
        const lasts = penaltyId === 'silencing' ? 48 * HOUR : 24 * HOUR;
        const expected = !over && enforcedAt !== undefined && now < enforcedAt + lasts;
        expect(isInForce(penalty, now)).toBe(expected);
        expect(voteSuspended([penalty], now).has(MEMBER)).toBe(expected && penaltyId === 'silencing');
      }
    }),
  );
});

test('a penalty costs its points exactly while it is in force, and a reply changes nothing of that', () => {
  fc.assert(
    fc.property(kind, fc.array(step, { maxLength: 12 }), (penaltyId, steps) => {
      for (const { now, penalty, balance } of life(penaltyId, steps)) {
        expect(balance + 0).toBe(penaltyId === 'fine' && isInForce(penalty, now) ? -4 : 0);
      }
    }),
  );
});
