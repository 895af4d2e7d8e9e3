import { utf8 } from '@fabric-governance/protocol/bytes';
import type { Extension } from '@peculiar/asn1-x509';
import { extension } from '../crypto/certificate-extensions.js';
import { CA_ERROR, CaError } from './ca-error.js';
import type { CaAttribute } from './ca-records.js';

/** An attribute that a request to enrol asks for. */
export interface AttributeRequest {
  readonly name: string;
  /** A request that is not optional fails where the identity lacks the attribute. */
  readonly optional: boolean;
}

/** Extension in which fabric-ca writes attributes; chaincode reads it through its client identity library. */
export const ATTRIBUTE_EXTENSION_OID = '1.2.3.4.5.6.7.8.1';

/**
 * The certificate extension for the wanted attributes; without requests, for those marked `ecert`, and then
 * undefined when there are none.
 * @throws CaError when a required attribute is missing.
 */
export function attributeExtension(
  attributes: readonly CaAttribute[],
  requests: readonly AttributeRequest[] | undefined,
): Extension | undefined {
  const wanted = requests ?? attributes.filter(({ ecert }) => ecert).map(required);
  if (requests === undefined && wanted.length === 0) {
    return undefined;
  }
  const values = new Map(attributes.map(({ name, value }) => [name, value]));
  const missing = wanted.filter(({ name, optional }) => !optional && !values.has(name));
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(' ');
    throw new CaError(
      500,
      CA_ERROR.unknown,
      `Failed to find requested attributes: The following required attributes are missing: [${names}]`,
    );
  }
  const attrs = Object.fromEntries(
    wanted
      .map(({ name }) => [name, values.get(name)] as const)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return extension(ATTRIBUTE_EXTENSION_OID, utf8(goJson({ attrs })));
}

/** What fabric-ca's bootstrap administrator may do: anything. Its configuration makes a 1 of true. */
export const BOOTSTRAP_ATTRIBUTES: readonly CaAttribute[] = [
  ['hf.Registrar.Roles', '*'] as const,
  ['hf.Registrar.DelegateRoles', '*'] as const,
  ['hf.Revoker', '1'] as const,
  ['hf.IntermediateCA', '1'] as const,
  ['hf.GenCRL', '1'] as const,
  ['hf.Registrar.Attributes', '*'] as const,
  ['hf.AffiliationMgr', '1'] as const,
].map(([name, value]) => ({ name, value, ecert: false }));

/** The three attributes that every registered identity has, telling who it is. */
export function identityAttributes(id: string, type: string, affiliation: string): readonly CaAttribute[] {
  return [
    { name: 'hf.EnrollmentID', value: id, ecert: true },
    { name: 'hf.Type', value: type, ecert: true },
    { name: 'hf.Affiliation', value: affiliation, ecert: true },
  ];
}

/** The attributes after a change: one of the same name is replaced, and dropped when its new value is empty. */
export function changedAttributes(
  current: readonly CaAttribute[],
  changes: readonly CaAttribute[],
): readonly CaAttribute[] {
  const attributes = new Map(current.map((attribute) => [attribute.name, attribute]));
  for (const change of changes) {
    if (change.value === '') {
      attributes.delete(change.name);
    } else {
      attributes.set(change.name, change);
    }
  }
  return [...attributes.values()];
}

/** One attribute of each name, the last. */
export function distinctAttributes(attributes: readonly CaAttribute[]): readonly CaAttribute[] {
  return [...new Map(attributes.map((attribute) => [attribute.name, attribute])).values()];
}

/** The value of an attribute, or undefined when the identity lacks it. */
export function attributeValue(attributes: readonly CaAttribute[], name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

function required({ name }: CaAttribute): AttributeRequest {
  return { name, optional: false };
}

/** JSON as Go writes it, with the letters escaped that would mean something in HTML. */
function goJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
