import { decode } from '@fabric-governance/protocol/message';
import { peer } from '@hyperledger/fabric-protos';

/** Most writes, or keys to read, in one message (Fabric 3.1's core.yaml, `chaincode.runtimeParams`). */
const MAX_BATCH = 1_000;

/** Says why a chaincode may not register under an id; undefined: it may. */
export type Admission = (id: string) => string | undefined;

/** Lets a chaincode register under one id only; undefined: under any. */
export function admitOnly(expected: string | undefined): Admission {
  return (id) => (expected === undefined || id === expected ? undefined : uninvited(id));
}

/** What Fabric's peer says to a chaincode that it has not asked to come. */
export function uninvited(id: string): string {
  return `peer will not accept external chaincode connection ${id} (except in dev mode)`;
}

/**
 * Why a chaincode may not register under the id it gives, in Fabric's words; undefined when it may.
 *
 * @param payload of REGISTER, a serialized ChaincodeID
 * @param admit says what speaks against an id
 */
export function registrationFailure(payload: Uint8Array, admit: Admission): string | undefined {
  let name: string;
  try {
    name = decode(peer.ChaincodeID, payload).getName();
  } catch (error) {
    return `could not unmarshal registration info: ${error instanceof Error ? error.message : String(error)}`;
  }
  return name === '' ? 'error in handling register chaincode, chaincodeID name is empty' : admit(name);
}

/** Payload of READY, by which peers of Fabric 3.1 offer writes and reads in batches. Older shims do not look at it. */
export function readyPayload(): Uint8Array {
  const offer = new peer.ChaincodeAdditionalParams();
  offer.setUseWriteBatch(true);
  offer.setMaxSizeWriteBatch(MAX_BATCH);
  offer.setUseGetMultipleKeys(true);
  offer.setMaxSizeGetMultipleKeys(MAX_BATCH);
  return offer.serializeBinary();
}
