import type { en } from './en.js';

/** The English words; the other languages have exactly its groups and names. */
export type Words = { readonly [G in keyof typeof en]: Readonly<Record<keyof (typeof en)[G], string>> };

/** Without i18next's plural ending: `x_one` and `x_other` are asked for as `x`. */
type Singular<K extends string> = K extends `${infer Stem}_${'one' | 'other'}` ? Stem : K;

/** Key of a text: `<group>.<name>`. */
export type WordKey = {
  [G in keyof Words]: `${G}.${Singular<Extract<keyof Words[G], string>>}`;
}[keyof Words];

/** Wording function: a key and its parameters → text in the current language. */
export type Word = (key: WordKey, params?: Readonly<Record<string, string | number>>) => string;

/** Groups and names to i18next's flat resources, since names themselves contain dots. */
export function flatten(words: Words): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([group, names]) =>
      Object.entries(names).map(([name, text]) => [`${group}.${name}`, text]),
    ),
  );
}
