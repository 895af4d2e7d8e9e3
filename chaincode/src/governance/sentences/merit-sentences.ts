import type { Charter } from '../charter.js';
import type { PenaltyConsequence } from '../charter/merit.js';
import { durationWords } from './duration-words.js';
import { jointActWords } from './joint-act-words.js';
import { quoted, type Naming } from './naming.js';
import { given, NOTHING_TO_SAY, type Wording } from './wording.js';
import { listed, say, type Words } from './words.js';

type Merit = NonNullable<Charter['merit']>;
type Reason = Merit['reasons'][string];

const CONSEQUENCES: Readonly<Record<PenaltyConsequence, Words>> = {
  warning: { en: 'is a warning', zh: '警告' },
  points: { en: 'costs points', zh: '扣减积分' },
  'vote-suspended': { en: 'suspends the vote', zh: '暂停表决权' },
  suspension: { en: 'is the suspension of the member, by its own vote', zh: '另经表决暂停成员资格' },
  removal: { en: 'is the removal of the member, by its own vote', zh: '另经表决除名' },
};

/** Rewards and penalties. */
export const MERIT_WORDING: Wording<Merit> = {
  reasons: (reasons = {}, { naming }) =>
    Object.values(reasons).flatMap((reason) => reasonSentences(reason, naming)),
  penalties: (penalties = {}) => Object.values(penalties).flatMap(penaltySentences),
};

function reasonSentences(reason: Reason, naming: Naming): readonly Words[] {
  const { title, points, mostPer } = reason;
  const what = quoted(title);
  const size = Math.abs(points);
  return [
    points < 0
      ? say('{what} costs {size} points', '{what}：扣{size}分', { what, size })
      : say('{what} earns {size} points', '{what}：得{size}分', { what, size }),
    awardSentence(reason, naming),
    ...given(mostPer, ({ times, period }) => [
      say('this counts at most {times} times in {period}', '在{period}内最多计{times}次', {
        times,
        period: durationWords(period),
      }),
    ]),
  ];
}

function awardSentence({ by, each }: Pick<Reason, 'by' | 'each'>, naming: Naming): Words {
  if (each === 'taking-part') {
    return say(
      'they count by themselves for each vote that an elector takes part in',
      '选民每参加一次表决即自动计入',
    );
  }
  if (each === 'missing') {
    return say(
      'they count by themselves for each vote that an elector misses',
      '选民每缺席一次表决即自动计入',
    );
  }
  if (by === undefined) return say('a vote awards them', '须经表决记分');
  return say(
    'a vote may award them, and so may {actors}, but not to the own institution',
    '可经表决记分，也可由{actors}记分，但不得为本机构记分',
    { actors: jointActWords(by, naming) },
  );
}

function penaltySentences({
  title,
  below,
  consequence,
  points,
  reply,
  appeal,
  lasts,
}: Merit['penalties'][string]): readonly Words[] {
  const what = quoted(title);
  return [
    points === undefined
      ? say('the penalty {what} {consequence}', '处罚{what}：{consequence}', {
          what,
          consequence: CONSEQUENCES[consequence],
        })
      : say('the penalty {what} {consequence}: {points}', '处罚{what}：{consequence}，计{points}分', {
          what,
          consequence: CONSEQUENCES[consequence],
          points,
        }),
    below === undefined
      ? say('only a finding of a case imposes it', '仅可由案件认定作出')
      : say(
          'a vote may impose it on a member below {below} points, and a finding of a case as well',
          '成员积分低于{below}分的，可经表决处罚；案件认定也可作出',
          { below },
        ),
    say(
      'the member has {reply} to reply before it takes effect, and {appeal} to appeal after',
      '生效前成员可在{reply}内陈述意见，生效后可在{appeal}内申诉',
      {
        reply: durationWords(reply),
        appeal: durationWords(appeal),
      },
    ),
    lasts === undefined
      ? say('it lasts until it is lifted', '持续至被解除为止')
      : say('it lasts {lasts}', '期限为{lasts}', { lasts: durationWords(lasts) }),
  ];
}

type Cases = NonNullable<Charter['cases']>;

/** Disputes. */
export const CASES_WORDING: Wording<Cases> = {
  reply: (reply) =>
    given(reply, (duration) => [
      say('the other side of a complaint has {duration} to reply', '被投诉方可在{duration}内答复', {
        duration: durationWords(duration),
      }),
    ]),
  finding: (finding, { naming, whole }) =>
    given(finding, (act) => [
      say(
        '{actors} find within {within}, none of them of a side or its affiliates',
        '由{actors}在{within}内作出认定，争议各方及其关联方的人员回避',
        {
          actors: jointActWords(act, naming),
          within: durationWords(whole.findWithin),
        },
      ),
    ]),
  findWithin: NOTHING_TO_SAY,
  remedies: (remedies = {}) =>
    Object.keys(remedies).length === 0
      ? []
      : [
          say('a finding may name these remedies: {remedies}', '认定中可采取的补救措施为：{remedies}', {
            remedies: listed(Object.values(remedies).map(({ title }) => quoted(title))),
          }),
        ],
  appeal: (appeal, { naming, whole }) =>
    given(appeal, (duration) => [
      say(
        'an appeal may be made within {duration} and is decided under the track {track}',
        '不服认定的，可在{duration}内申诉，由{track}程序决定',
        {
          duration: durationWords(duration),
          track: naming.track(whole.appealTrack),
        },
      ),
    ]),
  appealTrack: NOTHING_TO_SAY,
};
