import type { Logger } from 'pino';
import { type LogSpec, parseLogSpec } from './log-spec.js';

/** The log level of the network, which all nodes share as they share one log. */
export class LogControl {
  readonly #logger: Logger;
  readonly #isSilent: boolean;
  #spec = parseLogSpec('info');

  constructor(logger: Logger) {
    this.#logger = logger;
    this.#isSilent = logger.level === 'silent';
  }

  get spec(): LogSpec {
    return this.#spec;
  }

  /** Devnet has no named loggers: only the level for all others has an effect. A log that is off stays off. */
  set(spec: LogSpec): void {
    this.#spec = spec;
    if (!this.#isSilent) {
      this.#logger.level = spec.level;
    }
  }
}
