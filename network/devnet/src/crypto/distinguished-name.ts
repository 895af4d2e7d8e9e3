import { AsnConvert } from '@peculiar/asn1-schema';
import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509';

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
/** Letters of a PrintableString as Go writes one: without asterisk and ampersand. */
const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/u;

/** An attribute of a name, by its usual short form. */
export type NameAttribute = keyof typeof ATTRIBUTES;

/** Values of one attribute, all in one set; an attribute without values is left out. */
export type NamePart = Readonly<Partial<Record<NameAttribute, readonly string[]>>>;

/** A subject or issuer, in the order in which its parts are written. */
export type DistinguishedName = readonly NamePart[];

/** The name as certificates have it. Several values of one attribute share a set, as Go writes them. */
export function x509Name(name: DistinguishedName): Name {
  return new Name(
    name.flatMap((part) =>
      Object.entries(part)
        .filter(([, values]) => values.length > 0)
        .map(([attribute, values]) => nameSet(attribute as NameAttribute, values)),
    ),
  );
}

/** The library writes a set as it is given; DER wants it in the order of its bytes. */
function nameSet(attribute: NameAttribute, values: readonly string[]): RelativeDistinguishedName {
  const type = ATTRIBUTES[attribute];
  const members = values.map((value) => {
    const member = new AttributeTypeAndValue({ type, value: nameText(value) });
    return { member, der: Buffer.from(AsnConvert.serialize(member)) };
  });
  members.sort((a, b) => Buffer.compare(a.der, b.der));
  return new RelativeDistinguishedName(members.map(({ member }) => member));
}

/** A text in the string type that Go chooses. */
function nameText(text: string): AttributeValue {
  return new AttributeValue(PRINTABLE.test(text) ? { printableString: text } : { utf8String: text });
}
