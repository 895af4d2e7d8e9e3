import { equalBytes } from '@fabric-governance/protocol/bytes';
import { gateway, peer } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import type { Endorser } from '../endorsement/endorser.js';
import type { UnpackedProposal } from '../endorsement/unpack-proposal.js';
import { RpcError, type NodeFailure } from '../wire/rpc-error.js';
import { endorsementPlan, interestOf, touchedCollections, type Interest } from './endorsement-plan.js';
import type { NetworkView } from './network-view.js';
import { openRequest } from './open-request.js';
import { prepareTransaction } from './prepare-transaction.js';
import { tryOn, type Trial } from './trial.js';

type Endorsed = Extract<Trial, { ok: true }>;

const FIRST_FAILED = 'failed to endorse transaction, see attached details for more info';
const NO_COMBINATION = 'no peer combination can satisfy the endorsement policy';
const NOT_INSTALLED = 'required chaincodes are not installed on sufficient peers';
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
      endorsed.map(({ tried }) => tried.response),
    ),
  );
  return response;
}

class EndorsementSession {
  readonly #proposal: UnpackedProposal;
  readonly #own: Endorser;
  readonly #onChannel: ReadonlyMap<string, Endorser>;
  readonly #candidates: ReadonlyMap<string, Endorser>;
  readonly #failures: NodeFailure[] = [];

  constructor(proposal: UnpackedProposal, own: Endorser, network: NetworkView) {
    this.#proposal = proposal;
    this.#own = own;
    this.#onChannel = network.onChannel(proposal.channel, own.peer);
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
    const interest = interestOf(this.#proposal.chaincode, first.tried);
    const candidates = new Map(this.#permitted(channel, interest));
    const endorsed = new Map<Endorser, Endorsed>([[first.endorser, first]]);
    for (;;) {
      const plan = endorsementPlan(channel, interest, { first: first.endorser, candidates });
      if (plan === undefined) {
        throw this.#noPlan(channel, interest, first.endorser);
      }
      const missing = plan.filter((endorser) => !endorsed.has(endorser));
      if (missing.length === 0) {
        return plan.flatMap((endorser) => endorsed.get(endorser) ?? []);
      }
      const answers = await this.#askAll(missing, first);
      for (const answer of answers) {
        endorsed.set(answer.endorser, answer);
      }
      for (const endorser of missing.filter((candidate) => !endorsed.has(candidate))) {
        candidates.delete(endorser.peer.mspId);
      }
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
    const [endorser] = own === undefined ? this.#candidates.values() : [own];
    if (endorser === undefined) {
      const { channel, chaincode } = this.#proposal;
      const isDefined = [...this.#onChannel.values()].some(
        ({ peer: node }) => node.channel(channel)?.definition(chaincode) !== undefined,
      );
      throw this.#unsatisfiable(
        isDefined ? NOT_INSTALLED : `No metadata was found for chaincode ${chaincode} in channel ${channel}`,
      );
    }
    const trial = await tryOn(endorser, this.#proposal.signed, { local: endorser === this.#own });
    if (!trial.ok) {
      throw new RpcError('ABORTED', FIRST_FAILED, [trial.failure]);
    }
    return trial;
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

  /**
   * Organisations that may be asked: those that hold the collections whose plaintext was read, and, where there is
   * transient data, those that hold every collection touched, so that nobody else sees it.
   */
  #permitted(channel: ChannelView, interest: Interest): [string, Endorser][] {
    const required = this.#proposal.hasTransientData
      ? touchedCollections(interest)
      : [...interest.privateReads];
    const memberships = required.map((name) => {
      const [chaincode = '', collection = ''] = name.split('\u0000');
      return channel.members(chaincode, collection);
    });
    return [...this.#candidates].filter(([mspId]) =>
      memberships.every((members) => members === undefined || members.has(mspId)),
    );
  }

  #noPlan(channel: ChannelView, interest: Interest, first: Endorser): RpcError {
    if (this.#failures.length > 0) {
      return new RpcError('ABORTED', TOO_FEW, this.#failures);
    }
    const everyone = endorsementPlan(channel, interest, { first, candidates: this.#candidates });
    const collections = touchedCollections(interest).map((name) => name.split('\u0000')[1] ?? '');
    return this.#proposal.hasTransientData && everyone !== undefined
      ? new RpcError(
          'FAILED_PRECONDITION',
          'requires endorsement from organisation(s) that are not in the distribution policy of the private data ' +
            `collection(s): [${collections.join(' ')}]; retry specifying trusted endorsing organizations to protect ` +
            'transient data',
        )
      : this.#unsatisfiable(this.#isSatisfiable(channel, interest, first) ? NOT_INSTALLED : NO_COMBINATION);
  }

  /** Whether all peers of the channel could satisfy the policies, did they have the chaincode. */
  #isSatisfiable(channel: ChannelView, interest: Interest, first: Endorser): boolean {
    return endorsementPlan(channel, interest, { first, candidates: this.#onChannel }) !== undefined;
  }

  #unsatisfiable(reason: string): RpcError {
    return new RpcError(
      'FAILED_PRECONDITION',
      `no combination of peers can be derived which satisfy the endorsement policy: ${reason}`,
    );
  }
}

function samePayload(left: Endorsed, right: Endorsed): boolean {
  return equalBytes(left.tried.response.getPayload_asU8(), right.tried.response.getPayload_asU8());
}
