import type { Stage } from '../stage/stage.js';
import type { People } from './people.js';

/** Where an event happens. */
export interface Scene {
  readonly stage: Stage;
  readonly people: People;
  /** The proposal of the event's vote; left out for events apart from any vote. */
  readonly proposalId?: string | undefined;
  /** Who drafted it. */
  readonly drafter?: string | undefined;
  /** Whether ballots are secret. */
  readonly secret?: boolean;
}
