import { SerializedIdentity } from '@hyperledger/fabric-protos/lib/msp/identities_pb.js';
import { fromUtf8, utf8 } from './bytes.js';
import { decode } from './message.js';

/** Who sent or signed something: an organisation's MSP and the certificate as it was written, in PEM. */
export interface Identity {
  readonly mspId: string;
  readonly certificatePem: string;
}

/** Fabric's `msp.SerializedIdentity`: the form of a creator or endorser. */
export function serializeIdentity(mspId: string, certificatePem: string): Uint8Array {
  const identity = new SerializedIdentity();
  identity.setMspid(mspId);
  identity.setIdBytes(utf8(certificatePem));
  return identity.serializeBinary();
}

/**
 * Reads a `msp.SerializedIdentity`; throws BAD_ENCODING. One certificate has many PEM forms: to compare people,
 * compare fingerprints of the certificate's key, never these bytes.
 */
export function parseIdentity(bytes: Uint8Array): Identity {
  const identity = decode(SerializedIdentity, bytes);
  return { mspId: identity.getMspid(), certificatePem: fromUtf8(identity.getIdBytes_asU8()) };
}
