import { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeResult } from '../chaincode/transaction-context.js';
import type { ChannelView } from '../channel/channel-view.js';
import { Simulator } from '../ledger/simulator.js';
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

/** A proposal's answer, and what the gateway must know beside it. */
export interface TriedProposal {
  readonly response: peer.ProposalResponse;
  /** Collections whose plaintext the chaincode read, as `collectionName` gives them. */
  readonly privateReads: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

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

/** Tries proposals on one organisation's peer and signs what came of them. */
export class Endorser {
  readonly peer: PeerNode;
  readonly #systemChaincodes: SystemChaincodes;
  readonly #observer: ProposalObserver | undefined;

  constructor(peerNode: PeerNode, systemChaincodes: SystemChaincodes, observer?: ProposalObserver) {
    this.peer = peerNode;
    this.#systemChaincodes = systemChaincodes;
    this.#observer = observer;
  }

  /**
   * Fabric's `ProcessProposal`. What the chaincode or its execution has to say is a response; only a proposal that
   * is not tried at all is an error.
   *
   * @throws ProposalError
   */
  async processProposal(signed: peer.SignedProposal): Promise<peer.ProposalResponse> {
    return (await this.tryProposal(signed)).response;
  }

  /** {@link processProposal} for the peer's own gateway. */
  async tryProposal(signed: peer.SignedProposal): Promise<TriedProposal> {
    const begun = performance.now();
    this.#observer?.received();
    try {
      const proposal = unpackProposal(signed);
      const tried = await this.#try(proposal);
      this.#observer?.completed(proposal, {
        success: tried.response.hasEndorsement() || proposal.channel === '',
        seconds: (performance.now() - begun) / 1000,
      });
      return tried;
    } catch (error) {
      if (error instanceof ProposalError) {
        this.#observer?.refused();
      }
      throw error;
    }
  }

  async #try(proposal: UnpackedProposal): Promise<TriedProposal> {
    if (proposal.channel === '') {
      return { response: await this.#withoutChannel(proposal), privateReads: NOTHING };
    }
    const channel = this.peer.channel(proposal.channel);
    if (channel === undefined) {
      return failed(`channel '${proposal.channel}' not found`);
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
      return failed(
        `make sure the chaincode ${proposal.chaincode} has been successfully defined on channel ${channel.name} and ` +
          `try again: ${reasonOf(error)}`,
      );
    }
    try {
      const result = await execution.run(proposal.chaincode, proposal.input, scope);
      const response = await this.#respond(proposal, { result, version, simulator, channel });
      return { response, privateReads: simulator.privateReads };
    } catch (error) {
      return failed(`error in simulation: ${reasonOf(error)}`);
    }
  }

  async #respond(
    proposal: UnpackedProposal,
    outcome: {
      readonly result: ChaincodeResult;
      readonly version: string;
      readonly simulator: Simulator;
      readonly channel: ChannelView;
    },
  ): Promise<peer.ProposalResponse> {
    const { response } = outcome.result;
    const { publicBytes, privateBytes } = outcome.simulator.results();
    const answer = new peer.ProposalResponse();
    answer.setResponse(response);
    const status = response.getStatus();
    if (status >= ERROR_THRESHOLD && status < ERROR) {
      return answer;
    }
    const payload = responsePayload(proposal, outcome, publicBytes);
    answer.setPayload(payload);
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
    const answer = new peer.ProposalResponse();
    answer.setResponse(await this.#callSystem(proposal.chaincode, proposal));
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

function failed(message: string): TriedProposal {
  return { response: failure(message), privateReads: NOTHING };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
