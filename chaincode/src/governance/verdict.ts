import type { REFUSALS, Refusal, RefusalCode } from './errors.js';

/** What a decider answers: its effects, or why not. A refusal is a value; exceptions are for faults. */
export type Verdict<T> = Accepted<T> | Refused;

export interface Accepted<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

type ParamsOf<Code extends RefusalCode> = Readonly<
  Record<(typeof REFUSALS)[Code]['params'][number], string | number>
>;

export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value };
}

/** A refusal with exactly the parameters that the catalogue in `errors.ts` names for its code. */
export function refuse<Code extends RefusalCode>(code: Code, params: ParamsOf<Code>): Refused {
  return { ok: false, refusal: { code, params } };
}
