import type { Answer } from '../client/answer.js';
import type { Stage } from '../client/stage.js';

/** One thing asked of a network. Calls are played in order, for what comes later builds on what came before. */
export interface Call {
  readonly name: string;
  readonly play: (stage: Stage) => Promise<Answer>;
}
