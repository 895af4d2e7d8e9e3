import { attributeValue } from './attributes.js';
import { authorizationFailure, CA_ERROR, CaError } from './ca-error.js';
import type { CertificateRecord, IdentityRecord } from './ca-records.js';
import { goBoolean } from './go-boolean.js';
import { attributeRefusal } from './registrar-attributes.js';
import type { CaAttribute } from './ca-records.js';

const DEFAULT_TYPE = 'client';

/** Who calls the authority, and what its attributes allow. The `must…` methods throw CaError 403. */
export class Caller {
  readonly identity: IdentityRecord;
  /** The certificate that signed the request. */
  readonly certificate: CertificateRecord;

  constructor(identity: IdentityRecord, certificate: CertificateRecord) {
    this.identity = identity;
    this.certificate = certificate;
  }

  get id(): string {
    return this.identity.id;
  }

  /** The types of identity that it may register and manage; undefined when it is no registrar. */
  registrarTypes(): string | undefined {
    const types = this.#attribute('hf.Registrar.Roles');
    return types === undefined || types === '' ? undefined : types;
  }

  /** The registrar's types. */
  mustBeRegistrar(): string {
    const types = this.registrarTypes();
    if (types === undefined) {
      throw authorizationFailure(`'${this.id}' is not a registrar`);
    }
    return types;
  }

  /** That it may manage identities of a type. */
  mustActOnType(type: string): void {
    const types = this.mustBeRegistrar();
    const wanted = (type || DEFAULT_TYPE).toLowerCase();
    if (!isInList(types, '*') && !types.toLowerCase().split(',').includes(wanted)) {
      throw authorizationFailure(`'${this.id}' may not act on type '${type}'`);
    }
  }

  /** Whether an affiliation is its own or below. */
  containsAffiliation(affiliation: string): boolean {
    const own = this.identity.affiliation;
    return own === '' || affiliation === own || affiliation.startsWith(`${own}.`);
  }

  /** That an affiliation is its own or below. */
  mustContainAffiliation(affiliation: string): void {
    if (!this.containsAffiliation(affiliation)) {
      throw authorizationFailure(`'${this.id}' may not act on affiliation '${affiliation}'`);
    }
  }

  /** That it may manage an identity, by affiliation and type. */
  mustManage({ affiliation, type }: IdentityRecord): void {
    this.mustContainAffiliation(affiliation);
    this.mustActOnType(type);
  }

  /** That it may give attributes to an identity that has the current ones. */
  mustGrant(wanted: readonly CaAttribute[], current: readonly CaAttribute[]): void {
    const refusal = attributeRefusal({ wanted, current, registrar: this.identity.attributes });
    if (refusal !== undefined) {
      throw authorizationFailure(refusal);
    }
  }

  /** Whether an attribute says true. */
  has(attribute: string): boolean {
    return goBoolean(this.#attribute(attribute) ?? '') === true;
  }

  /** That an attribute says true. A value that is no boolean is told apart, as fabric-ca does. */
  mustHave(attribute: string): void {
    const value = this.#attribute(attribute);
    if (value !== undefined && goBoolean(value) === undefined) {
      const reason = `'strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax'`;
      throw new CaError(
        400,
        CA_ERROR.booleanAttribute,
        `Failed to get boolean value of '${attribute}': ${reason}`,
      );
    }
    if (!this.has(attribute)) {
      throw authorizationFailure(`'${this.id}' lacks ${attribute}`);
    }
  }

  /** Whether it has an attribute at all. */
  owns(attribute: string): boolean {
    return this.#attribute(attribute) !== undefined;
  }

  #attribute(name: string): string | undefined {
    return attributeValue(this.identity.attributes, name);
  }
}

/** Whether a list with commas has an item; spaces around items do not count. */
export function isInList(list: string, item: string): boolean {
  return list.split(',').some((entry) => entry.trim() === item);
}
