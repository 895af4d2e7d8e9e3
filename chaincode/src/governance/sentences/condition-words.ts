import type { Condition } from '../charter.js';
import { consentsWords, floorWords, numberWords } from './leaf-words.js';
import type { Naming } from './naming.js';
import { clauses, type Words } from './words.js';

/** A condition as a clause: “at least two thirds of all members vote yes, and at most one quarter of all members vote no”. */
export function conditionWords(condition: Condition, naming: Naming): Words {
  if ('all' in condition) return clauses(parts(condition.all, naming), 'and');
  if ('any' in condition) return clauses(parts(condition.any, naming), 'or');
  if ('consents' in condition) return consentsWords(condition, naming);
  return 'number' in condition ? numberWords(condition, naming) : floorWords(condition, naming);
}

/** What is joined itself stands in brackets among other parts, so that nobody can read it in two ways. */
function parts(conditions: readonly Condition[], naming: Naming): Words[] {
  return conditions.map((condition) => {
    const words = conditionWords(condition, naming);
    const single = conditions.length === 1 || !isJoined(condition);
    return single ? words : { en: `(${words.en})`, zh: `（${words.zh}）` };
  });
}

function isJoined(condition: Condition): boolean {
  const inner = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  const [only] = inner;
  return inner.length === 1 && only !== undefined ? isJoined(only) : inner.length > 1;
}
