import { endOf } from '../calendar/deadline.js';
import { changed, type Change } from '../change.js';
import type { Charter } from '../charter.js';
import type { Millis, ProposalId } from '../ids.js';
import type { Action, ExitPayload } from '../records/actions.js';
import type { ExitNote, MemberRecord } from '../records/members.js';
import { isGone } from './still-there.js';

/** How long an exit waits for what is open, where the charter does not say. */
const USUAL_SETTLEMENT = 'P30D';

/** The exit that these actions declare; undefined where they do not. */
export function exitOf(actions: readonly Action[]): ExitPayload | undefined {
  return actions.flatMap((action) => (action.kind === 'member.exit' ? [action.payload] : []))[0];
}

/** When a declared exit takes effect. */
export interface ExitTerms {
  readonly proposalId: ProposalId;
  readonly declaredAt: Millis;
  /** The end of the notice. */
  readonly dueAt: Millis;
  /** The charter by which it goes. */
  readonly charter: Charter;
}

/**
 * The institution is leaving from now on: it acts and votes until it has left. One that is suspended meanwhile leaves from its suspension.
 * Nothing changes about one that is gone already, or leaves by an earlier declaration.
 */
export function exitDeclared(member: MemberRecord, { charter, ...terms }: ExitTerms): Change[] {
  if (member.exit !== undefined || isGone(member)) return [];
  const { exitSettlement = USUAL_SETTLEMENT } = charter.membership ?? {};
  const exit: ExitNote = { ...terms, waitsUntil: endOf(terms.dueAt, exitSettlement, charter) };
  return [
    changed('member.exit-declared', member, { kind: 'member', record: turned(member, 'leaving', exit) }),
  ];
}

/** The institution stays; undefined where it was not leaving by this declaration. */
export function exitTakenBack(member: MemberRecord, proposalId: ProposalId): Change | undefined {
  const { exit, ...rest } = member;
  if (exit?.proposalId !== proposalId) return undefined;
  return changed('member.exit-taken-back', member, { kind: 'member', record: turned(rest, 'active') });
}

function turned(member: MemberRecord, to: 'active' | 'leaving', exit?: ExitNote): MemberRecord {
  const { suspension } = member;
  const standing = suspension === undefined ? { status: to } : { suspension: { ...suspension, from: to } };
  return { ...member, ...standing, ...(exit === undefined ? {} : { exit }) };
}
