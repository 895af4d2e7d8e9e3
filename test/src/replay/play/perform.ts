import type { TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import { TRANSACTIONS } from '@fabric-governance/chaincode/contracts/transactions';
import type { Choice } from '@fabric-governance/chaincode/governance/states';
import { sha256Hex } from '@fabric-governance/chaincode/governance/sha256';
import type { ReplayEvent } from '../format/events.js';
import type { Answer, Stage } from '../stage/stage.js';
import type { People } from './people.js';

/** Where an event happens. */
export interface Scene {
  readonly stage: Stage;
  readonly people: People;
  /** The proposal of the event's vote; left out for events apart from any vote. */
  readonly proposalId?: string | undefined;
  /** Who drafted it. */
  readonly drafter?: string | undefined;
}

/** Does what an event says, as the person it names; answers what the ledger said. */
export function perform(event: ReplayEvent, scene: Scene): Promise<Answer> {
  if ('ballot' in event) return castBallot(event.by, event.ballot, scene);
  const { stage, people, proposalId } = scene;
  if ('withdraw' in event) {
    const input = { proposalId, reason: event.withdraw };
    return stage.send(people.person(event.by, 'proposal.propose'), { name: 'Proposals:withdraw', input });
  }
  const name = event.send as TransactionName;
  const aboutProposal = 'proposalId' in ((TRANSACTIONS[name] as { shape?: object }).shape ?? {});
  const input = { ...(aboutProposal && proposalId !== undefined ? { proposalId } : {}), ...event.input };
  return stage.send(people.person(event.by, 'ballot.cast'), { name, input });
}

/** The institution's deliberation and ballot. An approval that is refused is missing; the ballot's own answer counts. */
async function castBallot(by: string, choice: Choice, scene: Scene): Promise<Answer> {
  const { stage, people, proposalId, drafter } = scene;
  const caster = people.person(by, 'ballot.cast');
  const member = people.member(by);
  const approvals: { readonly personId: string; readonly salt: string }[] = [];
  for (const { id: personId } of member === undefined ? [] : people.approvers(member, caster, drafter)) {
    const salt = sha256Hex(`${personId} approves ${choice} on ${proposalId ?? ''}`);
    const transient = { approval: { choice, salt } };
    const answer = await stage.send(personId, {
      name: 'Deliberation:approve',
      input: { proposalId },
      transient,
    });
    if (answer.ok) approvals.push({ personId, salt });
  }
  return stage.send(caster, { name: 'Ballots:cast', input: { proposalId, choice, approvals } });
}
