import { randomBytes } from 'node:crypto';
import { buildEnvelope, buildPayload, type EnvelopeType } from '@fabric-governance/protocol/envelope';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import type { Sign } from '../ledger/signer.js';

const NONCE_BYTES = 24;

/** The institution's administrator: whose key this agent holds. */
export interface Administrator {
  readonly mspId: string;
  /** Serialized msp.SerializedIdentity. */
  readonly creator: Uint8Array;
  readonly sign: Sign;
}

/** `certificatePem` as it stands in the MSP. */
export function newAdministrator(mspId: string, certificatePem: string, sign: Sign): Administrator {
  return { mspId, creator: serializeIdentity(mspId, certificatePem), sign };
}

/** What Fabric's signature headers carry against replay. */
export function newNonce(): Uint8Array {
  return randomBytes(NONCE_BYTES);
}

export interface EnvelopeContent {
  readonly type: EnvelopeType;
  readonly channel: string;
  readonly data: Uint8Array;
  /** For Deliver over mutual TLS. */
  readonly tlsCertificateHash?: Uint8Array | undefined;
}

/** A signed common.Envelope around `data`, with the present time (Deliver refuses more than 15 minutes off). */
export function signedEnvelope(administrator: Administrator, content: EnvelopeContent): Uint8Array {
  const { creator, sign } = administrator;
  const { tlsCertificateHash, ...rest } = content;
  const timestamp = wireTimeOf(Date.now());
  const payload = buildPayload({
    ...rest,
    ...(tlsCertificateHash === undefined ? {} : { tlsCertificateHash }),
    txId: '',
    creator,
    nonce: newNonce(),
    timestamp,
  });
  return buildEnvelope(payload, sign(payload));
}
