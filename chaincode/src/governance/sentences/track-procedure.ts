import type { Track } from '../charter.js';
import { OUTCOMES, type Outcome } from '../states.js';
import { conditionWords } from './condition-words.js';
import { durationWords, isNoTime } from './duration-words.js';
import { given, NOTHING_TO_SAY, type Wording } from './wording.js';
import { counted, listed, phrase, say, type Words } from './words.js';

type ProcedurePart =
  | 'title'
  | 'sponsors'
  | 'notice'
  | 'voting'
  | 'window'
  | 'earlyDecision'
  | 'extension'
  | 'delay'
  | 'grace'
  | 'quorum'
  | 'threshold'
  | 'castingVote'
  | 'secondCall'
  | 'sustained'
  | 'retabling'
  | 'referral';

const OUTCOME_WORDS: Readonly<Record<Outcome, Words>> = {
  approved: { en: 'approval', zh: '通过' },
  rejected: { en: 'rejection', zh: '不通过' },
  'no-quorum': { en: 'the lack of a quorum', zh: '未达法定参与数' },
};

/** What a vote needs, how long it lasts and what follows. */
export const PROCEDURE_WORDING: Pick<Wording<Track>, ProcedurePart> = {
  title: NOTHING_TO_SAY,
  sponsors: (sponsors = 0) =>
    sponsors === 0
      ? []
      : [
          say('a draft needs {sponsors} from other institutions', '草案须由其他{number}个机构联署', {
            sponsors: counted(sponsors, { one: 'sponsor', more: 'sponsors', zh: '个联署机构' }),
            number: sponsors,
          }),
        ],
  notice: (notice = 'PT0S') => [
    isNoTime(notice)
      ? say('the vote may open as soon as the proposal is submitted', '提案提交后即可开始表决')
      : say('notice of {notice} is given before the vote opens', '表决开始前公示{notice}', {
          notice: durationWords(notice),
        }),
  ],
  voting: (voting = 'PT0S') => [
    say('the vote is open for {voting}', '表决期为{voting}', { voting: durationWords(voting) }),
  ],
  window: (window) =>
    given(window, ({ floor, ceiling }) => [
      say(
        'the proposer may choose another length, from {floor} to {ceiling}',
        '提案人可另定表决期，最短{floor}，最长{ceiling}',
        { floor: durationWords(floor), ceiling: durationWords(ceiling) },
      ),
    ]),
  quorum: (quorum, { naming }) => [
    quorum === undefined
      ? say('there is no quorum', '不设法定参与数')
      : say('the vote counts only if {condition}', '满足以下条件的，表决有效：{condition}', {
          condition: conditionWords(quorum, naming),
        }),
  ],
  threshold: (threshold, { naming }) =>
    given(threshold, (condition) => [
      say('the proposal passes if {condition}', '满足以下条件的，提案通过：{condition}', {
        condition: conditionWords(condition, naming),
      }),
    ]),
  castingVote: (castingVote) =>
    given(castingVote, () => [
      say(
        'if as many members vote yes as no, the ballot of the chair’s institution counts one member more',
        '赞成与反对的成员数相等时，主席所在机构的选票多计一名成员',
      ),
    ]),
  secondCall: (secondCall, { naming }) =>
    given(secondCall, ({ after, within, quorum }) => [
      say(
        'if the quorum is missed, the same matter may be called a second time {after} after the vote, for {within} from then on',
        '未达法定参与数的，表决结束{after}后可就同一事项第二次召集，期限为其后{within}内',
        { after: durationWords(after), within: durationWords(within) },
      ),
      quorum === undefined
        ? say('the second call needs no quorum', '第二次召集不设法定参与数')
        : say(
            'the second call counts only if {condition}',
            '第二次召集满足以下条件的，表决有效：{condition}',
            {
              condition: conditionWords(quorum, naming),
            },
          ),
    ]),
  earlyDecision: (early, { whole }) => [earlySentence(early, whole)],
  extension: (extension) =>
    given(extension, ({ on, stretch, by, cap }) => [
      say(
        'if {swing} within the last {stretch} of the vote, it ends {by} later, in all at most {cap} later',
        '在表决期最后{stretch}内{swing}的，截止时间顺延{by}，累计顺延不超过{cap}',
        {
          swing: listed(
            on.map((one) => SWINGS[one]),
            'or',
          ),
          stretch: durationWords(stretch),
          by: durationWords(by),
          cap: durationWords(cap),
        },
      ),
    ]),
  sustained: (sustained) =>
    given(sustained, (duration) => [
      say(
        'when the vote ends, this must have been so for {duration} without a break',
        '表决结束时，上述通过条件须已不间断地满足{duration}',
        { duration: durationWords(duration) },
      ),
    ]),
  delay: (delay = 'PT0S') => [
    say(
      'an approved proposal waits for {delay} before it is carried out',
      '提案通过后，须等待{delay}方可执行',
      {
        delay: durationWords(delay),
      },
    ),
  ],
  grace: (grace = 'PT0S') => [
    say(
      'it must then be carried out within {grace}; otherwise it expires',
      '其后须在{grace}内执行，逾期失效',
      {
        grace: durationWords(grace),
      },
    ),
  ],
  retabling: (retabling) =>
    given(retabling, ({ after, same }) => [
      say(
        'after a rejection, {matter} may be submitted again only after {after}',
        '提案未通过的，{matter}须满{after}方可再次提交',
        { matter: SAME_MATTER[same], after: durationWords(after) },
      ),
    ]),
  referral: (referral, { naming }) =>
    given(referral, ({ demands, to }) => [
      say(
        'if {members} of the electorate demand it before the decision, the matter is to be tabled under the track {track} instead',
        '决定作出前，经{members}要求，该事项改按{track}程序提交',
        {
          members: counted(demands, { one: 'member', more: 'members', zh: '名选民' }),
          track: naming.track(to),
        },
      ),
    ]),
};

const SWINGS: Readonly<Record<'quorum' | 'lead', Words>> = {
  quorum: { en: 'the quorum is first met', zh: '首次达到法定参与数' },
  lead: { en: 'the leading outcome changes', zh: '领先结果发生变化' },
};

const SAME_MATTER: Readonly<Record<'actions' | 'subjects', Words>> = {
  actions: { en: 'the very same actions', zh: '完全相同的动作' },
  subjects: { en: 'the same kinds of action on the same subjects', zh: '对同一对象的同类动作' },
};

/** Ballots that may change, and an electorate fixed only at the close, leave nothing that is certain before. */
function earlySentence(early: Track['earlyDecision'] | undefined, track: Track): Words {
  const settled = track.changeable === undefined && track.electorate?.fixed !== 'closing';
  if (!settled || early === false) return say('the vote runs to its end', '表决进行至期限届满');
  const { on, after } = typeof early === 'object' ? early : { on: [...OUTCOMES], after: 'PT0S' };
  const what =
    on.length === OUTCOMES.length
      ? phrase('no outstanding ballot can change the outcome', '未投的选票已无法改变结果')
      : phrase('{outcomes} is certain', '{outcomes}已成定局', {
          outcomes: listed(
            on.map((outcome) => OUTCOME_WORDS[outcome]),
            'or',
          ),
        });
  return isNoTime(after)
    ? say('the vote ends early once {what}', '一旦{what}，表决提前结束', { what })
    : say(
        'the vote ends early once {what}, but not before it was open for {after}',
        '一旦{what}，表决提前结束，但表决期至少为{after}',
        {
          what,
          after: durationWords(after),
        },
      );
}
