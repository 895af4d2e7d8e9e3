import { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeResult } from '../chaincode/transaction-context.js';
import type { ChannelView } from '../channel/channel-view.js';
import { Simulator } from '../ledger/simulator.js';
import type { StateView } from '../ledger/versioned-state.js';
import { chaincodeInterest } from './chaincode-interest.js';
import { checkDissemination } from './dissemination.js';
import { checkLocalProposal, checkProposal } from './check-proposal.js';
import { Execution } from './execution.js';
import type { PeerNode } from './peer-node.js';
import { ProposalError } from './proposal-error.js';
import { isSystemChaincode, type SystemChaincodeName } from './system-chaincode-names.js';
import type { SystemChaincodes } from './system-chaincodes.js';
import { unpackProposal, type UnpackedProposal } from './unpack-proposal.js';

/** Version that system chaincodes show. */
const SYSTEM_VERSION = 'syscc';
/** Responses from this status on are not endorsed. */
const ERROR_THRESHOLD = 400;
const ERROR = 500;
/** System chaincodes that read the ledger without simulating. */
const READS_WITHOUT_SIMULATION: ReadonlySet<string> = new Set(['cscc', 'qscc']);

/** Is told of proposals and what became of them. */
export interface ProposalObserver {
  received(): void;
  /** A proposal that was not tried: malformed, repeated or not allowed. */
  refused(): void;
  /** A proposal that was tried; a success is one that was endorsed, or needed no endorsement. */
  completed(
    proposal: UnpackedProposal,
    outcome: { readonly success: boolean; readonly seconds: number },
  ): void;
}

/** What surrounds an endorser. */
export interface EndorserSurroundings {
  readonly observer?: ProposalObserver | undefined;
  /** Peers that its own sees on a channel, itself among them. Absent: none. */
  readonly peersOf?: (channel: string) => readonly PeerNode[];
}

/** Tries proposals on one organisation's peer and signs what came of them. */
export class Endorser {
  readonly peer: PeerNode;
  readonly #systemChaincodes: SystemChaincodes;
  readonly #observer: ProposalObserver | undefined;
  readonly #peersOf: (channel: string) => readonly PeerNode[];

  constructor(
    peerNode: PeerNode,
    systemChaincodes: SystemChaincodes,
    surroundings: EndorserSurroundings = {},
  ) {
    this.peer = peerNode;
    this.#systemChaincodes = systemChaincodes;
    this.#observer = surroundings.observer;
    this.#peersOf = surroundings.peersOf ?? (() => []);
  }

  /**
   * Fabric's `ProcessProposal`. What the chaincode or its execution has to say is a response; only a proposal that
   * is not tried at all is an error.
   *
   * @throws ProposalError
   */
  async processProposal(signed: peer.SignedProposal): Promise<peer.ProposalResponse> {
    const begun = performance.now();
    this.#observer?.received();
    try {
      const proposal = unpackProposal(signed);
      const response = await this.#try(proposal);
      this.#observer?.completed(proposal, {
        success: response.hasEndorsement() || proposal.channel === '',
        seconds: (performance.now() - begun) / 1000,
      });
      return response;
    } catch (error) {
      if (error instanceof ProposalError) {
        this.#observer?.refused();
      }
      throw error;
    }
  }

  async #try(proposal: UnpackedProposal): Promise<peer.ProposalResponse> {
    if (proposal.channel === '') {
      return this.#withoutChannel(proposal);
    }
    const channel = this.peer.channel(proposal.channel);
    if (channel === undefined) {
      return failure(`channel '${proposal.channel}' not found`);
    }
    const creator = checkProposal(proposal, channel);
    const snapshot = channel.snapshot(this.peer.mspId);
    const simulator = new Simulator(proposal.txId, snapshot, this.peer.stateDatabase(channel.name));
    const scope = { channel, creator, simulator, state: snapshot.publicState };
    const execution = new Execution({
      peer: this.peer,
      proposal,
      systemChaincodes: this.#systemChaincodes,
    });
    let version: string;
    try {
      version = isSystemChaincode(proposal.chaincode)
        ? SYSTEM_VERSION
        : execution.runnable(proposal.chaincode, scope).definition.version;
    } catch (error) {
      return failure(
        `make sure the chaincode ${proposal.chaincode} has been successfully defined on channel ${channel.name} and ` +
          `try again: ${reasonOf(error)}`,
      );
    }
    try {
      const result = await execution.run(proposal.chaincode, proposal.input, scope);
      return await this.#respond(proposal, { ...scope, result, version });
    } catch (error) {
      return failure(`error in simulation: ${reasonOf(error)}`);
    }
  }

  async #respond(
    proposal: UnpackedProposal,
    outcome: {
      readonly result: ChaincodeResult;
      readonly version: string;
      readonly simulator: Simulator;
      readonly channel: ChannelView;
      readonly state: StateView;
    },
  ): Promise<peer.ProposalResponse> {
    const { response } = outcome.result;
    const { publicBytes, privateBytes } = outcome.simulator.results();
    if (privateBytes !== undefined) {
      const others = this.#peersOf(outcome.channel.name).filter((node) => node !== this.peer);
      checkDissemination(privateBytes, { txId: proposal.txId, channel: outcome.channel }, others);
    }
    const answer = new peer.ProposalResponse();
    answer.setResponse(response);
    const status = response.getStatus();
    if (status >= ERROR_THRESHOLD && status < ERROR) {
      return answer;
    }
    const payload = responsePayload(proposal, outcome, publicBytes);
    answer.setPayload(payload);
    if (!READS_WITHOUT_SIMULATION.has(proposal.chaincode)) {
      answer.setInterest(chaincodeInterest(outcome.simulator, outcome.state));
    }
    if (status >= ERROR) {
      return answer;
    }
    if (privateBytes !== undefined) {
      await outcome.channel.transient.put(proposal.txId, privateBytes, outcome.channel.height);
    }
    answer.setVersion(1);
    answer.setEndorsement(this.#endorse(payload));
    return answer;
  }

  #endorse(payload: Uint8Array): peer.Endorsement {
    const { signer } = this.peer;
    const endorsement = new peer.Endorsement();
    endorsement.setEndorser(signer.identity);
    endorsement.setSignature(signer.sign(Buffer.concat([payload, signer.identity])));
    return endorsement;
  }

  async #withoutChannel(proposal: UnpackedProposal): Promise<peer.ProposalResponse> {
    checkLocalProposal(proposal, this.peer.localMsp);
    if (!isSystemChaincode(proposal.chaincode)) {
      return failure(
        `make sure the chaincode ${proposal.chaincode} has been successfully defined on channel  and try again: ` +
          "could not get channel config for channel ''",
      );
    }
    const response = await this.#callSystem(proposal.chaincode, proposal);
    const answer = new peer.ProposalResponse();
    answer.setResponse(response);
    if (response.getStatus() >= ERROR) {
      // Fabric leaves the payload out of successes only.
      const refused = { result: { response, event: undefined }, version: SYSTEM_VERSION };
      answer.setPayload(responsePayload(proposal, refused, new Uint8Array()));
    }
    return answer;
  }

  #callSystem(name: SystemChaincodeName, proposal: UnpackedProposal): Promise<peer.Response> {
    return this.#systemChaincodes(name, {
      peer: this.peer,
      args: proposal.input.getArgsList_asU8(),
      proposal,
      simulator: undefined,
    });
  }
}

function responsePayload(
  proposal: UnpackedProposal,
  { result, version }: { readonly result: ChaincodeResult; readonly version: string },
  readWriteSet: Uint8Array,
): Uint8Array {
  const id = new peer.ChaincodeID();
  id.setName(proposal.chaincode);
  id.setVersion(version);
  const action = new peer.ChaincodeAction();
  action.setResults(readWriteSet);
  action.setEvents(result.event?.serializeBinary() ?? new Uint8Array());
  action.setResponse(result.response);
  action.setChaincodeId(id);
  const payload = new peer.ProposalResponsePayload();
  payload.setProposalHash(proposal.hash);
  payload.setExtension$(action.serializeBinary());
  return payload.serializeBinary();
}

/** An answer of the peer itself: it has no payload, which tells it from a chaincode's. */
function failure(message: string): peer.ProposalResponse {
  const response = new peer.Response();
  response.setStatus(ERROR);
  response.setMessage(message);
  const answer = new peer.ProposalResponse();
  answer.setResponse(response);
  return answer;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
