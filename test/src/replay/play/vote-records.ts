import type { StoredTypes } from '@fabric-governance/chaincode/governance/change';
import type { Stage } from '../stage/stage.js';

/** Kinds of records of a proposal that a report shows, in this order. */
const KINDS = [
  'ballot',
  'commitment',
  'recusal',
  'referral-demand',
  'consent',
  'stage-decision',
  'ratification-ballot',
] as const satisfies readonly (keyof StoredTypes)[];

/** A proposal's records by kind; kinds without any are left out. */
export type VoteRecords = { readonly [Kind in (typeof KINDS)[number]]?: readonly StoredTypes[Kind][] };

/** What the ledger holds about a proposal beside its content, its phase and its decision. */
export async function recordsOf(stage: Stage, proposalId: string): Promise<VoteRecords> {
  const records: [string, readonly unknown[]][] = [];
  for (const kind of KINDS) records.push([kind, await stage.records(kind, proposalId)]);
  return Object.fromEntries(records.filter(([, found]) => found.length > 0));
}
