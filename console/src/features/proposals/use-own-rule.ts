import type { DecisionRule, MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import { ownRule } from '@fabric-governance/chaincode/governance/authority/roles';
import { useQuery } from '@tanstack/react-query';
import { charterQuery, peopleQuery } from '../../api/queries.js';

interface OwnRule {
  /** The institution's own rule, raised to what the charter asks of every institution. */
  readonly rule: DecisionRule;
  /** Whether a person may approve ballots today, by the charter in force. */
  readonly mayApprove: (personId: string) => boolean;
}

/** By what rule the institution decides about its ballot (R2). */
export function useOwnRule(own: MemberRecord): OwnRule {
  const { data: people } = useQuery(peopleQuery);
  const { data: charter } = useQuery(charterQuery);
  const roles = charter?.charter.roles ?? {};
  return {
    rule: charter === undefined ? own.decisionRule : ownRule(own.decisionRule, charter.charter),
    mayApprove: (personId) => {
      const held = people?.find(({ id }) => id === personId)?.roles ?? [];
      return held.some((role) => roles[role]?.permissions.includes('ballot.approve') === true);
    },
  };
}
