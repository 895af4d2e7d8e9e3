import { common } from '@hyperledger/fabric-protos';
import { reasonWith } from '@fabric-governance/chaincode/governance/network/failure-reasons';
import { decodeBlock } from '@fabric-governance/protocol/block';
import { fromBase64, toBase64 } from '@fabric-governance/protocol/bytes';
import {
  configSignature,
  decodeConfigSignature,
  encodeConfigSignature,
  signedConfigUpdateEnvelope,
} from '@fabric-governance/protocol/config/config-signature';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import type { PerformOptions } from '../agent/perform-options.js';
import type { BroadcastStep, ContributeStep } from '../agent/step.js';
import { settled, type StepResult } from '../agent/step-result.js';
import { newNonce } from '../network/administrator.js';
import { BroadcastRefused, broadcastToAny } from '../network/broadcast.js';
import { deliverBlock } from '../network/delivery.js';

/** Statuses with which an orderer judges the update itself; others say that it cannot take anything now. */
const JUDGEMENTS: readonly string[] = ['BAD_REQUEST', 'FORBIDDEN', 'REQUEST_ENTITY_TOO_LARGE'];
/** What an orderer says, with BAD_REQUEST, that does not serve the channel: nothing about the update. */
const NOT_SERVED = /channel creation request not allowed/u;

/** Signs the agent's own update and puts the signature on the ledger. */
export async function contribute(step: ContributeStep, options: PerformOptions): Promise<StepResult> {
  const { proposalId, attempt, configUpdate } = step;
  const { creator, sign } = options.administrator;
  const approval = await configSignature(fromBase64(configUpdate), { creator, nonce: newNonce(), sign });
  const signature = toBase64(encodeConfigSignature(approval));
  const input = { proposalId, attempt, configUpdate, configSignature: signature };
  return settled(await options.transactor.submit('Execution:contribute', input, options.signal));
}

/**
 * Sends the signed update to the orderers. That one took it proves nothing yet: every agent looks for it in the next config block itself. That
 * they refused it is attested with their words (R33), unless the configuration has moved: then another agent was faster.
 */
export async function broadcast(step: BroadcastStep, options: PerformOptions): Promise<StepResult> {
  const { administrator, channel, connections } = options;
  const envelope = await signedConfigUpdateEnvelope({
    channel,
    configUpdate: fromBase64(step.configUpdate),
    signatures: step.configSignatures.map((signature) => decodeConfigSignature(fromBase64(signature))),
    creator: administrator.creator,
    nonce: newNonce(),
    timestamp: wireTimeOf(Date.now()),
    sign: administrator.sign,
  });
  try {
    await broadcastToAny(connections.orderers, common.Envelope.deserializeBinary(envelope));
  } catch (error) {
    if (!isJudgement(error)) throw error;
    if ((await newestConfigBlock(options)) > step.madeFrom) {
      return { ended: 'lost', detail: { status: error.status, info: error.info } };
    }
    return attestRefused(error, step, options);
  }
  return { ended: 'done', detail: { signatures: step.configSignatures.length } };
}

function isJudgement(error: unknown): error is BroadcastRefused {
  return (
    error instanceof BroadcastRefused && JUDGEMENTS.includes(error.status) && !NOT_SERVED.test(error.info)
  );
}

async function attestRefused(
  { status, info }: BroadcastRefused,
  { proposalId, attempt }: BroadcastStep,
  { transactor, signal }: PerformOptions,
): Promise<StepResult> {
  const reason = reasonWith('ORDERER_REFUSED', `${status} ${info}`);
  const input = { proposalId, attempt, result: 'failed', reason } as const;
  return settled(await transactor.submit('Execution:attest', input, signal));
}

/** As the ordering service has it, for the own peer may be behind. Throws the last orderer's failure when none answers. */
async function newestConfigBlock(options: PerformOptions): Promise<number> {
  const { administrator, channel, connections, signal } = options;
  const { orderers, tlsCertificateHash } = connections;
  let failure: unknown = new Error('The connection profile names no orderer.');
  for (const service of orderers) {
    try {
      const delivery = { service, administrator, channel, signal, tlsCertificateHash };
      const newest = decodeBlock(await deliverBlock(delivery, 'newest'));
      return Number(newest.lastConfig ?? newest.number);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}
