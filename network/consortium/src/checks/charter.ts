import { ACTION_KINDS, isActionKind } from '@fabric-governance/chaincode/governance/actions/kinds';
import type { Track } from '@fabric-governance/chaincode/governance/charter';
import { outcomeOf } from '@fabric-governance/chaincode/governance/counting/decision';
import { nominalMs } from '@fabric-governance/chaincode/governance/calendar/duration';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { tallyVotes } from '@fabric-governance/chaincode/governance/counting/tally-votes';
import { settledVotes } from '@fabric-governance/chaincode/governance/counting/vote';
import type { DocumentPath, Problem } from '../problem.js';
import { type Draft, holders, known } from './draft.js';

/** What the charter refers to is there, and what its tracks ask for can be had. */
export function charterProblems(draft: Draft): Problem[] {
  return [...actionProblems(draft), ...roleProblems(draft), ...trackProblems(draft)];
}

function problemAt({ charterSource, charterPath }: Draft, path: DocumentPath, message: string): Problem {
  return charterSource.problem([...charterPath, ...path], message);
}

function actionProblems(draft: Draft): Problem[] {
  const { actions, tracks } = draft.charter;
  return Object.entries(actions).flatMap(([kind, trackIds]) => {
    if (!isActionKind(kind.split('/')[0] ?? kind)) {
      const message = `There is no action "${kind}". Write one of: ${ACTION_KINDS.join(', ')}.`;
      return [problemAt(draft, ['actions', kind], message)];
    }
    return trackIds.flatMap((track, index) =>
      Object.hasOwn(tracks, track)
        ? []
        : [
            problemAt(
              draft,
              ['actions', kind, index],
              `The charter has no track "${track}". Write one of: ${known(tracks)}.`,
            ),
          ],
    );
  });
}

function roleProblems(draft: Draft): Problem[] {
  const { roles } = draft.charter;
  return Object.entries(roles).flatMap(([id, { excludes }]) =>
    excludes.flatMap((other, index) => {
      const path = ['roles', id, 'excludes', index];
      if (other === id) {
        return [problemAt(draft, path, 'A role cannot exclude itself. Remove this entry.')];
      }
      return Object.hasOwn(roles, other)
        ? []
        : [problemAt(draft, path, `The charter has no role "${other}". Write one of: ${known(roles)}.`)];
    }),
  );
}

function trackProblems(draft: Draft): Problem[] {
  return Object.entries(draft.charter.tracks).flatMap(([id, track]) => [
    ...periodProblems(draft, id, track),
    ...sponsorProblems(draft, id, track),
    ...reachProblems(draft, id, track),
  ]);
}

function periodProblems(draft: Draft, id: string, track: Track): Problem[] {
  return (['voting', 'delay', 'grace'] as const)
    .filter((period) => nominalMs(track[period]) === 0)
    .map((period) =>
      problemAt(
        draft,
        ['tracks', id, period],
        `The ${period} period of a track is never zero. Give it a length.`,
      ),
    );
}

function sponsorProblems(draft: Draft, id: string, track: Track): Problem[] {
  const sponsoring = draft.file.institutions.filter(
    (entry) => entry.votes && holders(entry, 'proposal.sponsor', draft.charter).length > 0,
  );
  const most = Math.max(sponsoring.length - 1, 0);
  return track.sponsors <= most
    ? []
    : [
        problemAt(
          draft,
          ['tracks', id, 'sponsors'],
          `The track asks for ${track.sponsors} sponsors from other institutions, but only ${most} can be had. ` +
            'Lower the number, or give people of more institutions a role with the permission proposal.sponsor.',
        ),
      ];
}

/** A rule that not even a unanimous yes can meet decides nothing. */
function reachProblems(draft: Draft, id: string, track: Track): Problem[] {
  const voters = draft.file.institutions.filter(({ votes }) => votes);
  const electorate = voters.map((entry) => ({ memberId: entry.id as MemberId, weight: entry.weight ?? 1 }));
  const allYes = electorate.map(({ memberId }) => ({ memberId, choice: 'yes' as const }));
  const outcome = outcomeOf(track, tallyVotes(track, settledVotes({ electorate, ballots: allYes })));
  return voters.length === 0 || outcome === 'approved'
    ? []
    : [
        problemAt(
          draft,
          ['tracks', id, outcome === 'no-quorum' ? 'quorum' : 'threshold'],
          'Not even a yes of every member meets this. Lower it.',
        ),
      ];
}
