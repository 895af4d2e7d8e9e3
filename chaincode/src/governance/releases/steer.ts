import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { AuditEvent } from '../records/audit.js';
import type { ReleaseRecord } from '../records/releases.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { acknowledged, needReleaseState, type RolloutState } from './rollout.js';

/** rolling-out → paused: by an institution that runs a node of the plan, with a reason; no further node is taken down then. */
export function decidePause(
  { release, nodes }: Pick<RolloutState, 'release' | 'nodes'>,
  { reason }: { readonly reason: string },
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const memberId = actor.member.id;
  const own = nodes.filter((node) => node.memberId === memberId);
  const isConcerned = own.some(({ id }) => release.waves.flat().includes(id));
  const refused = needPermission(actor, 'release.carry-out') ?? needReleaseState(release, 'rolling-out');
  if (refused !== undefined) return refused;
  if (!isConcerned) return refuse('RELEASE_NOT_CONCERNED', { releaseId: release.id, memberId });
  const pause = { memberId, personId: actor.person.id, at: now, reason };
  return changedTo('release.paused', release, { ...release, state: 'paused', pause });
}

/** paused → rolling-out: by the institution that paused it; the others can decide so by vote. */
export function decideResume(
  { release }: Pick<RolloutState, 'release'>,
  { actor }: Context<PersonActor>,
): Verdict<Effects> {
  const refused = needPermission(actor, 'release.carry-out') ?? needReleaseState(release, 'paused');
  if (refused !== undefined) return refused;
  const by = release.pause?.memberId ?? '';
  if (by !== actor.member.id) return refuse('RELEASE_PAUSED_BY', { releaseId: release.id, memberId: by });
  return changedTo('release.resumed', release, resumed(release));
}

/** The release as it goes on after a pause. */
export function resumed(release: ReleaseRecord): ReleaseRecord {
  const kept: { -readonly [Name in keyof ReleaseRecord]: ReleaseRecord[Name] } = {
    ...release,
    state: 'rolling-out',
  };
  delete kept.pause;
  return kept;
}

/** What tells whether a rollout, or a roll-back, is through. */
export type Concluding = Pick<RolloutState, 'release' | 'steps' | 'charter'>;

/**
 * rolling-out → rolled-out, once enough nodes are acknowledged; rolling-back → rolled-back, once every node is back. By anyone:
 * it only says what the steps say.
 */
export function decideConclude(state: Concluding): Verdict<Effects> {
  const { release } = state;
  const refused = needReleaseState(release, 'rolling-out', 'rolling-back') ?? needComplete(state);
  if (refused !== undefined) return refused;
  return release.state === 'rolling-out'
    ? changedTo('release.rolled-out', release, { ...release, state: 'rolled-out' })
    : changedTo('release.rolled-back', release, { ...release, state: 'rolled-back' });
}

/** RELEASE_NOT_COMPLETE, with how many nodes have got there and how many must. */
function needComplete(state: Concluding): Refused | undefined {
  const { release, steps } = state;
  const { id: releaseId } = release;
  if (release.state === 'rolling-out') {
    const { done, needed } = acknowledged({ ...state, releases: state.charter.releases });
    return done >= needed ? undefined : refuse('RELEASE_NOT_COMPLETE', { releaseId, done, needed });
  }
  const reached = steps.filter((one) => one.state !== 'failed');
  const back = reached.filter((one) => one.state === 'reverted').length;
  if (back === reached.length) return undefined;
  return refuse('RELEASE_NOT_COMPLETE', { releaseId, done: back, needed: reached.length });
}

/** Puts on record that a rollout has taken longer than its urgency allows: by anyone, once, while it is not through. */
export function decideReleaseOverdue(
  release: ReleaseRecord,
  { now }: Pick<Context, 'now'>,
): Verdict<Effects> {
  const refused = needReleaseState(release, 'rolling-out', 'paused');
  if (refused !== undefined) return refused;
  const { id: releaseId, dueAt, overdueSince } = release;
  if (now <= dueAt || overdueSince !== undefined) return refuse('RELEASE_NOT_OVERDUE', { releaseId, dueAt });
  return changedTo('release.overdue', release, { ...release, overdueSince: now });
}

function changedTo(event: AuditEvent, before: ReleaseRecord, record: ReleaseRecord): Verdict<Effects> {
  return accept({
    changes: [changed(event, before, { kind: 'release', record })],
    result: { releaseId: record.id, state: record.state },
  });
}
