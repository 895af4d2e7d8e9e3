import { equalBytes } from '@fabric-governance/protocol/bytes';
import { gateway, peer } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import type { Surroundings } from '../discovery/possible-endorsers.js';
import { NoEndorsersError } from '../discovery/interest-requirements.js';
import type { Endorser } from '../endorsement/endorser.js';
import type { UnpackedProposal } from '../endorsement/unpack-proposal.js';
import { RpcError, type NodeFailure } from '../wire/rpc-error.js';
import { endorsementPlan, interestOf, protectedInterest } from './endorsement-plan.js';
import type { NetworkView } from './network-view.js';
import { openRequest } from './open-request.js';
import { prepareTransaction } from './prepare-transaction.js';
import { tryOn, type Trial } from './trial.js';

type Endorsed = Extract<Trial, { ok: true }>;

const FIRST_FAILED = 'failed to endorse transaction, see attached details for more info';
const TOO_FEW = 'failed to collect enough transaction endorsements, see attached details for more info';

/**
 * Collects endorsements: from the organisations the client names, or else from the gateway's own peer first and then
 * from as many others as the policies demand.
 *
 * @throws RpcError
 */
export async function endorse(
  request: gateway.EndorseRequest,
  own: Endorser,
  network: NetworkView,
): Promise<gateway.EndorseResponse> {
  const signed = request.getProposedTransaction() ?? new peer.SignedProposal();
  const proposal = openRequest(signed);
  const session = new EndorsementSession(proposal, own, network);
  const named = request.getEndorsingOrganizationsList();
  const endorsed = named.length > 0 ? await session.byNamed(named) : await session.byPolicy();
  const response = new gateway.EndorseResponse();
  response.setPreparedTransaction(
    prepareTransaction(
      proposal,
      endorsed.map((each) => each.response),
    ),
  );
  return response;
}

class EndorsementSession {
  readonly #proposal: UnpackedProposal;
  readonly #own: Endorser;
  readonly #surroundings: Surroundings;
  readonly #candidates: ReadonlyMap<string, Endorser>;
  readonly #failures: NodeFailure[] = [];

  constructor(proposal: UnpackedProposal, own: Endorser, network: NetworkView) {
    this.#proposal = proposal;
    this.#own = own;
    this.#surroundings = { viewer: own.peer, network };
    this.#candidates = network.withChaincode(proposal.channel, proposal.chaincode, own.peer);
  }

  /** Endorsements of the organisations the client has chosen; whether they suffice is the client's business. */
  async byNamed(mspIds: readonly string[]): Promise<Endorsed[]> {
    const missing = mspIds.filter((mspId) => !this.#candidates.has(mspId));
    if (missing.length > 0) {
      throw new RpcError(
        'UNAVAILABLE',
        `failed to find any endorsing peers for org(s): ${missing.join(', ')}`,
      );
    }
    const endorsers = [...new Set(mspIds)].flatMap((mspId) => this.#candidates.get(mspId) ?? []);
    const endorsed = await this.#askAll(endorsers, undefined);
    if (endorsed.length < endorsers.length) {
      throw new RpcError('ABORTED', TOO_FEW, this.#failures);
    }
    return endorsed;
  }

  /** Endorsements as the policies demand, another organisation asked where one fails. */
  async byPolicy(): Promise<Endorsed[]> {
    const first = await this.#askFirst();
    const channel = first.endorser.peer.channel(this.#proposal.channel);
    if (channel === undefined) {
      throw new RpcError('FAILED_PRECONDITION', `channel '${this.#proposal.channel}' not found`);
    }
    const interest = interestOf(this.#proposal.chaincode, first.response);
    const endorsed = new Map<Endorser, Endorsed>([[first.endorser, first]]);
    const failed = new Set<Endorser>();
    for (;;) {
      const plan = this.#plan(channel, interest, { ...this.#surroundings, first: first.endorser, failed });
      if (plan === undefined) {
        throw new RpcError('ABORTED', TOO_FEW, this.#failures);
      }
      const missing = plan.filter((endorser) => !endorsed.has(endorser));
      if (missing.length === 0) {
        return plan.flatMap((endorser) => endorsed.get(endorser) ?? []);
      }
      for (const answer of await this.#askAll(missing, first)) {
        endorsed.set(answer.endorser, answer);
      }
      missing.filter((endorser) => !endorsed.has(endorser)).forEach((endorser) => failed.add(endorser));
    }
  }

  async #askFirst(): Promise<Endorsed> {
    const own = this.#candidates.get(this.#own.peer.mspId);
    if (own === undefined && this.#proposal.hasTransientData) {
      throw new RpcError(
        'FAILED_PRECONDITION',
        "no endorsers found in the gateway's organization; retry specifying endorsing organization(s) to protect " +
          'transient data',
      );
    }
    const endorser = own ?? this.#anyEndorser();
    const trial = await tryOn(endorser, this.#proposal.signed, { local: endorser === this.#own });
    if (!trial.ok) {
      throw new RpcError('ABORTED', FIRST_FAILED, [trial.failure]);
    }
    return trial;
  }

  /** One of those that the chaincode's own policy asks for, where the gateway's organisation has none. */
  #anyEndorser(): Endorser {
    const { channel: channelName, chaincode } = this.#proposal;
    const channel = this.#own.peer.channel(channelName);
    if (channel === undefined) {
      const text = `No metadata was found for chaincode ${chaincode} in channel ${channelName}`;
      throw unsatisfiable(new NoEndorsersError(text));
    }
    const interest = interestOf(chaincode, undefined);
    const parties = { ...this.#surroundings, first: this.#own, failed: new Set<Endorser>() };
    const [endorser = this.#own] = this.#plan(channel, interest, parties) ?? [];
    return endorser;
  }

  /** Endorsements that agree with each other; the failures of the rest are kept for the error. */
  async #askAll(endorsers: readonly Endorser[], first: Endorsed | undefined): Promise<Endorsed[]> {
    const trials = await Promise.all(
      endorsers.map((endorser) => tryOn(endorser, this.#proposal.signed, { local: endorser === this.#own })),
    );
    const endorsed: Endorsed[] = [];
    for (const trial of trials) {
      const expected = first ?? endorsed[0] ?? trial;
      if (!trial.ok) {
        this.#failures.push(trial.failure);
      } else if (expected.ok && !samePayload(expected, trial)) {
        const { address, mspId } = trial.endorser.peer;
        this.#failures.push({ address, mspId, message: 'ProposalResponsePayloads do not match' });
      } else {
        endorsed.push(trial);
      }
    }
    return endorsed;
  }

  /** Whom to ask; with transient data, nobody who does not hold the collections anyway. */
  #plan(
    channel: ChannelView,
    interest: peer.ChaincodeInterest,
    network: Parameters<typeof endorsementPlan>[2],
  ): Endorser[] | undefined {
    const { interest: cautious, collections } = this.#proposal.hasTransientData
      ? protectedInterest(interest)
      : { interest, collections: [] };
    try {
      return endorsementPlan(channel, cautious, network);
    } catch (error) {
      if (!(error instanceof NoEndorsersError)) {
        throw error;
      }
      if (collections.length > 0 && hasPlan(() => endorsementPlan(channel, interest, network))) {
        throw new RpcError(
          'FAILED_PRECONDITION',
          'requires endorsement from organisation(s) that are not in the distribution policy of the private data ' +
            `collection(s): [${collections.join(' ')}]; retry specifying trusted endorsing organizations to ` +
            'protect transient data',
        );
      }
      throw unsatisfiable(error);
    }
  }
}

function unsatisfiable({ message }: NoEndorsersError): RpcError {
  return new RpcError(
    'FAILED_PRECONDITION',
    `no combination of peers can be derived which satisfy the endorsement policy: ${message}`,
  );
}

function hasPlan(plan: () => unknown): boolean {
  try {
    plan();
    return true;
  } catch (error) {
    if (!(error instanceof NoEndorsersError)) {
      throw error;
    }
    return false;
  }
}

function samePayload(left: Endorsed, right: Endorsed): boolean {
  return equalBytes(left.response.getPayload_asU8(), right.response.getPayload_asU8());
}
