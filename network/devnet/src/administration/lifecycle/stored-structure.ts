import { equalBytes } from '@fabric-governance/protocol/bytes';
import { decode } from '@fabric-governance/protocol/message';
import { StateData, StateMetadata } from '@hyperledger/fabric-protos/lib/peer/lifecycle/db_pb.js';
import { sha256 } from '../../ledger/sha256.js';
import { LifecycleError } from './lifecycle-error.js';
import type { OpaqueState, ReadableState, WritableState } from './state-access.js';

/** Where a structure is kept: Fabric's `namespaces` or `chaincode-sources`, and a name in it. */
export interface Place {
  readonly room: 'namespaces' | 'chaincode-sources';
  /** `basic` for what is in force, `basic#2` for what an organisation has approved as sequence 2. */
  readonly name: string;
}

/**
 * A record that Fabric keeps field by field, so that a transaction writes only the fields that change. Each field is a
 * serialized StateData; their order matters, for it is part of what is hashed.
 */
export interface StoredStructure {
  readonly datatype: string;
  readonly fields: readonly (readonly [name: string, data: Uint8Array])[];
}

/** Key of a structure's type and field names. */
export function metadataKey({ room, name }: Place): string {
  return `${room}/metadata/${name}`;
}

/** Key of one field. */
export function fieldKey({ room, name }: Place, field: string): string {
  return `${room}/fields/${name}/${field}`;
}

/** Serialized `StateMetadata`: a structure's type and the names of its fields. */
export function metadataOf({ datatype, fields }: StoredStructure): Uint8Array {
  const metadata = new StateMetadata();
  metadata.setDatatype(datatype);
  metadata.setFieldsList(fields.map(([name]) => name));
  return metadata.serializeBinary();
}

/** A number as a field. */
export function numberField(value: number): Uint8Array {
  const data = new StateData();
  data.setInt64(value);
  return data.serializeBinary();
}

/** Bytes as a field; empty bytes are written too, so that the key exists. */
export function bytesField(value: Uint8Array): Uint8Array {
  const data = new StateData();
  data.setBytes(value);
  return data.serializeBinary();
}

/** Text as a field. */
export function textField(value: string): Uint8Array {
  const data = new StateData();
  data.setString(value);
  return data.serializeBinary();
}

/** Reads a structure's type and field names; undefined where there is none. */
export function readMetadata(place: Place, state: ReadableState): StateMetadata | undefined {
  const bytes = state.get(metadataKey(place));
  return bytes && decode(StateMetadata, bytes);
}

/** Reads a field; one that does not exist is an empty one. */
export function readField(place: Place, field: string, state: ReadableState): StateData {
  return decode(StateData, state.get(fieldKey(place, field)) ?? new Uint8Array());
}

/** Reads the type and refuses another one than expected. */
export function expectType(metadata: StateMetadata, datatype: string): void {
  if (metadata.getDatatype() !== datatype) {
    throw new LifecycleError(`type name mismatch '${datatype}' != '${metadata.getDatatype()}'`);
  }
}

/** Writes the fields that differ from what is there, and the metadata where it changes. */
export function writeStructure(place: Place, structure: StoredStructure, state: WritableState): void {
  const before = readMetadata(place, state);
  const existing = new Map(
    (before?.getFieldsList() ?? []).map((field) => [field, state.get(fieldKey(place, field))]),
  );
  for (const [field, data] of structure.fields) {
    const known = existing.get(field);
    if (known === undefined || !equalBytes(known, data)) {
      state.put(fieldKey(place, field), data);
    }
    existing.delete(field);
  }
  const sameShape =
    existing.size === 0 &&
    before?.getDatatype() === structure.datatype &&
    before.getFieldsList().length === structure.fields.length;
  if (!sameShape) {
    state.put(metadataKey(place), metadataOf(structure));
  }
  for (const field of existing.keys()) {
    state.delete(fieldKey(place, field));
  }
}

/**
 * What of a structure is not kept in this very form, judged by hashes: names of fields, or the datatype where there is
 * no such structure at all. Empty when it is all there.
 */
export function mismatches(place: Place, structure: StoredStructure, state: OpaqueState): readonly string[] {
  // Fabric reads all hashes before it compares any, and so do their versions enter the transaction.
  const metadataHash = state.hash(metadataKey(place));
  const hashes = new Map(structure.fields.map(([field]) => [field, state.hash(fieldKey(place, field))]));
  if (!isHashOf(metadataHash, metadataOf(structure))) {
    return [structure.datatype];
  }
  return structure.fields
    .filter(([field, data]) => !isHashOf(hashes.get(field), data))
    .map(([field]) => field);
}

function isHashOf(hash: Uint8Array | undefined, bytes: Uint8Array): boolean {
  return hash !== undefined && equalBytes(hash, sha256(bytes));
}
