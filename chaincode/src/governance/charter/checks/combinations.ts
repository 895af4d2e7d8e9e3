import type { Charter, Track } from '../../charter.js';
import { refusal, warning, type CharterFinding } from './finding.js';
import { leavesOf } from '../../counting/condition.js';

/** Parts of a track that do not go together, or that need another part. */
export function checkCombinations(charter: Charter): CharterFinding[] {
  return Object.entries(charter.tracks).flatMap(([id, track]) => [
    ...checkBallots(`tracks.${id}`, track),
    ...checkBody(charter, `tracks.${id}`, track),
    ...checkUrgent(charter, `tracks.${id}`, track),
  ]);
}

const conflict = (path: string, problem: string): CharterFinding => refusal('PARTS_CONFLICT', path, problem);

/** Parts of one track that do not go together: where, when, and why. */
const BALLOT_CONFLICTS: readonly (readonly [string, (track: Track) => boolean, string])[] = [
  [
    'sustained',
    ({ sustained, changeable, secret }) =>
      sustained !== undefined && (changeable === undefined || secret !== undefined),
    'a bar held for some time needs open ballots that can change',
  ],
  [
    'extension.on',
    ({ secret, extension }) => secret !== undefined && extension?.on.includes('lead') === true,
    'nobody knows who leads in a secret vote',
  ],
  [
    'silence',
    ({ secret, silence }) => secret !== undefined && silence === 'yes',
    'in a secret vote silence cannot be a yes',
  ],
  [
    'election',
    ({ election, urgent }) => election !== undefined && urgent !== undefined,
    'an election is not urgent: what it fills cannot be emptied again',
  ],
  [
    'election',
    ({ election, electorate }) => election !== undefined && electorate?.affiliates !== undefined,
    'candidates cannot be merged into one vote of affiliates',
  ],
  [
    'attendance',
    ({ attendance }) => attendance?.ofLast !== undefined && attendance.misses > attendance.ofLast,
    'more misses than votes that are looked at',
  ],
  [
    'attendance.restoredBy',
    ({ attendance }) => attendance?.then === 'vote-suspended' && attendance.restoredBy === 'taking-part',
    'without a ballot nobody can take part: restored by asking',
  ],
];

function checkBallots(path: string, track: Track): CharterFinding[] {
  const conflicts = BALLOT_CONFLICTS.filter(([, clash]) => clash(track)).map(([name, , problem]) =>
    conflict(`${path}.${name}`, problem),
  );
  const settled = track.changeable === undefined && track.electorate?.fixed !== 'closing';
  if (settled || typeof track.earlyDecision === 'boolean') return conflicts;
  const problem = 'no early decision while ballots or electors can change';
  return [...conflicts, warning('PART_WITHOUT_EFFECT', `${path}.earlyDecision`, problem)];
}

function checkBody({ bodies }: Charter, path: string, track: Track): CharterFinding[] {
  const body = bodies?.[track.electorate?.body ?? ''];
  const findings = body?.chair === undefined ? withoutChair(path, track) : [];
  const conditions = [track.quorum, track.secondCall?.quorum, track.threshold];
  const leaves = conditions.flatMap((one) => (one === undefined ? [] : leavesOf(one)));
  const seats = leaves.some((leaf) => 'base' in leaf && leaf.base === 'seats');
  if (seats && body?.membership.of !== 'seats') {
    findings.push(conflict(path, 'the base `seats` needs an electorate whose body has seats'));
  }
  const many = leaves.some((leaf) => 'consents' in leaf && leaf.least > new Set(leaf.consents).size);
  if (many) findings.push(conflict(path, 'more consents are asked for than members are named'));
  return findings;
}

/** What is wrong where a track asks for a chair, and its electorate has none. */
function withoutChair(path: string, { castingVote, election }: Track): CharterFinding[] {
  const findings: CharterFinding[] = [];
  if (castingVote !== undefined) {
    findings.push(
      conflict(`${path}.castingVote`, 'a casting vote needs an electorate whose body has a chair'),
    );
  }
  if (election?.tie === 'chair') {
    const problem =
      'no chair breaks a tie without an electorate whose body has one: nobody of the tied is elected';
    findings.push(warning('PART_WITHOUT_EFFECT', `${path}.election.tie`, problem));
  }
  return findings;
}

function checkUrgent({ tracks }: Charter, path: string, { urgent, secret }: Track): CharterFinding[] {
  if (urgent === undefined) return [];
  const findings: CharterFinding[] = [];
  if (tracks[urgent.standard]?.urgent !== undefined) {
    findings.push(conflict(`${path}.urgent.standard`, 'the standard track is urgent itself'));
  }
  if (secret !== undefined || tracks[urgent.standard]?.secret !== undefined) {
    findings.push(
      conflict(`${path}.urgent`, 'a vote that may be converted with its ballots cannot be secret'),
    );
  }
  return findings;
}
