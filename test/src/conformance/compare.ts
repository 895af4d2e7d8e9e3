import { isDeepStrictEqual } from 'node:util';
import type { Answer } from './client/answer.js';
import type { Recording } from './record.js';

/** A call to which two networks gave different answers. */
export interface Difference {
  readonly name: string;
  readonly left: Answer | undefined;
  readonly right: Answer | undefined;
}

/** Calls whose answers differ, or that only one of the recordings has. */
export function differences(left: Recording, right: Recording): readonly Difference[] {
  const rights = new Map(right.answers.map(({ name, answer }) => [name, answer]));
  const lefts = new Map(left.answers.map(({ name, answer }) => [name, answer]));
  const names = new Set([...lefts.keys(), ...rights.keys()]);
  return [...names].flatMap((name) => {
    const pair = { name, left: lefts.get(name), right: rights.get(name) };
    return isDeepStrictEqual(comparable(pair.left), comparable(pair.right)) ? [] : [pair];
  });
}

/** Go's protobuf library writes its texts with a space or a no-break space, by how it was built, so that nobody reads them. */
function comparable(answer: Answer | undefined): unknown {
  return answer === undefined
    ? undefined
    : (JSON.parse(JSON.stringify(answer).replaceAll('\u00a0', ' ')) as unknown);
}
