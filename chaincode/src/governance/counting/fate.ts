import type { Base, Counted } from '../charter/conditions.js';
import type { Count } from '../records/decisions.js';

/** What can become of an elector's ballot. */
export const FATES = ['yes', 'no', 'abstain', 'unrevealed', 'silent', 'recused'] as const;
export type Fate = (typeof FATES)[number];

/** How much one elector with this fate adds to a count: 1, 0, or −1 for a no in yes − no. */
const COUNTED: { readonly [Name in Counted]: Partial<Record<Fate, 1 | -1>> } = {
  yes: { yes: 1 },
  no: { no: 1 },
  abstain: { abstain: 1 },
  cast: { yes: 1, no: 1 },
  'taking-part': { yes: 1, no: 1, abstain: 1, unrevealed: 1 },
  net: { yes: 1, no: -1 },
};

const BASED: { readonly [Name in Exclude<Base, 'active'>]: Partial<Record<Fate, 1>> } = {
  seats: { yes: 1, no: 1, abstain: 1, unrevealed: 1, silent: 1 },
  electorate: { yes: 1, no: 1, abstain: 1, unrevealed: 1, silent: 1 },
  'taking-part': { yes: 1, no: 1, abstain: 1, unrevealed: 1 },
  cast: { yes: 1, no: 1 },
  yes: { yes: 1 },
  no: { no: 1 },
  abstain: { abstain: 1 },
};

/** What an elector with this fate adds to the count. */
export function inCount(count: Counted, fate: Fate): number {
  return COUNTED[count][fate] ?? 0;
}

/** Whether an elector with this fate is in the base; an inactive one is in the base `active` only when it takes part. */
export function inBase(base: Base, fate: Fate, inactive = false): boolean {
  if (base !== 'active') return BASED[base][fate] === 1;
  return inactive && fate === 'silent' ? false : BASED.electorate[fate] === 1;
}

/** What a count holds of one fate. */
export function ofFate(count: Count, fate: Fate): number {
  return fate === 'recused' ? 0 : (count[fate] ?? 0);
}
