import { common, peer } from '@hyperledger/fabric-protos';
import { parseMetadata, VALIDATION_PARAMETER } from '../ledger/key-metadata.js';
import { collectionName, hashedNamespace } from '../ledger/namespaces.js';
import type { TouchedNamespace } from '../ledger/rwset-builder.js';
import { sha256Hex } from '../ledger/sha256.js';
import type { Simulator } from '../ledger/simulator.js';
import type { StateView } from '../ledger/versioned-state.js';
import { isSystemChaincode } from './system-chaincode-names.js';

/**
 * Whose endorsements a simulated transaction needs: chaincodes, collections and keys with policies of their own
 * (Fabric's `buildChaincodeInterest`). It goes with the answer, for gateways and clients that choose endorsers.
 *
 * @param state what was simulated on
 */
export function chaincodeInterest(simulator: Simulator, state: StateView): peer.ChaincodeInterest {
  const interest = new peer.ChaincodeInterest();
  for (const touched of simulator.touched()) {
    if (!isSystemChaincode(touched.namespace)) {
      callsOf(touched, simulator.privateReads, state).forEach((call) => interest.addChaincodes(call));
    }
  }
  return interest;
}

function callsOf(
  touched: TouchedNamespace,
  privateReads: ReadonlySet<string>,
  state: StateView,
): peer.ChaincodeCall[] {
  const { namespace, collections } = touched;
  const keyPolicies: Uint8Array[] = [];
  // Whether anything is left for which the policy of the chaincode, or of the collection, counts.
  const hasOthers = (room: string, keys: readonly string[]): boolean => {
    const own = keys.flatMap((key) => keyPolicy(state, room, key) ?? []);
    keyPolicies.push(...own);
    return own.length < keys.length;
  };
  const others = hasOthers(namespace, touched.written);
  const named = collections.filter(({ collection, written }) => {
    const hashes = written.map((key) => sha256Hex(key));
    const isWritten = hasOthers(hashedNamespace(namespace, collection), hashes);
    return isWritten || privateReads.has(collectionName(namespace, collection));
  });
  const writesNothing =
    touched.written.length === 0 && collections.every(({ written }) => written.length === 0);
  return [
    ...publicCall(namespace, { keyPolicies, chaincodePolicy: others || writesNothing }),
    ...named.map(({ collection }) => {
      const call = new peer.ChaincodeCall();
      call.setName(namespace);
      call.addCollectionNames(collection);
      call.setNoPrivateReads(!privateReads.has(collectionName(namespace, collection)));
      return call;
    }),
  ];
}

function publicCall(
  namespace: string,
  needed: { readonly keyPolicies: readonly Uint8Array[]; readonly chaincodePolicy: boolean },
): peer.ChaincodeCall[] {
  if (needed.keyPolicies.length === 0 && !needed.chaincodePolicy) {
    return [];
  }
  const call = new peer.ChaincodeCall();
  call.setName(namespace);
  call.setKeyPoliciesList(
    needed.keyPolicies.map((bytes) => common.SignaturePolicyEnvelope.deserializeBinary(bytes)),
  );
  call.setDisregardNamespacePolicy(needed.keyPolicies.length > 0 && !needed.chaincodePolicy);
  return [call];
}

function keyPolicy(state: StateView, room: string, key: string): Uint8Array | undefined {
  const policy = parseMetadata(state.get(room, key)?.metadata).get(VALIDATION_PARAMETER);
  return policy === undefined || policy.length === 0 ? undefined : policy;
}
