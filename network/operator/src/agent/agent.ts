import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { FoundingDocument } from '@fabric-governance/chaincode/governance/records/members';
import type { ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import { decodeBlock } from '@fabric-governance/protocol/block';
import type { NetworkFinding } from '../execution/finding.js';
import { networkFinding } from '../execution/network-finding.js';
import { Projection } from '../ledger/projection.js';
import type { Transactor } from '../ledger/transactor.js';
import type { Lifecycle } from '../lifecycle/lifecycle.js';
import type { Administrator } from '../network/administrator.js';
import { followChain } from '../network/chain-follower.js';
import { ConfigHistory } from '../network/config-history.js';
import type { Connections } from '../network/connections.js';
import { DefinitionHistory } from '../network/definition-history.js';
import { Bell } from './bell.js';
import { nextSteps } from './next-steps.js';
import { performer } from './perform.js';
import { StepRunner } from './step-runner.js';
import { UncreditedVotes } from './uncredited-votes.js';
import { viewOf } from './view-of.js';

/** How often deadlines are looked at when no block comes. */
const TICK_MS = 500;
/** Blocks often come several at once; they are looked at together. */
const GATHER_MS = 20;

export interface AgentOptions {
  readonly self: MemberId;
  readonly channel: string;
  readonly chaincode: string;
  readonly connections: Connections;
  readonly administrator: Administrator;
  readonly transactor: Transactor;
  readonly lifecycle: Lifecycle;
  /** Chaincode packages that the institution's operators have given their agent: files and folders. */
  readonly packagePaths: readonly string[];
  readonly foundingDocument?: FoundingDocument;
  /** Done once the own peer has caught up; it is to tell its failures itself. */
  readonly onCaughtUp?: () => Promise<void>;
  readonly logger: Logger;
  /** Ends the agent. */
  readonly signal: AbortSignal;
}

/**
 * Runs until `signal` aborts: follows the own peer's blocks and, once caught up, takes the steps that are due. Keeps nothing
 * but what the blocks say, so that it may be killed at any moment.
 */
export async function runAgent(options: AgentOptions): Promise<void> {
  const { channel, chaincode, connections, administrator, transactor, logger, signal } = options;
  const projection = new Projection(chaincode);
  const configs = new ConfigHistory();
  const definitions = new DefinitionHistory();
  const bell = new Bell();
  signal.addEventListener('abort', () => {
    bell.ring();
  });
  const progress = { caughtUp: false };
  const atWork: Promise<void>[] = [];
  const following = followChain({
    connections,
    administrator,
    channel,
    logger,
    signal,
    height: () => projection.height,
    onBlock: (bytes, caughtUp) => {
      const block = decodeBlock(bytes);
      // The projection last: its height says that the block is done with.
      configs.apply(block);
      definitions.apply(block);
      projection.apply(block);
      if (caughtUp && !progress.caughtUp) {
        progress.caughtUp = true;
        logger.info({ height: String(projection.height) }, 'caught up with the channel');
        if (options.onCaughtUp !== undefined) atWork.push(options.onCaughtUp());
      }
      if (progress.caughtUp) bell.ring();
    },
  });
  const mspIdOf = (memberId: MemberId) => projection.record('member', memberId)?.mspId;
  const { lifecycle, packagePaths } = options;
  const tools = { channel, administrator, transactor, lifecycle, packagePaths, connections };
  const perform = performer({ ...tools, mspIdOf, signal });
  const runner = new StepRunner({ perform, logger, now: Date.now });
  const { self, foundingDocument } = options;
  const findingOf = remembered(
    () => `${configs.entries.length}/${definitions.changes}`,
    (proposal: ProposalRecord) => {
      const members = projection.records('member');
      return networkFinding(proposal, { channel, configs: configs.entries, definitions, members });
    },
  );
  const uncredited = new UncreditedVotes();
  const sources = {
    projection,
    findingOf,
    uncredited,
    ...(foundingDocument === undefined ? {} : { foundingDocument }),
  };
  while (!signal.aborted) {
    if (progress.caughtUp) runner.take(nextSteps(viewOf(sources), { self, now: Date.now() }));
    await bell.wait(TICK_MS);
    await sleep(GATHER_MS);
  }
  await Promise.all([following, runner.idle(), ...atWork]);
}

type FindingOf = (proposal: ProposalRecord) => NetworkFinding | undefined;

/** Keeps each answer until the network changes: making an update costs milliseconds, and a view is taken often. */
function remembered(networkNow: () => string, findingOf: FindingOf): FindingOf {
  const answers = new Map<string, NetworkFinding | undefined>();
  let at = '';
  return (proposal) => {
    const now = networkNow();
    if (now !== at) answers.clear();
    at = now;
    if (!answers.has(proposal.id)) answers.set(proposal.id, findingOf(proposal));
    return answers.get(proposal.id);
  };
}
