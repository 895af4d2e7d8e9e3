import { decodeReadWriteSet } from '@fabric-governance/protocol/rwset';
import { toHex, utf8 } from '@fabric-governance/protocol/bytes';
import { ledger } from '@hyperledger/fabric-protos';
import type { Response } from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';
import type { Organisation } from '../../crypto/organisation.js';
import { hashedNamespace, privateNamespace } from '../../ledger/namespaces.js';
import { Simulator } from '../../ledger/simulator.js';
import { VersionedState, type Revision } from '../../ledger/versioned-state.js';
import { localMsp } from '../local-msp.js';
import { invokeSystemChaincode } from '../system-chaincodes.js';
import type { InstalledPackages, SystemChaincodeContext } from '../system-chaincode-context.js';
import { adminOf, type TestChannel } from '../test-channel.fixture.js';
import type { Signer } from '../../crypto/signer.js';

/** What a call left: the response, and the keys it wrote. */
export interface Called {
  readonly status: number;
  readonly message: string;
  readonly payload: Uint8Array;
  readonly publicWrites: readonly string[];
  readonly readNamespaces: readonly string[];
}

/** A ledger that takes every successful call of `_lifecycle` as a block of its own. */
export class LifecycleLedger {
  readonly #channel: TestChannel;
  readonly #packages: InstalledPackages;
  readonly #state = new VersionedState();
  readonly #privateStates = new Map<string, VersionedState>();
  #height = 1n;

  constructor(channel: TestChannel, packages: InstalledPackages) {
    this.#channel = channel;
    this.#packages = packages;
  }

  /** Calls on an organisation's peer, by its administrator unless another is named, and commits what it writes. */
  async call(
    organisation: Organisation,
    functionName: string,
    parameters: Uint8Array,
    options: { readonly by?: Signer; readonly channelId?: string } = {},
  ): Promise<Called> {
    const { channelId = this.#channel.name, by = adminOf(organisation) } = options;
    const simulator = new Simulator('tx', {
      publicState: this.#state.view(this.#height),
      privateState: this.#privateState(organisation.mspId).view(this.#height),
      hasCollection: (_chaincode, collection) => collection.startsWith('_implicit_org_'),
    });
    const response = await invokeSystemChaincode('_lifecycle', [utf8(functionName), parameters], {
      ...this.#contextOf(organisation, by, channelId),
      simulator: channelId === '' ? undefined : simulator,
    });
    return this.#commit(organisation.mspId, response, simulator);
  }

  #commit(mspId: string, response: Response, simulator: Simulator): Called {
    const { publicBytes, privateBytes = new Uint8Array() } = simulator.results();
    const sets = decodeReadWriteSet(publicBytes);
    if (response.getStatus() === 200) {
      for (const { namespace, writes, collections } of sets) {
        writes.forEach(({ key, value }) => {
          this.#state.append(namespace, key, this.#revision(value));
        });
        for (const { collection, writes: hashed } of collections) {
          hashed.forEach(({ keyHash, valueHash }) => {
            const room = hashedNamespace(namespace, collection);
            this.#state.append(room, toHex(keyHash), this.#revision(valueHash));
          });
        }
      }
      this.#commitPrivate(mspId, privateBytes);
      this.#height++;
    }
    return {
      status: response.getStatus(),
      message: response.getMessage(),
      payload: response.getPayload_asU8(),
      publicWrites: sets.flatMap(({ writes }) => writes.map(({ key }) => key)),
      readNamespaces: sets.filter(({ reads }) => reads.length > 0).map(({ namespace }) => namespace),
    };
  }

  #commitPrivate(mspId: string, bytes: Uint8Array): void {
    const sets = ledger.rwset.TxPvtReadWriteSet.deserializeBinary(bytes).getNsPvtRwsetList();
    for (const set of sets.flatMap((entry) => entry.getCollectionPvtRwsetList())) {
      const room = privateNamespace('_lifecycle', set.getCollectionName());
      const writes = ledger.rwset.kvrwset.KVRWSet.deserializeBinary(set.getRwset_asU8()).getWritesList();
      writes.forEach((write) => {
        this.#privateState(mspId).append(room, write.getKey(), this.#revision(write.getValue_asU8()));
      });
    }
  }

  #revision(value: Uint8Array): Revision {
    return {
      version: { block: this.#height, transaction: 0 },
      value,
      metadata: undefined,
      valueWritten: true,
      transaction: { txId: 'tx', timestamp: undefined },
    };
  }

  #privateState(mspId: string): VersionedState {
    const state = this.#privateStates.get(mspId) ?? new VersionedState();
    this.#privateStates.set(mspId, state);
    return state;
  }

  #contextOf(
    organisation: Organisation,
    by: Signer,
    channelId: string,
  ): Omit<SystemChaincodeContext, 'simulator'> {
    const message = utf8('proposal');
    return {
      ownMspId: organisation.mspId,
      ownMsp: localMsp(organisation),
      channelId,
      invoked: '_lifecycle',
      caller: { identity: by.identity, message, signature: by.sign(message) },
      channel: (id) =>
        id === this.#channel.name
          ? {
              configuration: this.#channel.configuration,
              height: this.#height,
              lastConfigBlock: 0n,
              lastHeaderHash: new Uint8Array(),
              feed: { block: () => Promise.resolve(undefined) },
              place: () => undefined,
            }
          : undefined,
      channels: () => [this.#channel.name],
      joinChannel: () => Promise.reject(new Error('not asked')),
      packages: this.#packages,
    };
  }
}
