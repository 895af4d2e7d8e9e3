import { changed, type Change } from '../change.js';
import type { MemberId, Millis, PersonId } from '../ids.js';
import { planSuspension } from '../membership/suspend.js';
import { reinstated, suspensionOver } from '../membership/suspension.js';
import { nodeReleased, planNodeSuspension } from '../nodes/suspend-node.js';
import { openAccount, planBar, planUnbar } from '../people/account-changes.js';
import type { InterventionRecord } from '../records/interventions.js';
import type { Bar } from '../records/members.js';
import { furtherRecords } from '../state.js';
import { accept, type Verdict } from '../verdict.js';
import { endsAt } from './in-force.js';
import { resuming, stopping } from './stop.js';
import { nodeInService } from './target.js';
import type { World } from './world.js';

type Planned = Verdict<readonly Change[]>;

/** What an intervention changes when it takes effect, or when its end is put off: SYSTEM_STOPPED where another one has stopped the system. */
export function imposing(record: InterventionRecord, world: World): Planned {
  const { personId, memberId, nodeId } = record;
  if (personId !== undefined) {
    return planBar(personId, barBy(record, world), world);
  }
  if (memberId !== undefined) return suspending(memberId, record, world);
  if (nodeId === undefined) return stopping(record, timesOf(record, world), world);
  const node = nodeInService(nodeId, world.state);
  return node.ok
    ? planNodeSuspension(node.value, { interventionId: record.id, ...untilOf(record) }, world)
    : node;
}

/** How an intervention on a person keeps the account from acting. */
export function barBy(record: InterventionRecord, world: World): Bar {
  const kind = record.kind === 'freeze-person' ? 'frozen' : 'locked';
  return { kind, source: record.id, ...timesOf(record, world) };
}

/** What changes when an intervention ends; nothing where a vote or the time has undone its effect already. */
export function ending({ id, personId, memberId, nodeId }: InterventionRecord, world: World): Planned {
  if (personId !== undefined) return unbarring(personId, id, world);
  const { state, now } = world;
  if (memberId !== undefined) {
    const member = state.members.find((one) => one.id === memberId);
    if (member?.suspension?.interventionId !== id) return accept([]);
    return accept([suspensionOver('member.suspension-ended', member, reinstated(member))]);
  }
  if (nodeId === undefined) return accept(resuming(id, world));
  const node = furtherRecords(state, 'node').find((one) => one.id === nodeId);
  return accept(node?.suspension?.interventionId === id ? [nodeReleased(node, now)] : []);
}

/** Suspends a member; where it is suspended by the same intervention, its end is put off. */
function suspending(memberId: MemberId, record: InterventionRecord, world: World): Planned {
  const before = world.state.members.find(({ id }) => id === memberId);
  const note = { reason: record.reason, interventionId: record.id, ...untilOf(record) };
  if (before?.suspension?.interventionId !== record.id) return planSuspension(memberId, note, world);
  const after = { ...before, suspension: { ...before.suspension, ...note } };
  return accept([changed('member.suspended', before, { kind: 'member', record: after })]);
}

function unbarring(personId: PersonId, interventionId: string, { state, now }: World): Planned {
  const account = openAccount(personId, state);
  const bar = account.ok ? account.value.bars?.find(({ source }) => source === interventionId) : undefined;
  if (bar === undefined) return accept([]);
  const event = bar.kind === 'frozen' ? 'person.unfrozen' : 'person.unlocked';
  return planUnbar(personId, { event, goes: ({ source }) => source === interventionId }, { state, now });
}

function timesOf(
  record: InterventionRecord,
  { now }: World,
): { readonly since: Millis; readonly until?: Millis } {
  return { since: record.imposedAt ?? now, ...untilOf(record) };
}

function untilOf(record: InterventionRecord): { readonly until?: Millis } {
  const end = endsAt(record);
  return end === undefined ? {} : { until: end };
}
