import type { common } from '@hyperledger/fabric-protos';
import { peer } from '@hyperledger/fabric-protos';
import type { DecodedBlock } from '@fabric-governance/protocol/block';
import { toHex } from '@fabric-governance/protocol/bytes';
import { decodeConfigTransaction } from '@fabric-governance/protocol/config/decode-config';

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
      if (type !== 'config' || validationCode !== VALID) continue;
      this.#entries.push({
        blockNumber: Number(block.number),
        headerHash: toHex(block.headerHash),
        config: decodeConfigTransaction(envelopeBytes).config,
      });
    }
  }

  /** Application organisations of the present configuration, by name. */
  organisations(): readonly ConfiguredOrganisation[] {
    const application = applicationOf(this.#entries.at(-1)?.config);
    const names =
      application
        ?.getGroupsMap()
        .toArray()
        .map(([name]) => name) ?? [];
    return [...names]
      .sort()
      .map((mspId) => ({ mspId, anchorPeers: anchorPeersOf(application?.getGroupsMap().get(mspId)) }));
  }
}

/** The group that holds the organisations with peers. */
export function applicationOf(config: common.Config | undefined): common.ConfigGroup | undefined {
  return config?.getChannelGroup()?.getGroupsMap().get('Application');
}

function anchorPeersOf(group: common.ConfigGroup | undefined): readonly string[] {
  const value = group?.getValuesMap().get('AnchorPeers')?.getValue_asU8();
  if (value === undefined) return [];
  const anchors = peer.AnchorPeers.deserializeBinary(value).getAnchorPeersList();
  return anchors.map((anchor) => `${anchor.getHost()}:${anchor.getPort()}`);
}
