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
  readonly definition: ChaincodeDefinition;
  /** Newest blocks that had written definitions, and this organisation's approvals. */
  readonly written: readonly (bigint | undefined)[];
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
  readonly #remembered = new Map<string, Remembered>();

  constructor(mspId: string) {
    this.#room = hashedNamespace(LIFECYCLE_NAMESPACE, `_implicit_org_${mspId}`);
  }

  /** What the organisation has said of the definition in force on a channel. */
  of(channel: string, definition: ChaincodeDefinition, state: StateView): OwnApproval {
    const written = [LIFECYCLE_NAMESPACE, this.#room].map((namespace) => state.lastWrite(namespace));
    const place = `${channel}/${definition.name}`;
    const known = this.#remembered.get(place);
    if (
      known?.definition === definition &&
      known.written.every((block, index) => block !== undefined && block === written[index])
    ) {
      return known.approval;
    }
    const approval = this.#judge(definition, state);
    this.#remembered.set(place, { definition, written, approval });
    return approval;
  }

  #judge(definition: ChaincodeDefinition, state: StateView): OwnApproval {
    const revisions = hashedKeys(definition).map((key) => state.get(this.#room, key));
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
}

/** Names of the approval's metadata, its package, and its parameters, as the hashed collection has them. */
function hashedKeys({ name, sequence }: ChaincodeDefinition): readonly string[] {
  return keysOf(approvedPlace(name, sequence), sourcePlace(name, sequence)).map(sha256Hex);
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
