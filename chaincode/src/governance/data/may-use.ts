import { isPresent } from '../bodies/body-members.js';
import type { Millis } from '../ids.js';
import type { DataAnswer, DataSetRecord } from '../records/data-sets.js';
import type { MemberRecord } from '../records/members.js';

/** Who asks about which data set, and when. */
export interface DataQuestion {
  /** Null where there is none of this id. */
  readonly dataSet: DataSetRecord | null;
  /** Null for who is no member. */
  readonly member: MemberRecord | null;
  readonly now: Millis;
}

/** Whether a member may use a data set for a purpose at this moment (R17). One that is suspended or gone may not. */
export function mayUse(question: DataQuestion, purpose: string): DataAnswer {
  return answer(question, ({ uses }, { id }) =>
    uses.some(
      ({ memberId, purposes }) => (memberId === undefined || memberId === id) && purposes.includes(purpose),
    ),
  );
}

/** Whether a member may provide a data set at this moment (R17). */
export function mayProvide(question: DataQuestion): DataAnswer {
  return answer(question, ({ providers }, { id }) => providers.includes(id));
}

function answer(
  { dataSet, member, now }: DataQuestion,
  isNamed: (dataSet: DataSetRecord, member: MemberRecord) => boolean,
): DataAnswer {
  if (dataSet === null) return 'unknown';
  if (dataSet.withdrawn !== undefined) return 'withdrawn';
  if (dataSet.until !== undefined && now >= dataSet.until) return 'over';
  if (member === null || !isPresent(member)) return 'not-a-member';
  return isNamed(dataSet, member) ? 'allowed' : 'not-named';
}
