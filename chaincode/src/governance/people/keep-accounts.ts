import { needPermission, permissionsOf, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { Charter } from '../charter.js';
import type { MemberId, Millis, PersonId } from '../ids.js';
import type { AccountChange, AccountRequestRecord } from '../records/accounts.js';
import type { GovernanceState } from '../state.js';
import type { PersonStatus } from '../states.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { planBar, planClose, planRegister, planRenew, planUnbar, type Planned } from './account-changes.js';

/**
 * How many people of an institution it takes to change an account of theirs: as many as the charter says, and two at least where nobody
 * checks what they have made themselves (J 13.4). ACCOUNTS_BY_VOTE where the charter leaves accounts to votes.
 */
export function keepersNeeded({ accounts, duties }: Charter, memberId: MemberId): Verdict<number> {
  const keptBy = accounts?.keptBy;
  if (keptBy === undefined) return refuse('ACCOUNTS_BY_VOTE', { memberId });
  return accept(Math.max(keptBy.people, duties?.makerIsNotChecker === true ? 2 : 1));
}

/**
 * A person asks for a change of an account of the own institution (R14, J 13.5). It takes effect at once where one is enough, or else
 * when others have agreed; it is planned already now, so that nobody is asked for what cannot be.
 */
export function decideAccountRequest(
  state: GovernanceState,
  change: AccountChange,
  { actor, now, txId }: Context<PersonActor>,
): Verdict<Effects> {
  const refused = needPermission(actor, 'account.keep');
  if (refused !== undefined) return refused;
  const record: AccountRequestRecord = {
    schemaVersion: 1,
    id: txId,
    memberId: actor.member.id,
    change,
    askedBy: actor.person.id,
    at: now,
    agreed: [],
  };
  return carriedOn(null, record, { state, now });
}

export interface AgreementState {
  readonly state: GovernanceState;
  readonly request: AccountRequestRecord | null;
}

/** Another person of the institution agrees; with enough of them the change takes effect. */
export function decideAccountAgreement(
  { state, request }: AgreementState,
  { requestId }: { readonly requestId: string },
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const refused = needPermission(actor, 'account.keep');
  if (refused !== undefined) return refused;
  if (request?.memberId !== actor.member.id) return refuse('REQUEST_NOT_FOUND', { requestId });
  const personId = actor.person.id;
  if (request.doneAt !== undefined) return refuse('REQUEST_DONE', { requestId });
  if (request.askedBy === personId || request.agreed.includes(personId)) {
    return refuse('MAKER_IS_CHECKER', { personId });
  }
  return carriedOn(request, { ...request, agreed: [...request.agreed, personId] }, { state, now });
}

interface Moment {
  readonly state: GovernanceState;
  readonly now: Millis;
}

/** The request as it stands now, with its effect once enough people want it. */
function carriedOn(
  before: AccountRequestRecord | null,
  record: AccountRequestRecord,
  { state, now }: Moment,
): Verdict<Effects> {
  const needed = keepersNeeded(state.charter, record.memberId);
  if (!needed.ok) return needed;
  const planned = mayKeep(record, state) ?? effectOf(record, { state, now });
  if (!planned.ok) return planned;
  const event = before === null ? 'account.requested' : 'account.agreed';
  const isDone = wanting(record, state).length >= needed.value;
  const after = isDone ? { ...record, doneAt: now } : record;
  return accept({
    changes: [
      changed(event, before, { kind: 'account-request', record: after }),
      ...(isDone ? planned.value : []),
    ],
    result: { requestId: record.id, personId: record.change.personId, done: isDone },
  });
}

/** Those who want the change and may still say so: a word does not outlive the account or the role behind it. */
function wanting(
  { askedBy, agreed, change }: AccountRequestRecord,
  { people, charter }: GovernanceState,
): PersonId[] {
  const standing: readonly PersonStatus[] = change.kind === 'renew' ? ['active', 'expired'] : ['active'];
  return [askedBy, ...agreed].filter((id) => {
    const person = people.find((one) => one.id === id);
    return (
      person !== undefined &&
      standing.includes(person.status) &&
      permissionsOf(person.roles, charter).has('account.keep')
    );
  });
}

/** PERSON_NOT_YOURS, ACCOUNT_ROLE_NEEDS_VOTE: an institution keeps its own accounts, and gives no powers over the others by them. */
function mayKeep(
  { change, memberId }: AccountRequestRecord,
  { charter }: GovernanceState,
): Refused | undefined {
  const { personId } = change;
  if (!personId.startsWith(`${memberId}.`)) return refuse('PERSON_NOT_YOURS', { personId, memberId });
  if (change.kind !== 'register') return undefined;
  const givable = charter.accounts?.keptBy?.roles ?? [];
  const stray = change.roles.find((roleId) => !givable.includes(roleId));
  return stray === undefined ? undefined : refuse('ACCOUNT_ROLE_NEEDS_VOTE', { roleId: stray });
}

function effectOf({ change, memberId }: AccountRequestRecord, context: Moment): Planned {
  const { personId } = change;
  switch (change.kind) {
    case 'register':
      return planRegister(memberId, { id: personId, name: change.name, roles: change.roles }, context);
    case 'renew':
      return planRenew(personId, context);
    case 'lock': {
      const bar = { kind: 'locked', source: memberId, since: context.now } as const;
      return planBar(personId, bar, context);
    }
    case 'unlock': {
      const event = 'person.unlocked';
      return planUnbar(personId, { event, goes: ({ source }) => source === memberId }, context);
    }
    case 'close':
      return planClose(personId, change.reason, context);
  }
}
