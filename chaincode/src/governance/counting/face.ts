import type { Fate } from './fate.js';

/** How one vote counts. */
export interface Face {
  readonly fate: Fate;
  readonly weight: number;
  /** Classes that the rule counts apart, sorted. */
  readonly classes: readonly string[];
  readonly inactive: boolean;
  /** Cast by a delegate, where that does not count as being present. */
  readonly absent: boolean;
}
