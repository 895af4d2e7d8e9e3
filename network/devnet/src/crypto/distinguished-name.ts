import { derObjectIdentifier, derSequence, derSetOf, derText } from './der-values.js';

/** Object identifiers of the attributes a name may have. */
const ATTRIBUTES = {
  C: '2.5.4.6',
  ST: '2.5.4.8',
  L: '2.5.4.7',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
  serialNumber: '2.5.4.5',
} as const;

/** An attribute of a name, by its usual short form. */
export type NameAttribute = keyof typeof ATTRIBUTES;

/** Values of one attribute, all in one set; an attribute without values is left out. */
export type NamePart = Readonly<Partial<Record<NameAttribute, readonly string[]>>>;

/** A subject or issuer, in the order in which its parts are written. */
export type DistinguishedName = readonly NamePart[];

/** DER of a name. Several values of one attribute share a set, as Go writes them. */
export function derName(name: DistinguishedName): Uint8Array {
  return derSequence(
    ...name.flatMap((part) =>
      Object.entries(part)
        .filter(([, values]) => values.length > 0)
        .map(([attribute, values]) => {
          const type = derObjectIdentifier(ATTRIBUTES[attribute as NameAttribute]);
          return derSetOf(values.map((value) => derSequence(type, derText(value))));
        }),
    ),
  );
}
