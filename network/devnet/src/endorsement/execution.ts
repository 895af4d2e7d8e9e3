import type { peer } from '@hyperledger/fabric-protos';
import { ChaincodeError } from '../chaincode/chaincode-error.js';
import {
  definitionField,
  LIFECYCLE_NAMESPACE,
  readDefinition,
  type ChaincodeDefinition,
} from '../chaincode/definition.js';
import { QueryCursors } from '../chaincode/query-cursors.js';
import type { ChaincodeResult } from '../chaincode/transaction-context.js';
import type { Channel } from '../channel/channel.js';
import type { Simulator } from '../ledger/simulator.js';
import type { StateView } from '../ledger/versioned-state.js';
import type { Identity } from '../msp/identity.js';
import type { PeerNode } from './peer-node.js';
import { isSystemChaincode } from './system-chaincode-names.js';
import type { SystemChaincodes } from './system-chaincodes.js';
import type { UnpackedProposal } from './unpack-proposal.js';

/** Key under which the peer notes that a chaincode which demands initialising has been; U+10FFFF keeps it from scans. */
const INITIALIZED_KEY = '\u{10ffff}initialized';

/** Runs one proposal's chaincode, and those it calls, against one simulation. */
export class Execution {
  readonly #peer: PeerNode;
  readonly #channel: Channel;
  readonly #proposal: UnpackedProposal;
  readonly #creator: Identity;
  readonly #simulator: Simulator;
  readonly #state: StateView;
  readonly #systemChaincodes: SystemChaincodes;

  constructor(parts: {
    readonly peer: PeerNode;
    readonly channel: Channel;
    readonly proposal: UnpackedProposal;
    readonly creator: Identity;
    readonly simulator: Simulator;
    /** What the simulator reads from. */
    readonly state: StateView;
    readonly systemChaincodes: SystemChaincodes;
  }) {
    this.#peer = parts.peer;
    this.#channel = parts.channel;
    this.#proposal = parts.proposal;
    this.#creator = parts.creator;
    this.#simulator = parts.simulator;
    this.#state = parts.state;
    this.#systemChaincodes = parts.systemChaincodes;
  }

  /**
   * Notes the definition in force in the read set, so that a chaincode upgrade voids the transaction.
   *
   * @returns undefined where the channel has no such chaincode
   */
  definition(chaincode: string): ChaincodeDefinition | undefined {
    this.#simulator.getState(LIFECYCLE_NAMESPACE, definitionField(chaincode, 'Sequence'));
    return readDefinition(this.#state, chaincode);
  }

  /** @throws ChaincodeError, or whatever Fabric reports as a failed execution */
  async run(chaincode: string, input: peer.ChaincodeInput): Promise<ChaincodeResult> {
    try {
      return await this.#invoke(chaincode, input);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ChaincodeError(`failed to execute transaction ${this.#proposal.txId}: ${reason}`, { cause });
    }
  }

  async #invoke(chaincode: string, input: peer.ChaincodeInput): Promise<ChaincodeResult> {
    if (isSystemChaincode(chaincode)) {
      const response = await this.#systemChaincodes(chaincode, {
        peer: this.#peer,
        args: input.getArgsList_asU8(),
        proposal: this.#proposal,
        simulator: this.#simulator,
      });
      return { response, event: undefined };
    }
    const definition = this.definition(chaincode);
    if (definition === undefined) {
      throw new ChaincodeError(
        `invalid invocation: [channel ${this.#channel.name}] failed to get chaincode container info for ` +
          `${chaincode}: chaincode definition for '${chaincode}' does not exist`,
      );
    }
    const init = this.#beginInit(definition, input.getIsInit());
    const link = this.#peer.link(this.#channel.name, chaincode);
    if (link === undefined) {
      throw new ChaincodeError(
        `chaincode definition for '${chaincode}' exists, but chaincode is not installed`,
      );
    }
    const context = {
      channel: this.#channel.name,
      txId: this.#proposal.txId,
      namespace: chaincode,
      signedProposal: this.#proposal.signed,
      creatorMspId: this.#creator.mspId,
      simulator: this.#simulator,
      collections: definition.collections,
      cursors: new QueryCursors(),
      callChaincode: (name: string, inner: peer.ChaincodeInput) => this.#invoke(name, inner),
    };
    return link.execute(input, context, init);
  }

  /** For chaincodes that demand it: the first call of a version, and only that, is an initialisation. */
  #beginInit(definition: ChaincodeDefinition, isInit: boolean): boolean {
    const { name, version, initRequired } = definition;
    if (!initRequired) {
      if (isInit) {
        throw new ChaincodeError(
          `invalid invocation: chaincode '${name}' does not require initialization but called as init`,
        );
      }
      return false;
    }
    const initialized = this.#simulator.getState(name, INITIALIZED_KEY);
    const done = initialized !== undefined && Buffer.from(initialized).toString('utf8') === version;
    if (!isInit && !done) {
      throw new ChaincodeError(
        `invalid invocation: chaincode '${name}' has not been initialized for this version, must call as init first`,
      );
    }
    if (isInit && done) {
      throw new ChaincodeError(
        `invalid invocation: chaincode '${name}' is already initialized but called as init`,
      );
    }
    if (isInit) {
      this.#simulator.setState(name, INITIALIZED_KEY, Buffer.from(version));
    }
    return isInit;
  }
}
