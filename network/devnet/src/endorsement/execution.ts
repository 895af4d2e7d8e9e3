import { decode } from '@fabric-governance/protocol/message';
import { peer } from '@hyperledger/fabric-protos';
import { accessRule } from '../administration/access-rule.js';
import { ChaincodeError } from '../chaincode/chaincode-error.js';
import type { ChaincodeRunner } from '../chaincode/chaincode-runner.js';
import {
  definitionField,
  LIFECYCLE_NAMESPACE,
  readDefinition,
  type ChaincodeDefinition,
} from '../chaincode/definition.js';
import { QueryCursors } from '../chaincode/query-cursors.js';
import { NOT_PARSED } from '../chaincode/shim-request.js';
import type { ChaincodeResult, InnerCall, TransactionContext } from '../chaincode/transaction-context.js';
import type { ChannelView } from '../channel/channel-view.js';
import { Simulator } from '../ledger/simulator.js';
import type { StateView } from '../ledger/versioned-state.js';
import type { Identity } from '../msp/identity.js';
import { beginInitialisation } from './initialisation.js';
import type { PeerNode } from './peer-node.js';
import { isSystemChaincode } from './system-chaincode-names.js';
import type { SystemChaincodes } from './system-chaincodes.js';
import type { UnpackedProposal } from './unpack-proposal.js';

const { Type } = peer.ChaincodeMessage;
/** Namespace of the lifecycle before Fabric 2, where a peer looks for a chaincode that is not defined. */
const LEGACY_LIFECYCLE = 'lscc';
/** Responses from this status on carry no event. */
const ERROR_THRESHOLD = 400;

/** A channel as one call sees it. */
export interface Scope {
  readonly channel: ChannelView;
  readonly creator: Identity;
  readonly simulator: Simulator;
  /** What the simulator reads from. */
  readonly state: StateView;
}

/** Runs one proposal's chaincode, and those it calls, against one simulation. */
export class Execution {
  readonly #peer: PeerNode;
  readonly #proposal: UnpackedProposal;
  readonly #systemChaincodes: SystemChaincodes;

  constructor(parts: {
    readonly peer: PeerNode;
    readonly proposal: UnpackedProposal;
    readonly systemChaincodes: SystemChaincodes;
  }) {
    this.#peer = parts.peer;
    this.#proposal = parts.proposal;
    this.#systemChaincodes = parts.systemChaincodes;
  }

  /**
   * What is needed to run a chaincode. Notes the definition in force in the read set, so that an upgrade voids the
   * transaction.
   *
   * @throws ChaincodeError where it is not defined, not approved or not installed
   */
  runnable(
    chaincode: string,
    { channel, simulator, state }: Scope,
  ): { readonly definition: ChaincodeDefinition; readonly link: ChaincodeRunner } {
    simulator.getState(LIFECYCLE_NAMESPACE, definitionField(chaincode, 'Sequence'));
    const definition = readDefinition(state, chaincode);
    if (definition === undefined) {
      simulator.getState(LEGACY_LIFECYCLE, chaincode);
      throw new ChaincodeError(`chaincode ${chaincode} not found`);
    }
    const readiness = this.#peer.readiness(channel.name, definition, state);
    switch (readiness.state) {
      case 'not-approved':
        throw new ChaincodeError(
          `chaincode definition for '${chaincode}' at sequence ${definition.sequence} on channel '${channel.name}' ` +
            'has not yet been approved by this org',
        );
      case 'not-installed':
        throw new ChaincodeError(
          `chaincode definition for '${chaincode}' exists, but chaincode is not installed`,
        );
      case 'ready':
        return { definition, link: readiness.link };
    }
  }

  /** @throws ChaincodeError, or whatever Fabric reports as a failed execution */
  async run(chaincode: string, input: peer.ChaincodeInput, scope: Scope): Promise<ChaincodeResult> {
    let outcome: peer.ChaincodeMessage;
    try {
      outcome = await this.#invoke(chaincode, input, scope);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ChaincodeError(`failed to execute transaction ${this.#proposal.txId}: ${reason}`, { cause });
    }
    if (outcome.getType() === Type.ERROR) {
      const reason = Buffer.from(outcome.getPayload_asU8()).toString('utf8');
      throw new ChaincodeError(`transaction returned with failure: ${reason}`);
    }
    const response = this.#responseOf(outcome);
    return { response, event: this.#eventOf(chaincode, outcome, response) };
  }

  #responseOf(outcome: peer.ChaincodeMessage): peer.Response {
    try {
      return decode(peer.Response, outcome.getPayload_asU8());
    } catch (cause) {
      throw new ChaincodeError(
        `failed to unmarshal response for transaction ${this.#proposal.txId}: ${NOT_PARSED}`,
        { cause },
      );
    }
  }

  async #invoke(chaincode: string, input: peer.ChaincodeInput, scope: Scope): Promise<peer.ChaincodeMessage> {
    if (isSystemChaincode(chaincode)) {
      return this.#completed(
        scope,
        await this.#systemChaincodes(chaincode, {
          peer: this.#peer,
          args: input.getArgsList_asU8(),
          proposal: this.#proposal,
          simulator: scope.simulator,
        }),
      );
    }
    const { definition, link } = this.#checkInvocation(chaincode, scope);
    const isInit = beginInitialisation(definition, input.getIsInit(), scope.simulator);
    // Only the peer may decorate the input; a client's decorations are dropped.
    input.clearDecorationsMap();
    const context: TransactionContext = {
      channel: scope.channel.name,
      txId: this.#proposal.txId,
      namespace: chaincode,
      isInit,
      signedProposal: this.#proposal.signed,
      creator: scope.creator,
      simulator: scope.simulator,
      definition,
      cursors: new QueryCursors(),
      callChaincode: (call) => this.#callInner(call, scope),
    };
    return link.execute(input, context);
  }

  #checkInvocation(
    chaincode: string,
    scope: Scope,
  ): { readonly definition: ChaincodeDefinition; readonly link: ChaincodeRunner } {
    try {
      return this.runnable(chaincode, scope);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ChaincodeError(
        `invalid invocation: [channel ${scope.channel.name}] failed to get chaincode container info for ${chaincode}: ` +
          reason,
        { cause },
      );
    }
  }

  /** A chaincode on another channel is read only: what it reads and writes there is no part of the transaction. */
  async #callInner({ channel, chaincode, input }: InnerCall, caller: Scope): Promise<peer.ChaincodeMessage> {
    if (!isSystemChaincode(chaincode)) {
      this.#checkCaller(channel);
    }
    const scope = channel === caller.channel.name ? caller : this.#otherChannel(channel);
    try {
      return await this.#invoke(chaincode, input, scope);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ChaincodeError(`execute failed: ${reason}`, { cause });
    }
  }

  #checkCaller(channelName: string): void {
    const channel = this.#peer.channel(channelName);
    if (channel === undefined) {
      throw new ChaincodeError(`Failed to get policy manager for channel [${channelName}]`);
    }
    const { creator, signed } = this.#proposal;
    const rule = accessRule('peer/ChaincodeToChaincode', channel.configuration);
    const failure = channel.configuration.policies.failure(rule.policy, [
      {
        identity: creator,
        message: signed.getProposalBytes_asU8(),
        signature: signed.getSignature_asU8(),
      },
    ]);
    if (failure !== undefined) {
      throw new ChaincodeError(rule.refusal(channelName, failure));
    }
  }

  #otherChannel(name: string): Scope {
    const channel = this.#peer.channel(name);
    if (channel === undefined) {
      throw new ChaincodeError(`failed to find ledger for channel: ${name}`);
    }
    const snapshot = channel.snapshot(this.#peer.mspId);
    return {
      channel,
      creator: channel.configuration.msps.deserialize(this.#proposal.creator),
      simulator: new Simulator(this.#proposal.txId, snapshot, this.#peer.stateDatabase(channel.name)),
      state: snapshot.publicState,
    };
  }

  #completed({ channel }: Scope, response: peer.Response): peer.ChaincodeMessage {
    const message = new peer.ChaincodeMessage();
    message.setType(Type.COMPLETED);
    message.setPayload(response.serializeBinary());
    message.setTxid(this.#proposal.txId);
    message.setChannelId(channel.name);
    return message;
  }

  /** The chaincode names the event; whose it is, the peer says. A called chaincode's events are dropped. */
  #eventOf(
    chaincode: string,
    outcome: peer.ChaincodeMessage,
    response: peer.Response,
  ): peer.ChaincodeEvent | undefined {
    const event = outcome.getChaincodeEvent();
    if (event === undefined || response.getStatus() >= ERROR_THRESHOLD) {
      return undefined;
    }
    event.setChaincodeId(chaincode);
    event.setTxId(this.#proposal.txId);
    return event;
  }
}
