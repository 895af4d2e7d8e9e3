import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Launched } from '@fabric-governance/launch/launch';
import { ROOT } from '@fabric-governance/launch/paths';
import type { TransactionInput } from '@fabric-governance/chaincode/contracts/transactions';
import type { Choice } from '@fabric-governance/chaincode/governance/states';
import { actAs } from '../client/access.js';
import { GatewayRefusal } from '../client/api.js';
import type { Actor } from '../client/actor.js';
import { draftedId } from '../client/drafting.js';
import { untilState } from '../client/until.js';
import { launchOnNetwork, NETWORK } from './scenario-network.js';

/** The consortium that scenarios are played with. */
export const CONSORTIUM = join(ROOT, 'test/data/scenario-consortium.yaml');

/** Who approves and who casts for each voting member of the scenario consortium, as its own rule asks. */
const DELEGATIONS: Readonly<
  Record<string, { readonly approvers: readonly string[]; readonly caster: string }>
> = {
  alpha: { approvers: ['alpha.ben', 'alpha.cai'], caster: 'alpha.ana' },
  beta: { approvers: ['beta.finn'], caster: 'beta.eva' },
  gamma: { approvers: ['gamma.gao'], caster: 'gamma.gao' },
  delta: { approvers: ['delta.dan'], caster: 'delta.dan' },
};

/** A running consortium and the people who have acted in it so far. */
export interface Stage {
  readonly launched: Launched;
  /** The person, enrolled, signed in and bound; the same one each time. */
  as(personId: string): Promise<Actor>;
  /** The institution's deliberation and ballot, by its own rule. Answers the ballot's transaction id. */
  vote(memberId: string, proposalId: string, choice: Choice): Promise<string>;
  /** Drafts and submits, and waits for the vote to open. */
  propose(personId: string, trackId: string, action: { kind: string; payload: unknown }): Promise<string>;
  stop(): Promise<void>;
}

/** Launches the scenario consortium in a temporary folder on free ports. `file`: another file of the same consortium. */
export async function setStage(file = CONSORTIUM, network = NETWORK): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  const removeFolder = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const launched = await launchOnNetwork({ file, dataDir: folder }, network).catch((error: unknown) => {
    removeFolder();
    throw error;
  });
  const people = new Map<string, Promise<Actor>>();
  const as = (personId: string): Promise<Actor> => {
    const known = people.get(personId) ?? actAs(launched, personId);
    people.set(personId, known);
    // Whoever could not come in may try again.
    known.catch(() => people.delete(personId));
    return known;
  };
  return {
    launched,
    as,
    vote: async (memberId, proposalId, choice) => {
      const { approvers, caster } = DELEGATIONS[memberId] ?? { approvers: [], caster: '' };
      const approvals = [];
      for (const approver of approvers)
        approvals.push(await (await as(approver)).approve(proposalId, choice));
      const cast = await as(caster);
      return (await cast.submit('Ballots:cast', { proposalId, choice, approvals })).txId;
    },
    propose: async (personId, trackId, action) => {
      const actor = await as(personId);
      const title = `${action.kind} ${randomBytes(4).toString('hex')}`;
      const proposalId = await draftedId(actor, { title, description: '', actions: [action], trackId });
      await actor.submit('Proposals:submit', { proposalId });
      if (trackId !== 'slow') await untilState(actor, proposalId, ['voting']);
      return proposalId;
    },
    stop: async () => {
      await launched.stop();
      removeFolder();
    },
  };
}

/** The argument of an institution's ballot. */
export function ballot(
  proposalId: string,
  choice: Choice,
  ...approvals: TransactionInput<'Ballots:cast'>['approvals']
): TransactionInput<'Ballots:cast'> {
  return { proposalId, choice, approvals };
}

export const resolution = { kind: 'resolution.record', payload: { text: 'It was resolved.' } } as const;

/** The code with which a gateway refused; fails when nothing was refused. */
export async function refusalCode(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof GatewayRefusal) return error.error.code;
    throw error;
  }
  throw new Error('This was expected to be refused.');
}

/** Said by scenarios of devnet alone, so that a reader of the log knows what was tested on what. */
export function printNetworks(): void {
  process.stdout.write('Network covered: devnet.\n');
}
