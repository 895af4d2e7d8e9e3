import { randomBytes } from 'node:crypto';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import { buildProposal, proposedTransactionBytes } from '@fabric-governance/protocol/proposal';
import { fromBase64, toBase64 } from '@fabric-governance/protocol/bytes';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import {
  PRIVATE_TRANSACTIONS,
  type TransactionInput,
  type TransactionName,
} from '@fabric-governance/chaincode/contracts/transactions';
import type { PersonKey } from './person-key.js';

/** Who signs, and for which chaincode. */
export interface Signing {
  readonly key: PersonKey;
  readonly mspId: string;
  readonly certificate: string;
  readonly channel: string;
  readonly chaincode: string;
}

export interface Call<Name extends TransactionName> {
  readonly name: Name;
  readonly input: TransactionInput<Name>;
  /** Values as JSON texts. */
  readonly transient?: Readonly<Record<string, string>>;
  /** The transaction's own time; left out: now. */
  readonly at?: number;
}

/** A proposal built and signed by the person, ready to be relayed. */
export interface SignedCall {
  readonly txId: string;
  readonly proposalBytes: Uint8Array;
  /** The body of `POST /api/relay/endorse` and `/evaluate`. */
  readonly body: { readonly proposedTransaction: string; readonly signature: string };
}

/** Builds and signs a proposal, as the browser does: own nonce, own time, own bytes. */
export function signCall<Name extends TransactionName>(signing: Signing, call: Call<Name>): SignedCall {
  const transient = Object.entries(call.transient ?? {}).map(
    ([key, value]) => [key, Buffer.from(value)] as const,
  );
  const { txId, proposalBytes } = buildProposal({
    channel: signing.channel,
    chaincode: signing.chaincode,
    args: [call.name, JSON.stringify(call.input)],
    transient: Object.fromEntries(transient),
    creator: serializeIdentity(signing.mspId, signing.certificate),
    nonce: randomBytes(24),
    timestamp: wireTimeOf(call.at ?? Date.now()),
  });
  const proposed = proposedTransactionBytes({
    txId,
    proposalBytes,
    ...(PRIVATE_TRANSACTIONS.includes(call.name) ? { endorsingOrganizations: [signing.mspId] } : {}),
  });
  return {
    txId,
    proposalBytes,
    body: {
      proposedTransaction: toBase64(proposed),
      signature: toBase64(signing.key.sign(proposalBytes)),
    },
  };
}

/** JSON out of a chaincode's base64 answer. */
export function decodeJson(base64: string): unknown {
  return JSON.parse(Buffer.from(fromBase64(base64)).toString('utf8'));
}
