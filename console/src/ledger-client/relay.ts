import type { z } from 'zod';
import type {
  commitRequestSchema,
  CommitStatus,
  Endorsement,
  Evaluation,
  SignedProposal,
  Submission,
  Submitted,
} from '@fabric-governance/gateway-api/contract/relay';
import { call } from '../api/client.js';

/** The gateway's relay: it passes on what the browser signed, and can substitute nothing. */
export interface Relay {
  readonly endorse: (proposal: SignedProposal) => Promise<Endorsement>;
  readonly submit: (submission: Submission) => Promise<Submitted>;
  readonly commitStatus: (request: z.input<typeof commitRequestSchema>) => Promise<CommitStatus>;
  readonly evaluate: (proposal: SignedProposal) => Promise<Evaluation>;
}

/** The relay of this console's gateway. */
export const gatewayRelay: Relay = {
  endorse: (body) => call('endorse', { body }),
  submit: (body) => call('submit', { body }),
  commitStatus: (body) => call('commitStatus', { body }),
  evaluate: (body) => call('evaluate', { body }),
};
