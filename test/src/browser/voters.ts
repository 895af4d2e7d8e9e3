import { randomBytes } from 'node:crypto';
import type { Launched } from '@fabric-governance/launch/launch';
import { actAs } from '../client/access.js';
import type { Actor } from '../client/actor.js';
import { draftedId } from '../client/drafting.js';
import { untilState } from '../client/until.js';

/** Institutions of the demonstration that decide without a browser: five of eight in weight, three of four in number. */
const APPROVERS = {
  'meridian-logistics.carlos-ruiz': 'meridian-logistics.priya-nair',
  'lattice-systems.wang-jun': 'lattice-systems.sofia-rossi',
  'trade-association.zhao-lei': 'trade-association.zhao-lei',
} as const;
type Caster = keyof typeof APPROVERS;

/** How long a gateway may take to see what the ledger says already. */
const DECIDED_WITHIN_MS = 10_000;

const PROPOSER: Caster = 'meridian-logistics.carlos-ruiz';
const CASTERS: readonly Caster[] = [PROPOSER, 'lattice-systems.wang-jun', 'trade-association.zhao-lei'];

/** People who act over the gateways' own interface, so that a browser test need not click through votes that other tests show. */
export class Voters {
  readonly #actors = new Map<string, Promise<Actor>>();

  constructor(private readonly launched: Launched) {}

  /** The person, enrolled and bound; from then on no browser can act for them. */
  as(personId: string): Promise<Actor> {
    const known = this.#actors.get(personId) ?? actAs(this.launched, personId);
    this.#actors.set(personId, known);
    return known;
  }

  /** Proposes an action, has it decided with the votes of three institutions, and waits until it is carried out. */
  async decide(
    trackId: string,
    action: { readonly kind: string; readonly payload: unknown },
  ): Promise<string> {
    const proposer = await this.as(PROPOSER);
    const title = `${action.kind} ${randomBytes(4).toString('hex')}`;
    const proposalId = await draftedId(proposer, { title, description: '', actions: [action], trackId });
    await proposer.submit('Proposals:submit', { proposalId });
    await this.pass(proposalId);
    return proposalId;
  }

  /** Passes what has been submitted with the votes of three institutions, and waits until it is carried out. */
  async pass(proposalId: string): Promise<void> {
    const proposer = await this.as(PROPOSER);
    await untilState(proposer, proposalId, ['voting']);
    await Promise.all(CASTERS.map((caster) => this.vote(caster, proposalId)));
    await untilState(proposer, proposalId, ['executed']);
  }

  /** Casts a yes, unless the vote is over: it is as soon as its outcome is certain, whoever has yet to vote. */
  async vote(caster: Caster, proposalId: string): Promise<void> {
    const actor = await this.as(caster);
    try {
      const approval = await (await this.as(APPROVERS[caster])).approve(proposalId, 'yes');
      await actor.submit('Ballots:cast', { proposalId, choice: 'yes', approvals: [approval] });
    } catch (refusal) {
      await untilState(actor, proposalId, ['queued', 'executed'], DECIDED_WITHIN_MS).catch(() => {
        throw refusal;
      });
    }
  }
}
