import type { TransactionInput, TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import type { Millis } from '@fabric-governance/chaincode/governance/ids';
import type { ReleaseState } from '@fabric-governance/chaincode/governance/records/releases';
import type { AgentView } from './view.js';

/** Something about a record that is no proposal, which anyone may set going now, and since when. */
export type DueMatter = {
  [Name in TransactionName]: {
    readonly name: Name;
    readonly input: TransactionInput<Name>;
    readonly since: Millis;
    /** Of the record: a random number in hex, by which agents take turns. */
    readonly id: string;
    /** What tells it from others of its name. */
    readonly about: string;
    /** Of a release: how it stands. */
    readonly release?: ReleaseState;
  };
}[TransactionName];

/** Finds what is due of one kind of record at a moment. */
export type Finder = (view: AgentView, now: Millis) => readonly DueMatter[];
