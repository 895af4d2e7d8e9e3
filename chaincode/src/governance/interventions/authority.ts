import { needPermission, type PersonActor } from '../authority/actor.js';
import { membersOf } from '../bodies/body-members.js';
import { actsTogether, mayAct } from '../bodies/joint-act.js';
import type { InterventionKind, RegulatorPower } from '../charter/accounts.js';
import type { Charter } from '../charter.js';
import type { MemberId, Millis } from '../ids.js';
import { livePower, needInScope } from '../powers/live-power.js';
import type { InterventionRecord, InterventionWord } from '../records/interventions.js';
import type { PowerRecord } from '../records/powers.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import type { World } from './world.js';
import { institutionConcerned, isSystemWide } from './target.js';

type Rule = NonNullable<NonNullable<Charter['interventions']>[InterventionKind]>;

/** By whom an intervention is done without a vote: people of the charter's body (R16), or of a regulator with a power for it (R5). */
export type Authority =
  | { readonly of: 'body'; readonly rule: Rule }
  | { readonly of: 'power'; readonly power: PowerRecord; readonly people: number };

/** What deciders of interventions are told besides the command. */
export interface Intervening extends Omit<World, 'now'> {
  /** Powers of the regulator that the intervention is done by; none where it is not done by one. */
  readonly powers: readonly PowerRecord[];
}

/** The power that a kind of intervention needs of a regulator; kinds left out no regulator can do. */
const POWERS: Partial<Readonly<Record<InterventionKind, RegulatorPower>>> = {
  'freeze-person': 'freeze-person',
  'suspend-node': 'suspend-node',
};

/** What tells by whom an intervention is done. */
export type Done = Pick<InterventionRecord, 'kind' | 'personId' | 'memberId' | 'nodeId'> & {
  /** The regulator, where it is done by one's power. */
  readonly power?: { readonly memberId: MemberId };
};

/** INTERVENTION_NEEDS_VOTE, POWER_NOT_GRANTABLE, POWER_MISSING, POWER_OUT_OF_SCOPE where nobody may do it in this way. */
export function authorityFor(done: Done, intervening: Intervening, now: Millis): Verdict<Authority> {
  const { charter } = intervening.state;
  if (done.power === undefined) return bodyFor(done.kind, charter);
  const power = POWERS[done.kind];
  const rule = power === undefined ? undefined : charter.regulator?.powers[power];
  if (power === undefined || rule === undefined) return refuse('POWER_NOT_GRANTABLE', { power: done.kind });
  const { memberId } = done.power;
  const held = livePower({ memberId, power }, intervening.powers, now);
  if (!held.ok) return held;
  const about = institutionConcerned(done);
  const outside = about === undefined ? undefined : needInScope(held.value, about);
  return outside ?? accept({ of: 'power', power: held.value, people: rule.people ?? 1 });
}

/** INTERVENTION_NEEDS_VOTE, where the charter lets nobody do it without one, or lets a stop of the whole system go unreviewed. */
function bodyFor(kind: InterventionKind, { interventions }: Charter): Verdict<Authority> {
  const rule = interventions?.[kind];
  if (rule === undefined || (isSystemWide(kind) && rule.review === undefined)) {
    return refuse('INTERVENTION_NEEDS_VOTE', { kind });
  }
  return accept({ of: 'body', rule });
}

/** PERMISSION_DENIED, NOT_IN_BODY, POWER_MISSING: this person is none of those who do it together. */
export function mayTakePart(
  authority: Authority,
  { state }: Intervening,
  actor: PersonActor,
): Refused | undefined {
  const refused = needPermission(actor, 'body.act');
  if (refused !== undefined) return refused;
  if (authority.of === 'power') {
    const { memberId, power } = authority.power;
    return actor.member.id === memberId
      ? undefined
      : refuse('POWER_MISSING', { memberId: actor.member.id, power });
  }
  const { body } = authority.rule.by;
  if (membersOf(body, state).people.includes(actor.person.id)) return undefined;
  return refuse('NOT_IN_BODY', { bodyId: body, personId: actor.person.id });
}

/** Whether so many want it that it takes effect, or ends. A word does not outlive the account or the role behind it. */
export function areEnough(
  authority: Authority,
  words: readonly InterventionWord[],
  state: GovernanceState,
): boolean {
  if (authority.of === 'body') return actsTogether(authority.rule.by, words, state);
  const active = words.filter(({ personId }) =>
    state.people.some(
      ({ id, status, roles }) => id === personId && status === 'active' && mayAct(roles, state),
    ),
  );
  return new Set(active.map(({ personId }) => personId)).size >= authority.people;
}
