import type { Track } from '../charter.js';
import { durationWords } from './duration-words.js';
import { jointActWords } from './joint-act-words.js';
import type { Naming } from './naming.js';
import { given, type Wording } from './wording.js';
import { counted, listed, say, type Words } from './words.js';

type SafeguardPart = 'urgent' | 'reviews' | 'holds' | 'recusal';

/** What protects a decision: urgency with ratification, reviews, holds, recusal. */
export const SAFEGUARD_WORDING: Pick<Wording<Track>, SafeguardPart> = {
  urgent: (urgent, { naming }) =>
    given(urgent, ({ guardians, standard, ratification }) => [
      say(
        '{guardians} must declare the matter urgent before the vote opens',
        '表决开始前，须由{guardians}宣告该事项为紧急事项',
        {
          guardians: jointActWords(guardians, naming),
        },
      ),
      say(
        'a vote that misses the bar of this track goes on under the track {standard} with the ballots already cast',
        '未达到本程序通过条件的，转入{standard}程序继续表决，已投选票继续有效',
        { standard: naming.track(standard) },
      ),
      say(
        'once carried out, the decision must be ratified by the rule of the track {standard} within {ratification}; otherwise it is annulled',
        '执行后，须在{ratification}内依{standard}程序的规则予以追认；未获追认的，予以撤销',
        { standard: naming.track(standard), ratification: durationWords(ratification) },
      ),
    ]),
  reviews: (reviews, { naming }) =>
    given(reviews, (all) => all.flatMap((review) => reviewSentences(review, naming))),
  holds: (holds, { naming }) =>
    given(holds, ({ by, longest, total }) => [
      say(
        '{actors} may stop the clocks of a proposal, for at most {longest} each time and {total} in all',
        '{actors}可中止提案的计时，每次不超过{longest}，累计不超过{total}',
        {
          actors: listed(
            by.map((act) => jointActWords(act, naming)),
            'or',
          ),
          longest: durationWords(longest),
          total: durationWords(total),
        },
      ),
    ]),
  recusal: (recusal, { naming }) => given(recusal, (rules) => recusalSentences(rules, naming)),
};

type Review = NonNullable<Track['reviews']>[number];

function reviewSentences({ by, asks, within, silence }: Review, naming: Naming): readonly Words[] {
  const parameters = { actors: jointActWords(by, naming), within: durationWords(within) };
  switch (asks) {
    case 'veto':
      return [
        say(
          'within {within} after the approval, {actors} may veto it with reasons',
          '提案通过后{within}内，{actors}可附理由否决',
          parameters,
        ),
      ];
    case 'approve':
      return [
        say(
          'an approved proposal also needs the consent of {actors} within {within}',
          '提案通过后，还须在{within}内取得{actors}的同意',
          parameters,
        ),
        silence === 'consents'
          ? say('their silence is consent', '逾期未表态的，视为同意')
          : say('their silence is refusal', '逾期未表态的，视为不同意'),
      ];
    case 'hear':
      return [
        say(
          'an approved proposal is carried out only after {actors} were heard, for which they have {within}',
          '提案通过后，须先听取{actors}的意见方可执行，期限为{within}',
          parameters,
        ),
        silence === 'consents'
          ? say(
              'if they say nothing in that time it is carried out all the same',
              '逾期未表示意见的，不影响执行',
            )
          : say('if they say nothing in that time it is not carried out', '逾期未表示意见的，不予执行'),
      ];
  }
}

type Recusal = NonNullable<Track['recusal']>;

function recusalSentences(recusal: Recusal, naming: Naming): readonly Words[] {
  const { subject, declared, ruledBy, leastDisinterested, instead } = recusal;
  const enough = counted(leastDisinterested, { one: 'member', more: 'members', zh: '名成员' });
  return [
    ...(subject ? [say('a member that the proposal is about is recused', '提案所涉成员须回避')] : []),
    ...(declared
      ? [
          say(
            'a member that has not voted may recuse itself until the vote closes',
            '尚未投票的成员可在表决结束前自行申请回避',
          ),
        ]
      : []),
    ...given(ruledBy, (act) => [
      say(
        'before the vote opens, {actors} may rule that a member is recused',
        '表决开始前，{actors}可决定某成员回避',
        {
          actors: jointActWords(act, naming),
        },
      ),
    ]),
    leavesSentence(recusal.leaves),
    ...(leastDisinterested === 0
      ? []
      : [
          say(
            'nothing is decided with fewer than {enough} that are not recused',
            '未回避的成员不足{least}名的，不作出决定',
            { enough, least: leastDisinterested },
          ),
        ]),
    ...given(instead, (track) => [
      say('the matter may then be tabled under the track {track}', '此时，该事项可改按{track}程序提交', {
        track: naming.track(track),
      }),
    ]),
  ];
}

function leavesSentence(leaves: Recusal['leaves']): Words {
  const [quorum, threshold] = [leaves.includes('quorum'), leaves.includes('threshold')];
  if (quorum && threshold) {
    return say(
      'a recused member is counted neither for the quorum nor for whether the proposal passes',
      '回避的成员既不计入法定参与数的基数，也不计入通过条件的基数',
    );
  }
  if (quorum) {
    return say(
      'a recused member is not counted for the quorum, but among those by whom the bar is measured',
      '回避的成员不计入法定参与数的基数，但计入通过条件的基数',
    );
  }
  if (threshold) {
    return say(
      'a recused member is counted for the quorum, but not among those by whom the bar is measured',
      '回避的成员计入法定参与数的基数，但不计入通过条件的基数',
    );
  }
  return say(
    'a recused member has no ballot but is counted among all members, for the quorum and for the bar',
    '回避的成员不得投票，但仍计入法定参与数与通过条件的基数',
  );
}
