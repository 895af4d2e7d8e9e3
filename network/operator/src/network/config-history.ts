import type { common } from '@hyperledger/fabric-protos';
import type { DecodedBlock } from '@fabric-governance/protocol/block';
import { toHex } from '@fabric-governance/protocol/bytes';
import { decodeConfigTransaction } from '@fabric-governance/protocol/config/decode-config';
import { organisationsOf } from '@fabric-governance/protocol/config/read-config';

const VALID = 0;

/** A configuration and the block that set it. */
export interface ConfigEntry {
  readonly blockNumber: number;
  /** Lower-case hex. */
  readonly headerHash: string;
  readonly config: common.Config;
}

/** An application organisation as the configuration has it. */
export interface ConfiguredOrganisation {
  readonly mspId: string;
  /** host:port */
  readonly anchorPeers: readonly string[];
}

/** Every configuration the channel has had, oldest first: a fold over the own peer's blocks. */
export class ConfigHistory {
  readonly #entries: ConfigEntry[] = [];

  get entries(): readonly ConfigEntry[] {
    return this.#entries;
  }

  apply(block: DecodedBlock): void {
    for (const { type, validationCode, envelopeBytes } of block.transactions) {
      // The genesis block is trusted as a whole; peers do not validate it, and may leave its flag unset.
      const holds = validationCode === VALID || block.number === 0n;
      if (type !== 'config' || !holds) continue;
      this.#entries.push({
        blockNumber: Number(block.number),
        headerHash: toHex(block.headerHash),
        config: decodeConfigTransaction(envelopeBytes).config,
      });
    }
  }

  /** Application organisations of the present configuration, by name. */
  organisations(): readonly ConfiguredOrganisation[] {
    const present = this.#entries.at(-1);
    if (present === undefined) return [];
    return organisationsOf(present.config, 'Application').map(({ mspId, anchorPeers }) => ({
      mspId,
      anchorPeers: anchorPeers.map(({ host, port }) => `${host}:${port}`),
    }));
  }
}
