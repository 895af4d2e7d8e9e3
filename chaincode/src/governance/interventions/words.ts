import type { PersonActor } from '../authority/actor.js';
import type { Millis } from '../ids.js';
import type { InterventionWord } from '../records/interventions.js';
import { refuse, type Refused } from '../verdict.js';

/** MAKER_IS_CHECKER: this person has said so already. */
export function needNewWord(
  words: readonly InterventionWord[],
  { person }: PersonActor,
): Refused | undefined {
  const has = words.some(({ personId }) => personId === person.id);
  return has ? refuse('MAKER_IS_CHECKER', { personId: person.id }) : undefined;
}

/** That this person wants it, from this moment on. */
export function wordOf({ person, member }: PersonActor, at: Millis): InterventionWord {
  return { personId: person.id, memberId: member.id, at };
}
