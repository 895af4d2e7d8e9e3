import { peer } from '@hyperledger/fabric-protos';
import type { DecodedBlock } from '@fabric-governance/protocol/block';
import { toHex } from '@fabric-governance/protocol/bytes';

const VALID = 0;
const NAMESPACE = '_lifecycle';
/** Every commit writes this field of the chaincode's definition. */
const SEQUENCE = /^namespaces\/fields\/([^/#]+)\/Sequence$/u;

/** The block in which a chaincode's definition was committed. */
export interface CommittedSequence {
  readonly sequence: number;
  readonly blockNumber: number;
  /** Lower-case hex. */
  readonly headerHash: string;
}

/** The newest definition of each chaincode and the block that brought it: a fold over the own peer's blocks. */
export class DefinitionHistory {
  readonly #newest = new Map<string, CommittedSequence>();
  #changes = 0;

  /** How often a definition has changed: equal as long as nothing here does. */
  get changes(): number {
    return this.#changes;
  }

  apply(block: DecodedBlock): void {
    const place = { blockNumber: Number(block.number), headerHash: toHex(block.headerHash) };
    const writes = block.transactions
      .filter(({ validationCode }) => validationCode === VALID)
      .flatMap(({ rwset }) => rwset ?? [])
      .filter(({ namespace }) => namespace === NAMESPACE)
      .flatMap((one) => one.writes);
    for (const { key, value } of writes) {
      const name = SEQUENCE.exec(key)?.[1];
      if (name === undefined) continue;
      const sequence = peer.lifecycle.StateData.deserializeBinary(value).getInt64();
      this.#newest.set(name, { sequence, ...place });
      this.#changes += 1;
    }
  }

  /** Undefined for a chaincode that was never committed. */
  newest(name: string): CommittedSequence | undefined {
    return this.#newest.get(name);
  }
}
