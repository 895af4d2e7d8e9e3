import { common } from '@hyperledger/fabric-protos';
import { fromBase64, toBase64 } from '@fabric-governance/protocol/bytes';
import {
  configSignature,
  decodeConfigSignature,
  encodeConfigSignature,
  signedConfigUpdateEnvelope,
} from '@fabric-governance/protocol/config/config-signature';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import type { Settled } from '../ledger/settle.js';
import type { Transactor } from '../ledger/transactor.js';
import { newNonce, type Administrator } from '../network/administrator.js';
import { broadcastToAny } from '../network/broadcast.js';
import type { Connections } from '../network/connections.js';
import type { BroadcastStep, ContributeStep, Step } from './step.js';
import type { StepResult } from './step-runner.js';

const VALID = 0;

export interface PerformOptions {
  readonly channel: string;
  readonly administrator: Administrator;
  readonly transactor: Transactor;
  readonly connections: Connections;
  readonly signal: AbortSignal;
}

/** Carries out one step. The answer throws what endorsement, broadcast or the connection throw. */
export function performer(options: PerformOptions): (step: Step) => Promise<StepResult> {
  const { transactor, signal } = options;
  return async (step) => {
    switch (step.kind) {
      case 'submit':
        return settled(await transactor.submit(step.name, step.input, signal));
      case 'contribute':
        return contribute(step, options);
      case 'broadcast':
        return broadcast(step, options);
    }
  };
}

async function contribute(step: ContributeStep, options: PerformOptions): Promise<StepResult> {
  const { proposalId, attempt, configUpdate } = step;
  const { creator, sign } = options.administrator;
  const approval = await configSignature(fromBase64(configUpdate), { creator, nonce: newNonce(), sign });
  const signature = toBase64(encodeConfigSignature(approval));
  const input = { proposalId, attempt, configUpdate, configSignature: signature };
  return settled(await options.transactor.submit('Execution:contribute', input, options.signal));
}

/** That an orderer took it proves nothing yet: every agent looks for the organisation in the next config block itself. */
async function broadcast(step: BroadcastStep, options: PerformOptions): Promise<StepResult> {
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
  await broadcastToAny(connections.orderers, common.Envelope.deserializeBinary(envelope));
  return { ended: 'done', detail: { signatures: step.configSignatures.length } };
}

/** A conflict means that another agent, or a person, was faster: the next look at the ledger decides anew. */
function settled({ txId, code, codeName, blockNumber }: Settled): StepResult {
  const detail = { txId, codeName, blockNumber: String(blockNumber) };
  return { ended: code === VALID ? 'done' : 'lost', detail };
}
