import { equalBytes } from '@fabric-governance/protocol/bytes';
import {
  approvedPlace,
  packageStructure,
  PARAMETERS_TYPE,
  sourcePlace,
} from '../administration/lifecycle/chaincode-definition.js';
import {
  fieldKey,
  metadataKey,
  metadataOf,
  type Place,
} from '../administration/lifecycle/stored-structure.js';
import { hashedNamespace } from '../ledger/namespaces.js';
import { sha256, sha256Hex } from '../ledger/sha256.js';
import { sameVersion, type Version } from '../ledger/version.js';
import type { Revision, StateView } from '../ledger/versioned-state.js';
import { definitionField, LIFECYCLE_NAMESPACE, type ChaincodeDefinition } from './definition.js';

const PARAMETERS = ['EndorsementInfo', 'ValidationInfo', 'Collections'] as const;
const PARAMETERS_METADATA = metadataOf({
  datatype: PARAMETERS_TYPE,
  fields: PARAMETERS.map((field) => [field, new Uint8Array()]),
});

/** What an organisation has said of a definition in force, as its own peer sees it by hashes. */
export interface OwnApproval {
  /** Whether it has approved exactly this definition. */
  readonly approved: boolean;
  /** Hash of the package it has named, as {@link sourceHash} gives it; undefined where it has named none. */
  readonly source: Uint8Array | undefined;
  /** Whether it has approved this or any earlier definition of the chaincode, in whatever form. */
  readonly hasSpoken: boolean;
}

interface Remembered {
  /** Of the sequence in force, then of the approval's parts. */
  readonly versions: readonly (Version | undefined)[];
  readonly approval: OwnApproval;
}

/** How the approval of a package looks from outside: the hash of the field that names it. */
export function sourceHash(packageId: string): Uint8Array {
  const [field] = packageStructure(packageId).fields;
  return sha256(field?.[1] ?? new Uint8Array());
}

/** Tells an organisation's approvals, and remembers them until something about them is written again. */
export class OwnApprovals {
  readonly #room: string;
  readonly #keys = new Map<string, readonly string[]>();
  readonly #remembered = new Map<string, Remembered>();

  constructor(mspId: string) {
    this.#room = hashedNamespace(LIFECYCLE_NAMESPACE, `_implicit_org_${mspId}`);
  }

  /** What the organisation has said of the definition in force on a channel. */
  of(channel: string, definition: ChaincodeDefinition, state: StateView): OwnApproval {
    const sequence = state.get(LIFECYCLE_NAMESPACE, definitionField(definition.name, 'Sequence'));
    const revisions = this.#hashedKeys(definition).map((key) => state.get(this.#room, key));
    const versions = [sequence, ...revisions].map((revision) => revision?.version);
    const place = `${channel}/${definition.name}`;
    const known = this.#remembered.get(place);
    if (known?.versions.every((version, index) => sameVersion(version, versions[index])) === true) {
      return known.approval;
    }
    const approval = this.#judge(definition, revisions, state);
    this.#remembered.set(place, { versions, approval });
    return approval;
  }

  #judge(
    definition: ChaincodeDefinition,
    revisions: readonly (Revision | undefined)[],
    state: StateView,
  ): OwnApproval {
    const [metadata, source, ...fields] = revisions;
    const approved =
      isHash(metadata, PARAMETERS_METADATA) &&
      PARAMETERS.every((field, index) => {
        const inForce = state.get(LIFECYCLE_NAMESPACE, definitionField(definition.name, field));
        return isHash(fields[index], inForce?.value ?? new Uint8Array());
      });
    return { approved, source: source?.value, hasSpoken: this.#hasSpoken(definition, state) };
  }

  #hasSpoken({ name, sequence }: ChaincodeDefinition, state: StateView): boolean {
    return Array.from({ length: sequence }, (_, index) => approvedPlace(name, index + 1)).some(
      (place) => state.get(this.#room, sha256Hex(metadataKey(place))) !== undefined,
    );
  }

  /** Names of the approval's metadata, its package, and its parameters, as the hashed collection has them. */
  #hashedKeys({ name, sequence }: ChaincodeDefinition): readonly string[] {
    const approved = approvedPlace(name, sequence);
    let keys = this.#keys.get(approved.name);
    if (keys === undefined) {
      keys = keysOf(approved, sourcePlace(name, sequence)).map(sha256Hex);
      this.#keys.set(approved.name, keys);
    }
    return keys;
  }
}

function keysOf(approved: Place, source: Place): string[] {
  return [
    metadataKey(approved),
    fieldKey(source, 'PackageID'),
    ...PARAMETERS.map((field) => fieldKey(approved, field)),
  ];
}

function isHash(revision: Revision | undefined, bytes: Uint8Array): boolean {
  return revision?.value !== undefined && equalBytes(revision.value, sha256(bytes));
}
