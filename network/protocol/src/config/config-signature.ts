import { SignatureHeader } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { ConfigSignature, ConfigUpdateEnvelope } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { concat } from '../bytes.js';
import { buildEnvelope, buildPayload, openEnvelope } from '../envelope.js';
import { ProtocolError } from '../errors.js';
import { decode } from '../message.js';
import type { WireTime } from '../timestamp.js';

/** Signs a message by Fabric's rules (ECDSA P-256 over its SHA-256, DER, low-S). */
export type Sign = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** One organisation's approval of an update. It holds no time, so approvals may be collected over days. */
export interface DetachedSignature {
  /** `common.SignatureHeader`: signer and nonce. */
  readonly signatureHeader: Uint8Array;
  readonly signature: Uint8Array;
}

/** An update as it is sent to the orderer, taken apart. */
export interface ParsedConfigUpdate {
  readonly channel: string;
  readonly configUpdate: Uint8Array;
  readonly signatures: readonly (DetachedSignature & {
    readonly creator: Uint8Array;
    readonly signed: Uint8Array;
  })[];
}

/** The signer's half of what an approval signs. The nonce is 24 random bytes; the creator is a serialized identity. */
export function configSignatureHeader(creator: Uint8Array, nonce: Uint8Array): Uint8Array {
  const header = new SignatureHeader();
  header.setCreator(creator);
  header.setNonce(nonce);
  return header.serializeBinary();
}

/** What an approval signs: signature header ‖ `common.ConfigUpdate`. */
export function configSignatureBytes(signatureHeader: Uint8Array, configUpdate: Uint8Array): Uint8Array {
  return concat(signatureHeader, configUpdate);
}

/** Approves an update. */
export async function configSignature(
  configUpdate: Uint8Array,
  signer: { readonly creator: Uint8Array; readonly nonce: Uint8Array; readonly sign: Sign },
): Promise<DetachedSignature> {
  const signatureHeader = configSignatureHeader(signer.creator, signer.nonce);
  return {
    signatureHeader,
    signature: await signer.sign(configSignatureBytes(signatureHeader, configUpdate)),
  };
}

/** `common.ConfigSignature`, to pass an approval on. */
export function encodeConfigSignature({ signatureHeader, signature }: DetachedSignature): Uint8Array {
  return signatureMessage({ signatureHeader, signature }).serializeBinary();
}

/** Reads `common.ConfigSignature`; throws BAD_ENCODING. */
export function decodeConfigSignature(bytes: Uint8Array): DetachedSignature {
  const message = decode(ConfigSignature, bytes);
  return { signatureHeader: message.getSignatureHeader_asU8(), signature: message.getSignature_asU8() };
}

/**
 * `common.Envelope` of type CONFIG_UPDATE, for the orderer's Broadcast. The envelope's own signature says who sends it
 * and is no approval; the sender's approval, too, belongs into `signatures`. Keep these bytes: the update has landed
 * exactly when a later configuration block's `lastUpdate` equals them.
 */
export async function signedConfigUpdateEnvelope(update: {
  readonly channel: string;
  readonly configUpdate: Uint8Array;
  readonly signatures: readonly DetachedSignature[];
  readonly creator: Uint8Array;
  readonly nonce: Uint8Array;
  readonly timestamp: WireTime;
  readonly sign: Sign;
}): Promise<Uint8Array> {
  const message = new ConfigUpdateEnvelope();
  message.setConfigUpdate(update.configUpdate);
  message.setSignaturesList(update.signatures.map(signatureMessage));
  const payload = buildPayload({
    ...update,
    type: 'config-update',
    txId: '',
    data: message.serializeBinary(),
  });
  return buildEnvelope(payload, await update.sign(payload));
}

/** Takes an envelope of type CONFIG_UPDATE apart, with the bytes that each approval signs; throws BAD_ENCODING. */
export function parseConfigUpdateEnvelope(envelope: Uint8Array): ParsedConfigUpdate {
  const opened = openEnvelope(envelope);
  if (opened.type !== 'config-update') {
    throw new ProtocolError('BAD_ENCODING', {
      format: 'config update',
      detail: `header type ${opened.headerType}`,
    });
  }
  const message = decode(ConfigUpdateEnvelope, opened.data);
  const configUpdate = message.getConfigUpdate_asU8();
  const signatures = message.getSignaturesList().map((entry) => {
    const signatureHeader = entry.getSignatureHeader_asU8();
    return {
      signatureHeader,
      signature: entry.getSignature_asU8(),
      creator: decode(SignatureHeader, signatureHeader).getCreator_asU8(),
      signed: configSignatureBytes(signatureHeader, configUpdate),
    };
  });
  return { channel: opened.channel, configUpdate, signatures };
}

function signatureMessage({ signatureHeader, signature }: DetachedSignature): ConfigSignature {
  const message = new ConfigSignature();
  message.setSignatureHeader(signatureHeader);
  message.setSignature(signature);
  return message;
}
