import type { Permission } from '@fabric-governance/chaincode/governance/authority/permissions';
import { peopleWith, type CastMember, type CastPerson } from '../format/cast.js';
import type { Script } from '../format/script.js';

/** Who acts in a script: its members and people, found by what a file calls them. */
export class People {
  readonly #script: Pick<Script, 'members' | 'charter'>;

  constructor(script: Pick<Script, 'members' | 'charter'>) {
    this.#script = script;
  }

  /** Somebody who may send what anyone may. */
  get anyone(): string {
    return this.#script.members[0]?.people[0]?.id ?? '';
  }

  /** The first member that votes. */
  get firstVoter(): string {
    return this.#script.members.find(({ votes }) => votes)?.id ?? '';
  }

  /** Other members that vote, in the file's order. */
  votersBeside(memberId: string): readonly string[] {
    return this.#script.members.filter(({ id, votes }) => votes && id !== memberId).map(({ id }) => id);
  }

  /** The member that somebody belongs to: a member itself, or the member of a person. */
  member(who: string): CastMember | undefined {
    const [memberId] = who.split('.');
    return this.#script.members.find(({ id }) => id === memberId);
  }

  /**
   * The id of a person: the very one when a person is named, else the member's first who holds the permission, else its first.
   */
  person(who: string, permission: Permission): string {
    if (who.includes('.')) return who;
    const member = this.member(who);
    const able = member === undefined ? [] : peopleWith(member, permission, this.#script.charter);
    return (able[0] ?? member?.people[0])?.id ?? who;
  }

  /** Who approves a ballot of this member that `caster` casts on a proposal that `drafter` drafted. */
  approvers(member: CastMember, caster: string, drafter: string | undefined): readonly CastPerson[] {
    const { charter } = this.#script;
    const { approvals, makerIsNotChecker } = member.decisionRule;
    const barred = [
      ...(makerIsNotChecker ? [caster] : []),
      ...(charter.duties?.drafterIsNotApprover === true && drafter !== undefined ? [drafter] : []),
    ];
    const able = peopleWith(member, 'ballot.approve', charter).filter(({ id }) => !barred.includes(id));
    return able.slice(0, approvals);
  }
}
