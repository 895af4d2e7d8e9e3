import type { CaEndpoint } from '@fabric-governance/protocol/connection-profile';
import type { Logger } from 'pino';
import type { ApplicationBox } from './applications/application-box.js';
import type { RefusalsLog } from './audit/refusals-log.js';
import type { Config } from './config.js';
import type { DocumentStore } from './documents/document-store.js';
import type { Chain } from './fabric/chain.js';
import type { Challenges } from './identity/challenges.js';
import type { OwnMsp } from './identity/own-msp.js';
import type { LedgerReader } from './read-model/ledger-reader.js';
import type { Relay } from './relay/relay.js';

/** What the routes work with; made once in `main.ts`, and by tests with parts of their own. */
export interface Services {
  readonly config: Config;
  readonly logger: Logger;
  readonly now: () => number;
  readonly reader: LedgerReader;
  readonly chain: Chain;
  readonly relay: Relay;
  readonly msp: OwnMsp;
  readonly ca: CaEndpoint;
  readonly challenges: Challenges;
  readonly refusals: RefusalsLog;
  readonly documents: DocumentStore;
  readonly applications: ApplicationBox;
}
