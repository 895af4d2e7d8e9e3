import type { Problem } from '../problem.js';
import { type Draft, holders, type Placed, placedInstitutions } from './draft.js';

/** Institutions vote or do not, with the weight, the rule and the people that this needs. */
export function institutionProblems(draft: Draft): Problem[] {
  const problems = placedInstitutions(draft.file).flatMap((placed) => [
    ...standingProblems(draft, placed),
    ...(placed.entry.votes ? ballotProblems(draft, placed) : []),
  ]);
  const voters = draft.file.institutions.filter(({ votes }) => votes);
  if (voters.length === 0) {
    problems.push(
      draft.source.problem(
        ['institutions'],
        'No institution votes. At least one needs votes: true and a weight.',
      ),
    );
  } else if (!voters.some((entry) => holders(entry, 'proposal.propose', draft.charter).length > 0)) {
    problems.push(
      draft.source.problem(
        ['institutions'],
        'Nobody can make a proposal. Give somebody a role with the permission proposal.propose.',
      ),
    );
  }
  return problems;
}

function standingProblems({ source }: Draft, { entry, path }: Placed): Problem[] {
  if (!entry.votes) {
    return entry.weight === undefined || entry.weight === 0
      ? []
      : [
          source.problem(
            [...path, 'weight'],
            'An institution with votes: false has no weight. Remove this line.',
          ),
        ];
  }
  const problems: Problem[] = [];
  if (entry.kinds.includes('regulator')) {
    problems.push(source.problem([...path, 'kinds'], 'A regulator does not vote. Add votes: false to it.'));
  }
  if (entry.weight === 0) {
    problems.push(
      source.problem(
        [...path, 'weight'],
        'A voting institution weighs at least 1. Raise it, or add votes: false.',
      ),
    );
  }
  if (entry.decisionRule === undefined) {
    problems.push(
      source.problem(
        path,
        `"${entry.id}" votes, so it needs a rule for its ballot. Add decisionRule: { approvals: 1, makerIsNotChecker: true }.`,
      ),
    );
  }
  return problems;
}

/** Somebody can cast the ballot, and enough people other than the caster (where the rule says so) can approve it. */
function ballotProblems({ source, charter }: Draft, { entry, path }: Placed): Problem[] {
  const casters = holders(entry, 'ballot.cast', charter);
  if (casters.length === 0) {
    return [
      source.problem(
        [...path, 'people'],
        `Nobody of "${entry.id}" can cast its ballot. Give somebody a role with the permission ballot.cast.`,
      ),
    ];
  }
  const rule = entry.decisionRule;
  if (rule === undefined) {
    return [];
  }
  const approvers = holders(entry, 'ballot.approve', charter);
  const most = Math.max(
    ...casters.map((caster) => approvers.filter((id) => !rule.makerIsNotChecker || id !== caster).length),
  );
  return most >= rule.approvals
    ? []
    : [
        source.problem(
          [...path, 'decisionRule'],
          `"${entry.id}" needs ${rule.approvals} ${rule.approvals === 1 ? 'approval' : 'approvals'}${rule.makerIsNotChecker ? ' by people other than the one who casts the ballot' : ''}, ` +
            `but only ${most} of its people can give one. Lower approvals, or give more people a role with the permission ballot.approve.`,
        ),
      ];
}
