import type { Track } from '../charter.js';
import type { Choice } from '../states.js';
import { durationWords, isNoTime } from './duration-words.js';
import { electorateSentences } from './electorate-sentences.js';
import { given, type Wording } from './wording.js';
import { counted, listed, say, type Words } from './words.js';

type BallotPart =
  'electorate' | 'changeable' | 'secret' | 'reasoned' | 'silence' | 'delegation' | 'election' | 'attendance';

/** Who votes, and what a ballot is. */
export const BALLOT_WORDING: Pick<Wording<Track>, BallotPart> = {
  electorate: (electorate, { naming }) => electorateSentences(electorate, naming),
  changeable: (changeable) => [
    changeable === undefined
      ? say('a ballot once cast is final', '选票一经投出不得更改')
      : isNoTime(changeable.until)
        ? say('a ballot may be changed until the vote closes', '表决结束前可更改选票')
        : say('a ballot may be changed until {until} before the vote closes', '表决结束{until}前可更改选票', {
            until: durationWords(changeable.until),
          }),
  ],
  secret: (secret) =>
    secret === undefined
      ? [say('ballots are open', '表决公开进行')]
      : [
          say(
            'ballots are secret until the vote is over and are then revealed within {reveal}',
            '表决结束前选票保密，其后须在{reveal}内揭示',
            { reveal: durationWords(secret.reveal) },
          ),
          say(
            'a ballot that is not revealed counts as taking part and never as a yes',
            '未揭示的选票视为参与表决，但不计为赞成',
          ),
        ],
  reasoned: (reasoned) =>
    given(reasoned, (choices) => [
      say('a ballot of {choices} is valid only with its reasons', '投{choices}票须说明理由，未说明的无效', {
        choices: listed(
          choices.map((choice) => CHOICE_WORDS[choice]),
          'or',
        ),
      }),
    ]),
  silence: (silence) =>
    given(silence, (choice) => [
      say(
        'silence counts as {choice} when it comes to whether the proposal passes, and never towards the quorum',
        '判断提案是否通过时，未表态的视为{choice}；计算法定参与数时不计入',
        { choice: CHOICE_WORDS[choice] },
      ),
    ]),
  delegation: (delegation) => given(delegation, delegationSentences),
  election: (election) => given(election, ({ method, tie }) => [METHODS[method], TIES[tie]]),
  attendance: (attendance) =>
    given(attendance, ({ misses, ofLast, then, restoredBy }) => {
      const missed =
        ofLast === undefined
          ? { en: `${misses} votes in a row`, zh: `连续缺席 ${misses} 次` }
          : { en: `${misses} of the last ${ofLast} votes`, zh: `最近 ${ofLast} 次中缺席 ${misses} 次` };
      const restored =
        restoredBy === 'asking' || then === 'vote-suspended'
          ? { en: 'it asks for its restoration', zh: '其申请恢复' }
          : { en: 'it takes part again', zh: '其再次参与表决' };
      return [
        then === 'inactive'
          ? say(
              'a member that misses {missed} under this track counts as inactive until {restored}',
              '成员在本程序的表决中{missed}的，视为非活跃成员，至{restored}为止',
              { missed, restored },
            )
          : say(
              'a member that misses {missed} under this track has no ballot until {restored}',
              '成员在本程序的表决中{missed}的，暂停其表决权，至{restored}为止',
              { missed, restored },
            ),
      ];
    }),
};

const CHOICE_WORDS: Readonly<Record<Choice, Words>> = {
  yes: { en: 'yes', zh: '赞成' },
  no: { en: 'no', zh: '反对' },
  abstain: { en: 'abstention', zh: '弃权' },
};

type Delegation = NonNullable<Track['delegation']>;

const DELEGATES: Readonly<Record<Delegation['within'], Words>> = {
  anyone: { en: 'another member of the electorate', zh: '其他选民' },
  group: { en: 'an affiliate', zh: '其关联成员' },
  kind: { en: 'a member of the same participant kind', zh: '同类参与方的成员' },
};

function delegationSentences({ longest, perHolder, countsAsPresent, within }: Delegation): readonly Words[] {
  return [
    say(
      'a member may delegate its ballot to {delegate} for at most {longest}; nobody holds more than {holds} at a time',
      '成员可将选票委托给{delegate}，期限不超过{longest}；任何成员同时受托不超过{perHolder}项',
      {
        delegate: DELEGATES[within],
        longest: durationWords(longest),
        holds: counted(perHolder, { one: 'delegation', more: 'delegations', zh: '项' }),
        perHolder,
      },
    ),
    say(
      'a ballot that the delegating member casts itself prevails',
      '委托人自行投票的，以其自行投出的选票为准',
    ),
    countsAsPresent
      ? say(
          'a member whose ballot its delegate casts counts as taking part in the quorum',
          '由受托人代为投票的成员，计入法定参与数',
        )
      : say(
          'a member whose ballot its delegate casts does not count as taking part in the quorum',
          '由受托人代为投票的成员，不计入法定参与数',
        ),
  ];
}

type Election = NonNullable<Track['election']>;

const METHODS: Readonly<Record<Election['method'], Words>> = {
  approval: say(
    'each ballot names any number of candidates; those named most often are elected',
    '每张选票可选任意数目的候选人，得票多者当选',
  ),
  plurality: say(
    'each ballot names at most as many candidates as there are seats; those named most often are elected',
    '每张选票所选候选人不超过席位数，得票多者当选',
  ),
  ranked: say(
    'each ballot ranks the candidates; the last one is eliminated round by round',
    '每张选票对候选人排序，逐轮淘汰末位',
  ),
};

const TIES: Readonly<Record<Election['tie'], Words>> = {
  fails: say(
    'candidates with equal support at the border are not elected',
    '处于当选边界且支持相等的候选人均不当选',
  ),
  chair: say(
    'between candidates with equal support at the border the chair’s ballot decides',
    '处于当选边界且支持相等的候选人，以主席的选票决定',
  ),
  lot: say(
    'between candidates with equal support at the border a lot decides, drawn from the proposal’s id so that everybody can repeat it',
    '处于当选边界且支持相等的候选人，由提案编号确定的抽签决定，任何人可复核',
  ),
};
