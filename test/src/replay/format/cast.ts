import type { CharterRules } from '@fabric-governance/consortium/consortium-file';
import type { Permission } from '@fabric-governance/chaincode/governance/authority/permissions';
import type { LocalText } from '@fabric-governance/chaincode/governance/charter';
import type { DecisionRule } from '@fabric-governance/chaincode/governance/records/members';
import type { ParticipantKind } from '@fabric-governance/chaincode/governance/states';
import type { ReplayFile, ReplayMember } from './replay-file.js';

/** A person of the replay. */
export interface CastPerson {
  /** Without the member's id. */
  readonly shortId: string;
  /** `<member>.<short id>`. */
  readonly id: string;
  readonly roles: readonly string[];
}

/** A member of the replay with everything filled in. */
export interface CastMember {
  readonly id: string;
  /** The entry of the file that it stands in; several alike share one. */
  readonly entry: string;
  readonly name: LocalText;
  readonly kinds: readonly ParticipantKind[];
  readonly votes: boolean;
  readonly weight: number;
  readonly group?: string;
  readonly decisionRule: DecisionRule;
  readonly people: readonly CastPerson[];
}

/** The members of a replay file in its order, with their people. */
export function castOf(members: ReplayFile['members'], charter: CharterRules): readonly CastMember[] {
  return entriesOf(members).flatMap((entry) =>
    idsOf(entry).map((id) => castMember({ ...entry, id }, entry.id, charter)),
  );
}

/** A member of which nothing but its id is known. */
const PLAIN = { votes: true, kinds: ['ordinary-user'] } satisfies Partial<ReplayMember>;

function entriesOf(members: ReplayFile['members']): readonly ReplayMember[] {
  if (typeof members === 'number') return [{ id: 'member', number: members, ...PLAIN }];
  if (Array.isArray(members)) {
    return members.map((member) => (typeof member === 'string' ? { id: member, ...PLAIN } : member));
  }
  return Object.entries(members).map(([id, weight]) => ({ id, weight, ...PLAIN, votes: weight > 0 }));
}

function idsOf({ id, number }: ReplayMember): readonly string[] {
  if (number === undefined) return [id];
  const digits = Math.max(2, String(number).length);
  return Array.from({ length: number }, (_, index) => `${id}-${String(index + 1).padStart(digits, '0')}`);
}

function castMember(member: ReplayMember, entry: string, charter: CharterRules): CastMember {
  const decisionRule = member.decisionRule ?? {
    approvals: Math.max(1, charter.duties?.leastApprovals ?? 0),
    makerIsNotChecker: charter.duties?.makerIsNotChecker ?? false,
  };
  return {
    id: member.id,
    entry,
    name: member.name ?? { en: member.id, zh: member.id },
    kinds: member.kinds,
    votes: member.votes,
    weight: member.weight ?? (member.votes ? 1 : 0),
    ...(member.group === undefined ? {} : { group: member.group }),
    decisionRule,
    people: peopleOf(member, decisionRule, charter),
  };
}

/** One person for each role; as many who may approve as the rule needs beside the one who casts. */
function peopleOf(member: ReplayMember, rule: DecisionRule, charter: CharterRules): readonly CastPerson[] {
  const named = member.people?.map(({ id, roles }) => ({ shortId: id, roles }));
  const each = Object.entries(charter.roles).flatMap(([role, { permissions }]) => {
    const approves = permissions.includes('ballot.approve');
    const extra = rule.makerIsNotChecker || charter.duties?.drafterIsNotApprover === true ? 1 : 0;
    const number = approves ? rule.approvals + extra : 1;
    return Array.from({ length: number }, (_, index) => ({
      shortId: index === 0 ? role : `${role}-${index + 1}`,
      roles: [role],
    }));
  });
  return (named ?? each).map((person) => ({ ...person, id: `${member.id}.${person.shortId}` }));
}

/** The people of a member who hold a permission, in their order. */
export function peopleWith(
  member: CastMember,
  permission: Permission,
  charter: Pick<CharterRules, 'roles'>,
): readonly CastPerson[] {
  return member.people.filter(({ roles }) =>
    roles.some((role) => charter.roles[role]?.permissions.includes(permission) === true),
  );
}
