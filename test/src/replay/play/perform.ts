import { TRANSACTIONS, type TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import { durationMs } from '@fabric-governance/chaincode/governance/calendar/duration';
import type { JointActKind } from '@fabric-governance/chaincode/governance/records/bodies';
import type { ActEvent, ReplayEvent, SendEvent } from '../format/events.js';
import type { Answer } from '../stage/stage.js';
import { castBallot, castRatification, commitBallot } from './cast.js';
import type { Scene } from './scene.js';

/** Does what an event says, as the person it names; answers what the ledger said. */
export function perform(event: ReplayEvent, scene: Scene): Promise<Answer> {
  if ('ballot' in event) {
    const ballot = { by: event.by, said: event.ballot, reason: event.reason };
    return scene.secret === true ? commitBallot(ballot, scene) : castBallot(ballot, scene);
  }
  if ('ratify' in event) {
    return castRatification({ by: event.by, said: event.ratify, reason: event.reason }, scene);
  }
  if ('act' in event) return joinAct(event, scene);
  return 'send' in event ? sendAnything(event, scene) : sendOwn(event, scene);
}

type OwnEvent = Exclude<
  ReplayEvent,
  { ballot: unknown } | { ratify: unknown } | { act: unknown } | { send: unknown }
>;

/** What a member does in its own name. */
function sendOwn(event: OwnEvent, { stage, people, proposalId }: Scene): Promise<Answer> {
  const caster = people.person(event.by, 'ballot.cast');
  if ('recuse' in event) {
    return stage.send(caster, { name: 'Ballots:recuse', input: { proposalId, reason: event.recuse } });
  }
  if ('refer' in event) return demandReferral(caster, { stage, people, proposalId });
  if ('resume' in event)
    return stage.send(caster, { name: 'Ballots:resume', input: { trackId: event.resume } });
  if ('withdraw' in event) {
    const input = { proposalId, reason: event.withdraw };
    return stage.send(people.person(event.by, 'proposal.propose'), { name: 'Proposals:withdraw', input });
  }
  const giver = people.person(event.by, 'delegation.give');
  if ('revoke' in event)
    return stage.send(giver, { name: 'Delegations:revoke', input: { trackId: event.revoke } });
  const until = stage.now + durationMs(event.for);
  return stage.send(giver, {
    name: 'Delegations:give',
    input: { trackId: event.track, to: event.delegate, until },
  });
}

/** With enough demands the matter leaves this track at once. */
async function demandReferral(caster: string, { stage, people, proposalId }: Scene): Promise<Answer> {
  const answer = await stage.send(caster, { name: 'Ballots:demandReferral', input: { proposalId } });
  // Refused until enough have demanded it.
  if (answer.ok) await stage.send(people.anyone, { name: 'Proposals:supersede', input: { proposalId } });
  return answer;
}

/** What follows once enough have joined an act. Urgency, rulings and reviews need nothing more: the next step looks at them. */
const FOLLOWING: Partial<Record<JointActKind, TransactionName>> = {
  hold: 'Safeguards:hold',
  release: 'Safeguards:release',
  veto: 'Safeguards:veto',
};

async function joinAct(event: ActEvent, { stage, people, proposalId }: Scene): Promise<Answer> {
  const { act, body, reason, subject } = event;
  const input = {
    ...{ proposalId, act, bodyId: body, reason },
    ...(event.for === undefined ? {} : { until: stage.now + durationMs(event.for) }),
    ...(subject === undefined ? {} : { subject }),
  };
  const answer = await stage.send(people.person(event.by, 'body.act'), { name: 'Safeguards:consent', input });
  const following = FOLLOWING[act];
  // Refused until enough have joined.
  if (answer.ok && following !== undefined)
    await stage.send(people.anyone, { name: following, input: { proposalId } });
  return answer;
}

/** What a transaction asks for that is the vote's proposal unless the event says otherwise: `source` is what imposed a penalty. */
const OF_THE_VOTE = ['proposalId', 'source'];

function sendAnything(event: SendEvent, { stage, people, proposalId }: Scene): Promise<Answer> {
  const name = event.send as TransactionName;
  const asked = Object.keys((TRANSACTIONS[name] as { shape?: object }).shape ?? {});
  const own = proposalId === undefined ? [] : OF_THE_VOTE.filter((key) => asked.includes(key));
  const input = { ...Object.fromEntries(own.map((key) => [key, proposalId])), ...event.input };
  const { clock, transient } = event;
  const offset = clock === undefined ? 0 : (clock.startsWith('-') ? -1 : 1) * durationMs(clock.slice(1));
  return stage.send(people.person(event.by, 'ballot.cast'), {
    name,
    input,
    ...(transient === undefined ? {} : { transient }),
    ...(clock === undefined ? {} : { at: stage.now + offset }),
  });
}
