import { buildEnvelope } from '@fabric-governance/protocol/envelope';
import { encodeChaincodePolicy, type ChaincodePolicy } from '@fabric-governance/protocol/policy-encoding';
import { buildProposal } from '@fabric-governance/protocol/proposal';
import { peer } from '@hyperledger/fabric-protos';
import { nodeOf, userOf, type TestChannel } from '../administration/test-channel.fixture.js';
import { definitionField, LIFECYCLE_NAMESPACE } from '../chaincode/definition.js';
import type { Organisation } from '../crypto/organisation.js';
import { randomNonce, type Signer } from '../crypto/signer.js';
import { unpackProposal } from '../endorsement/unpack-proposal.js';
import { prepareTransaction } from '../gateway/prepare-transaction.js';
import { LedgerStore } from '../ledger/ledger-store.js';
import { Simulator, type LedgerSnapshot } from '../ledger/simulator.js';
import { makeBlock } from '../ordering/block-maker.js';
import type { BlockOutcome } from '../validation/block-validator.js';
import { Channel } from './channel.js';

/** Name of the chaincode that the transactions of a test belong to. */
export const TEST_CHAINCODE = 'cc';

/** A signed transaction, ready for a block. */
export interface MadeTransaction {
  readonly txId: string;
  readonly envelope: Uint8Array;
  /** Plaintext of private writes, as endorsers keep it. */
  readonly privateBytes: Uint8Array | undefined;
}

/** A channel's ledger in a folder, with transactions that clients and peers would make. */
export class TestLedger {
  readonly channel: Channel;
  readonly #parties: TestChannel;
  readonly #orderer: Signer;

  private constructor(channel: Channel, parties: TestChannel) {
    this.channel = channel;
    this.#parties = parties;
    this.#orderer = nodeOf(parties.orderer);
  }

  static async open(directory: string, parties: TestChannel): Promise<TestLedger> {
    const store = await LedgerStore.open(directory);
    try {
      return new TestLedger(await Channel.open(parties.name, store, () => parties.genesis), parties);
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  /** Simulates against a snapshot, endorses and signs. */
  transaction(
    run: (simulator: Simulator) => void,
    options: {
      readonly chaincode?: string;
      readonly endorsers?: readonly Organisation[];
      readonly snapshot?: LedgerSnapshot;
      /** Over the transaction; by default the client's. */
      readonly sign?: Signer['sign'];
    } = {},
  ): MadeTransaction {
    const { chaincode = TEST_CHAINCODE, endorsers = this.#parties.members } = options;
    const client = userOf(this.#parties.members[0]);
    const { txId, proposalBytes } = buildProposal({
      channel: this.channel.name,
      chaincode,
      args: ['test'],
      creator: client.identity,
      nonce: randomNonce(),
      timestamp: { seconds: 1_700_000_000, nanos: 0 },
    });
    const simulator = new Simulator(txId, options.snapshot ?? this.channel.snapshot('Org1MSP'));
    run(simulator);
    const { publicBytes, privateBytes } = simulator.results();
    const signed = new peer.SignedProposal();
    signed.setProposalBytes(proposalBytes);
    const proposal = unpackProposal(signed);
    const payload = responsePayload(chaincode, proposal.hash, publicBytes);
    const responses = endorsers.map((organisation) => endorsed(payload, nodeOf(organisation)));
    const transaction = prepareTransaction(proposal, responses).getPayload_asU8();
    return {
      txId,
      envelope: buildEnvelope(transaction, (options.sign ?? client.sign)(transaction)),
      privateBytes,
    };
  }

  /** Defines the test chaincode on the channel. */
  async define(
    policy: ChaincodePolicy,
    collections: readonly peer.StaticCollectionConfig[] = [],
  ): Promise<void> {
    const definition = this.transaction(
      (simulator) => {
        for (const [key, value] of definitionEntries(policy, collections)) {
          simulator.setState(LIFECYCLE_NAMESPACE, key, value.serializeBinary());
        }
      },
      { chaincode: LIFECYCLE_NAMESPACE },
    );
    const outcome = await this.append([definition]);
    if (outcome.codes[0] !== peer.TxValidationCode.VALID) {
      throw new Error(`the definition is not valid: ${outcome.transactions[0]?.reason ?? ''}`);
    }
  }

  /** Makes the next block of transactions and commits it. */
  async append(transactions: readonly MadeTransaction[]): Promise<BlockOutcome> {
    for (const { txId, privateBytes } of transactions) {
      if (privateBytes !== undefined) {
        await this.channel.transient.put(txId, privateBytes, this.channel.height);
      }
    }
    const { height, lastHeaderHash, lastConfigBlock } = this.channel;
    const place = { number: height, previousHash: lastHeaderHash, lastConfig: lastConfigBlock };
    return this.channel.append(
      makeBlock(
        place,
        transactions.map(({ envelope }) => envelope),
        this.#orderer,
      ),
    );
  }

  async close(): Promise<void> {
    await this.channel.close();
  }
}

function responsePayload(chaincode: string, hash: Uint8Array, results: Uint8Array): Uint8Array {
  const id = new peer.ChaincodeID();
  id.setName(chaincode);
  id.setVersion('1.0');
  const response = new peer.Response();
  response.setStatus(200);
  const action = new peer.ChaincodeAction();
  action.setResults(results);
  action.setResponse(response);
  action.setChaincodeId(id);
  const payload = new peer.ProposalResponsePayload();
  payload.setProposalHash(hash);
  payload.setExtension$(action.serializeBinary());
  return payload.serializeBinary();
}

function endorsed(payload: Uint8Array, { identity, sign }: Signer): peer.ProposalResponse {
  const endorsement = new peer.Endorsement();
  endorsement.setEndorser(identity);
  endorsement.setSignature(sign(Buffer.concat([payload, identity])));
  const response = new peer.ProposalResponse();
  response.setPayload(payload);
  response.setEndorsement(endorsement);
  return response;
}

function definitionEntries(
  policy: ChaincodePolicy,
  collections: readonly peer.StaticCollectionConfig[],
): [string, peer.lifecycle.StateData][] {
  const sequence = new peer.lifecycle.StateData();
  sequence.setInt64(1);
  const bytes = (content: Uint8Array): peer.lifecycle.StateData => {
    const data = new peer.lifecycle.StateData();
    data.setBytes(content);
    return data;
  };
  const endorsement = new peer.lifecycle.ChaincodeEndorsementInfo();
  endorsement.setVersion('1.0');
  endorsement.setEndorsementPlugin('escc');
  const validation = new peer.lifecycle.ChaincodeValidationInfo();
  validation.setValidationPlugin('vscc');
  validation.setValidationParameter(encodeChaincodePolicy(policy));
  const configs = new peer.CollectionConfigPackage();
  for (const collection of collections) {
    const config = new peer.CollectionConfig();
    config.setStaticCollectionConfig(collection);
    configs.addConfig(config);
  }
  return [
    [definitionField(TEST_CHAINCODE, 'Sequence'), sequence],
    [definitionField(TEST_CHAINCODE, 'EndorsementInfo'), bytes(endorsement.serializeBinary())],
    [definitionField(TEST_CHAINCODE, 'ValidationInfo'), bytes(validation.serializeBinary())],
    [definitionField(TEST_CHAINCODE, 'Collections'), bytes(configs.serializeBinary())],
  ];
}
