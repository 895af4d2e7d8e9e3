import {
  readDefinition,
  type ChaincodeDefinition,
} from '../administration/lifecycle/chaincode-definition.js';
import { LIFECYCLE_NAMESPACE } from '../chaincode/definition.js';
import type { Channel } from '../channel/channel.js';
import { signerOf } from '../crypto/signer.js';
import { Endorser } from '../endorsement/endorser.js';
import type { SystemChaincodes } from '../endorsement/system-chaincodes.js';
import type { ChaincodeOptions } from '../options.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import { approveArguments, commitArguments } from './definition-arguments.js';
import { definitionFrom } from './initial-definitions.js';
import { submitLifecycle } from './lifecycle-transaction.js';
import type { Member } from './member.js';

/** Who defines chaincodes, and where. */
export interface DefiningParties {
  readonly channel: Channel;
  readonly ordering: OrderingService;
  /** Organisations of the channel whose peers have joined it. */
  readonly members: readonly Member[];
  readonly systemChaincodes: SystemChaincodes;
}

/**
 * Defines the chaincodes that the options ask for, by Fabric's own way: every organisation approves, then the definition
 * is committed. What the ledger has already, at the same or a higher sequence, stays as it is; organisations that have
 * not said anything of it yet approve it.
 *
 * @throws when the options ask for what cannot be a definition
 */
export async function defineChaincodes(
  chaincodes: readonly ChaincodeOptions[],
  parties: DefiningParties,
): Promise<void> {
  if (chaincodes.length > 0 && parties.members.length === 0) {
    throw new Error('a chaincode can only be defined on a channel that has an organisation');
  }
  await Promise.all(chaincodes.map((chaincode) => new Defining(chaincode, parties).run()));
}

class Defining {
  readonly #name: string;
  readonly #wanted: ChaincodeDefinition;
  readonly #parties: DefiningParties;

  constructor(chaincode: ChaincodeOptions, parties: DefiningParties) {
    this.#name = chaincode.name;
    this.#wanted = definitionFrom(chaincode);
    this.#parties = parties;
  }

  async run(): Promise<void> {
    try {
      const { channel, members } = this.#parties;
      const current = channel.definition(this.#name)?.sequence ?? 0;
      // Sequences follow each other without a gap, so a new ledger is led up to the one asked for.
      for (let sequence = current + 1; sequence <= this.#wanted.sequence; sequence++) {
        const definition = { ...this.#wanted, sequence };
        await this.#approve(definition, members);
        await this.#commit(definition);
      }
      if (current >= this.#wanted.sequence) {
        await this.#approveForNewcomers();
      }
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`cannot define chaincode ${this.#name}: ${reason}`, { cause });
    }
  }

  async #approve(definition: ChaincodeDefinition, members: readonly Member[]): Promise<void> {
    const { channel } = this.#parties;
    await Promise.all(
      members.map((member) => {
        const packageId = member.node.provided(channel.name, this.#name) ?? '';
        const parameters = approveArguments(this.#name, definition, packageId);
        return this.#submit({ function: 'ApproveChaincodeDefinitionForMyOrg', parameters }, [member]);
      }),
    );
  }

  async #commit(definition: ChaincodeDefinition): Promise<void> {
    const parameters = commitArguments(this.#name, definition);
    await this.#submit({ function: 'CommitChaincodeDefinition', parameters }, this.#parties.members);
  }

  async #approveForNewcomers(): Promise<void> {
    const { channel, members } = this.#parties;
    const state = channel.state();
    const inForce = channel.definition(this.#name);
    if (inForce === undefined) {
      return;
    }
    const newcomers = members.filter(({ node }) => !node.hasSpoken(channel.name, inForce, state));
    const definition = readDefinition(this.#name, {
      get: (key) => state.get(LIFECYCLE_NAMESPACE, key)?.value,
    });
    await this.#approve(definition, newcomers);
  }

  /** The first organisation's administrator sends it; all of them endorse it. */
  async #submit(
    call: Parameters<typeof submitLifecycle>[0],
    [first, ...others]: readonly Member[],
  ): Promise<void> {
    const { channel, ordering, systemChaincodes } = this.#parties;
    if (first !== undefined) {
      await submitLifecycle(call, {
        channel,
        ordering,
        administrator: signerOf(first.options.mspId, first.organisation.admin.identity),
        endorsers: [first, ...others].map(({ node }) => new Endorser(node, systemChaincodes)),
      });
    }
  }
}
