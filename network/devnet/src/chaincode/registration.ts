import { decode } from '@fabric-governance/protocol/message';
import { peer } from '@hyperledger/fabric-protos';

/** Most writes, or keys to read, in one message (Fabric 3.1's core.yaml, `chaincode.runtimeParams`). */
const MAX_BATCH = 1_000;

/**
 * Why a chaincode may not register under the id it gives, in Fabric's words; undefined when it may.
 *
 * @param payload of REGISTER, a serialized ChaincodeID
 * @param expected the package's id; undefined where devnet was told an address only, and any id will do
 */
export function registrationFailure(payload: Uint8Array, expected: string | undefined): string | undefined {
  let name: string;
  try {
    name = decode(peer.ChaincodeID, payload).getName();
  } catch (error) {
    return `could not unmarshal registration info: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (name === '') {
    return 'error in handling register chaincode, chaincodeID name is empty';
  }
  return expected === undefined || name === expected
    ? undefined
    : `peer will not accept external chaincode connection ${name} (except in dev mode)`;
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
