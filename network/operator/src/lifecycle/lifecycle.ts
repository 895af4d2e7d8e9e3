import type { Client } from '@grpc/grpc-js';
import { connect, hash, type Gateway } from '@hyperledger/fabric-gateway';
import { peer } from '@hyperledger/fabric-protos';
import { settle } from '../ledger/settle.js';
import type { Administrator } from '../network/administrator.js';
import { callPeer, PeerRefused } from '../network/call-peer.js';
import {
  approvalArgument,
  type ChaincodeDefinition,
  commitArgument,
  type CommittedDefinition,
  readCommitted,
  readinessArgument,
  readReadiness,
} from './chaincode-definition.js';

const NAMESPACE = '_lifecycle';
const ENDORSE_DEADLINE_MS = 30_000;
const SUBMIT_DEADLINE_MS = 10_000;
const NOT_FOUND = 404;
const VALID = 0;

export interface LifecycleOptions {
  /** To the own peer, for fabric-gateway. */
  readonly client: Client;
  readonly endorser: peer.EndorserClient;
  readonly administrator: Administrator;
  /** PEM text of the administrator's certificate. */
  readonly certificate: string;
  readonly channel: string;
  /** Told each time a sent transaction's fate could not be learnt. */
  readonly onUnknown: (txId: string, error: unknown) => void;
}

/** A lifecycle transaction was ordered and found invalid. */
export class LifecycleInvalid extends Error {
  override readonly name = 'LifecycleInvalid';
}

/** Which chaincode an organisation's peer runs, and what the channel agrees on: Fabric's lifecycle, as the organisation's administrator. */
export class Lifecycle {
  readonly #options: LifecycleOptions;
  readonly #gateway: Gateway;

  constructor(options: LifecycleOptions) {
    const { client, administrator, certificate } = options;
    this.#options = options;
    this.#gateway = connect({
      client,
      identity: { mspId: administrator.mspId, credentials: Buffer.from(certificate) },
      signer: (message) => Promise.resolve(administrator.sign(message)),
      hash: hash.none,
      endorseOptions: () => ({ deadline: Date.now() + ENDORSE_DEADLINE_MS }),
      submitOptions: () => ({ deadline: Date.now() + SUBMIT_DEADLINE_MS }),
    });
  }

  /** Installs a package on the own peer; one that is installed already is left as it is. Throws `PeerRefused`. */
  async install(chaincodePackage: Uint8Array): Promise<void> {
    const args = new peer.lifecycle.InstallChaincodeArgs();
    args.setChaincodeInstallPackage(chaincodePackage);
    try {
      await this.#ask('', 'InstallChaincode', args.serializeBinary());
    } catch (error) {
      if (!(error instanceof PeerRefused && error.reason.includes('already successfully installed')))
        throw error;
    }
  }

  /** Ids of the packages installed on the own peer. */
  async installed(): Promise<readonly string[]> {
    const args = new peer.lifecycle.QueryInstalledChaincodesArgs().serializeBinary();
    const answer = await this.#ask('', 'QueryInstalledChaincodes', args);
    return peer.lifecycle.QueryInstalledChaincodesResult.deserializeBinary(answer)
      .getInstalledChaincodesList()
      .map((one) => one.getPackageId());
  }

  /** The bytes of a package that is installed on the own peer. Throws `PeerRefused`. */
  async installedPackage(packageId: string): Promise<Uint8Array> {
    const args = new peer.lifecycle.GetInstalledChaincodePackageArgs();
    args.setPackageId(packageId);
    const answer = await this.#ask('', 'GetInstalledChaincodePackage', args.serializeBinary());
    return peer.lifecycle.GetInstalledChaincodePackageResult.deserializeBinary(
      answer,
    ).getChaincodeInstallPackage_asU8();
  }

  /** The chaincode's definition on the channel; undefined when it has none. */
  async committed(name: string): Promise<CommittedDefinition | undefined> {
    const args = new peer.lifecycle.QueryChaincodeDefinitionArgs();
    args.setName(name);
    const answer = await this.#find('QueryChaincodeDefinition', args.serializeBinary());
    return answer && readCommitted(name, answer);
  }

  /** The package that the own organisation has approved for a definition; undefined when it has approved none. */
  async approvedPackage({ name, sequence }: ChaincodeDefinition): Promise<string | undefined> {
    const args = new peer.lifecycle.QueryApprovedChaincodeDefinitionArgs();
    args.setName(name);
    args.setSequence(sequence);
    const answer = await this.#find('QueryApprovedChaincodeDefinition', args.serializeBinary());
    return (
      answer &&
      peer.lifecycle.QueryApprovedChaincodeDefinitionResult.deserializeBinary(answer)
        .getSource()
        ?.getLocalPackage()
        ?.getPackageId()
    );
  }

  /** MSP ids of the organisations that have approved exactly this definition, before it is committed. */
  async readiness(definition: ChaincodeDefinition): Promise<readonly string[]> {
    const { channel } = this.#options;
    return readReadiness(await this.#ask(channel, 'CheckCommitReadiness', readinessArgument(definition)));
  }

  /** Approves for the own organisation. Throws what endorsement throws, and `LifecycleInvalid`. */
  approve(definition: ChaincodeDefinition, packageId: string, signal: AbortSignal): Promise<void> {
    const argument = approvalArgument(definition, packageId);
    const { mspId } = this.#options.administrator;
    return this.#submit('ApproveChaincodeDefinitionForMyOrg', argument, { signal, endorsers: [mspId] });
  }

  /**
   * Commits what enough organisations have approved, endorsed by these of them; left out: as the gateway chooses. Throws what endorsement
   * throws, and `LifecycleInvalid`.
   */
  commit(
    definition: ChaincodeDefinition,
    options: { readonly signal: AbortSignal; readonly endorsers?: string[] },
  ): Promise<void> {
    return this.#submit('CommitChaincodeDefinition', commitArgument(definition), options);
  }

  close(): void {
    this.#gateway.close();
  }

  #ask(channel: string, name: string, argument: Uint8Array): Promise<Uint8Array> {
    const { endorser, administrator } = this.#options;
    return callPeer(endorser, administrator, { channel, chaincode: NAMESPACE, args: [name, argument] });
  }

  async #find(name: string, argument: Uint8Array): Promise<Uint8Array | undefined> {
    try {
      return await this.#ask(this.#options.channel, name, argument);
    } catch (error) {
      const none = error instanceof PeerRefused && (error.status === NOT_FOUND || isNoneYet(error.reason));
      if (none) return undefined;
      throw error;
    }
  }

  async #submit(
    name: string,
    argument: Uint8Array,
    { signal, endorsers }: { readonly signal: AbortSignal; readonly endorsers?: string[] },
  ): Promise<void> {
    const { channel, administrator, onUnknown } = this.#options;
    const transaction = await this.#gateway
      .getNetwork(channel)
      .getContract(NAMESPACE)
      .newProposal(name, {
        arguments: [argument],
        ...(endorsers === undefined ? {} : { endorsingOrganizations: endorsers }),
      })
      .endorse();
    const { txId, code, codeName } = await settle(transaction, {
      gateway: this.#gateway,
      channel,
      identity: administrator.creator,
      onUnknown,
      signal,
    });
    if (code !== VALID) throw new LifecycleInvalid(`${name} (${txId}) is not valid: ${codeName}`);
  }
}

/** Fabric says with status 500 that nothing was approved or defined. */
function isNoneYet(reason: string): boolean {
  return /is not defined|could not fetch approved chaincode definition/u.test(reason);
}
