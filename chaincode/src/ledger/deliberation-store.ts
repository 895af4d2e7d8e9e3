import type { ChaincodeStub } from 'fabric-shim-api';
import type { MspId } from '../governance/ids.js';
import type { ApprovalRecord, OpinionRecord, PreparedBallotRecord } from '../governance/records/proposals.js';
import { sha256Hex } from '../governance/sha256.js';
import { canonicalJson } from '../governance/canonical-json.js';
import { implicitCollection, PRIVATE_KEYS, type PrivateKind } from './keys.js';
import { decodeRecord, encodeRecord } from './store.js';

interface PrivateTypes {
  opinion: OpinionRecord;
  approval: ApprovalRecord;
  'prepared-ballot': PreparedBallotRecord;
}

/**
 * An institution's private records in its implicit collection. Fabric gives such a collection no access control of its own: the
 * contract must have compared the caller's MSP with the peer's before anything here is called, hashes excepted.
 */
export class DeliberationStore {
  readonly #stub: ChaincodeStub;
  readonly #collection: string;

  constructor(stub: ChaincodeStub, mspId: MspId) {
    this.#stub = stub;
    this.#collection = implicitCollection(mspId);
  }

  /**
   * Stores a record in its place. The place's hash is read first, so that a transaction that is withheld cannot later
   * overwrite a newer record: an endorsed transaction has no expiry.
   */
  async put<Kind extends PrivateKind>(kind: Kind, record: PrivateTypes[Kind]): Promise<void> {
    const key = this.#key(kind, record);
    await this.#stub.getPrivateDataHash(this.#collection, key);
    await this.#stub.putPrivateData(this.#collection, key, encodeRecord(record));
  }

  /** All records of a proposal, by person id. Only on the institution's own peer. */
  async ofProposal<Kind extends PrivateKind>(kind: Kind, proposalId: string): Promise<PrivateTypes[Kind][]> {
    const records: PrivateTypes[Kind][] = [];
    const found = this.#stub.getPrivateDataByPartialCompositeKey(this.#collection, kind, [proposalId]);
    for await (const { value } of found) records.push(decodeRecord(value) as PrivateTypes[Kind]);
    return records;
  }

  /** Whether exactly this approval stands in the collection, told by its hash, which every peer holds. */
  async proves(approval: ApprovalRecord): Promise<boolean> {
    const key = this.#key('approval', approval);
    const hash = await this.#stub.getPrivateDataHash(this.#collection, key);
    return Buffer.from(hash).toString('hex') === sha256Hex(canonicalJson(approval));
  }

  #key<Kind extends PrivateKind>(kind: Kind, record: PrivateTypes[Kind]): string {
    const key = PRIVATE_KEYS[kind] as (record: PrivateTypes[Kind]) => string[];
    return this.#stub.createCompositeKey(kind, key(record));
  }
}
