import 'reflect-metadata';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { Extension } from '@peculiar/x509';
import { CA_ERROR, CaError } from './ca-error.js';

/** An attribute of a registered identity, as fabric-ca keeps it. */
export interface CaAttribute {
  readonly name: string;
  readonly value: string;
  /** Whether it goes into every certificate without being asked for. */
  readonly ecert: boolean;
}

/** An attribute that a request to enrol asks for. */
export interface AttributeRequest {
  readonly name: string;
  /** A request that is not optional fails where the identity lacks the attribute. */
  readonly optional?: boolean | undefined;
}

/** Extension in which fabric-ca writes attributes; chaincode reads it through its client identity library. */
export const ATTRIBUTE_EXTENSION_OID = '1.2.3.4.5.6.7.8.1';

/**
 * The certificate extension for the wanted attributes; without requests, for those marked `ecert`.
 * @throws CaError when a required attribute is missing.
 */
export function attributeExtension(
  attributes: readonly CaAttribute[],
  requests: readonly AttributeRequest[] | undefined,
): Extension {
  const wanted: readonly AttributeRequest[] =
    requests ?? attributes.filter(({ ecert }) => ecert).map(({ name }) => ({ name }));
  const values = new Map(attributes.map(({ name, value }) => [name, value]));
  const missing = wanted.filter(({ name, optional }) => optional !== true && !values.has(name));
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
  return new Extension(ATTRIBUTE_EXTENSION_OID, false, utf8(JSON.stringify({ attrs })));
}

/** What fabric-ca's bootstrap administrator may do: register anything, with any attribute. */
export const REGISTRAR_ATTRIBUTES: readonly CaAttribute[] = [
  { name: 'hf.Registrar.Roles', value: '*', ecert: false },
  { name: 'hf.Registrar.DelegateRoles', value: '*', ecert: false },
  { name: 'hf.Registrar.Attributes', value: '*', ecert: false },
  { name: 'hf.Revoker', value: 'true', ecert: false },
  { name: 'hf.GenCRL', value: 'true', ecert: false },
  { name: 'hf.AffiliationMgr', value: 'true', ecert: false },
];

/** The three attributes that every identity has, telling who it is. */
export function identityAttributes(id: string, type: string, affiliation: string): readonly CaAttribute[] {
  return [
    { name: 'hf.EnrollmentID', value: id, ecert: true },
    { name: 'hf.Type', value: type, ecert: true },
    { name: 'hf.Affiliation', value: affiliation, ecert: true },
  ];
}
