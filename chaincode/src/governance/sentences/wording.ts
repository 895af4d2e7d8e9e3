import type { Naming } from './naming.js';
import type { Words } from './words.js';

/**
 * The sentences of each part of a whole, in the order in which they are read. A part that the schema gains fails to compile
 * here until it has its sentences; one that needs none says so by giving none.
 */
export type Wording<Whole> = {
  readonly [Part in keyof Whole]-?: (
    part: Whole[Part] | undefined,
    context: { readonly whole: Whole; readonly naming: Naming },
  ) => readonly Words[];
};

/** All sentences of a whole. */
export function worded<Whole extends object>(
  whole: Whole,
  wording: Wording<Whole>,
  naming: Naming,
): readonly Words[] {
  const parts = Object.keys(wording) as (keyof Whole)[];
  return parts.flatMap((part) => wording[part](whole[part], { whole, naming }));
}

/** Sentences of a part that may be left out and then says nothing. */
export function given<Part>(
  part: Part | undefined,
  sentences: (part: Part) => readonly Words[],
): readonly Words[] {
  return part === undefined ? [] : sentences(part);
}

/** For a part that has no sentence of its own: a heading, or what another part's sentence says. */
export const NOTHING_TO_SAY = (): readonly Words[] => [];
