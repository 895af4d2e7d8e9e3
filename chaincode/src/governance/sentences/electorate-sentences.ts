import type { Track } from '../charter.js';
import { fractionWords } from './fraction-words.js';
import { KIND_WORDS, type Naming } from './naming.js';
import { given } from './wording.js';
import { listed, say, type Words } from './words.js';

type Electorate = NonNullable<Track['electorate']>;
const EVERYONE: Electorate = { fixed: 'submission', weight: 'own' };

const FIXED: Readonly<Record<Electorate['fixed'], Words>> = {
  submission: { en: 'when the proposal is submitted', zh: '提案提交时' },
  opening: { en: 'when the vote opens', zh: '表决开始时' },
  closing: { en: 'when the vote closes', zh: '表决结束时' },
};

/** Who votes, with which weight, and when that is fixed. */
export function electorateSentences(electorate: Track['electorate'], naming: Naming): readonly Words[] {
  const { fixed, weight, caps, affiliates } = electorate ?? EVERYONE;
  return [
    say('{who} decide', '由{who}表决', { who: electorsWords(electorate ?? EVERYONE, naming) }),
    say('who votes, and with which weight, is fixed {moment}', '选民及其权重于{moment}确定', {
      moment: FIXED[fixed],
    }),
    ...(weight === 'equal' ? [say('each of them has the weight 1', '各选民的权重均为 1')] : []),
    ...given(caps?.member, (share) => [
      say(
        'no member counts with more than {share} of all counted weight',
        '任一成员计入的权重不超过全部计入权重的{share}',
        {
          share: fractionWords(share),
        },
      ),
    ]),
    ...given(caps?.group, (share) => [
      say(
        'no group of affiliates counts with more than {share} of all counted weight; a member without affiliates is a group of its own',
        '任一关联集团计入的权重不超过全部计入权重的{share}；没有关联方的成员自成一个集团',
        { share: fractionWords(share) },
      ),
    ]),
    ...given(affiliates, ({ split }) => [SPLITS[split]]),
  ];
}

function electorsWords({ body, kinds }: Electorate, naming: Naming): Words {
  const of =
    kinds === undefined
      ? undefined
      : listed(
          kinds.map((kind) => KIND_WORDS[kind]),
          'or',
        );
  if (body === undefined) {
    if (of === undefined) return { en: 'all active members that have a vote', zh: '全体有表决权的活跃成员' };
    return { en: `all active members with a vote that are ${of.en}`, zh: `有表决权的活跃成员中的${of.zh}` };
  }
  const title = naming.body(body);
  if (of === undefined) return { en: `the institutions of ${title.en}`, zh: `${title.zh}所属机构` };
  return { en: `the institutions of ${title.en} that are ${of.en}`, zh: `${title.zh}所属机构中的${of.zh}` };
}

const SPLITS: Readonly<Record<NonNullable<Electorate['affiliates']>['split'], Words>> = {
  majority: say(
    'affiliates have one vote together with their undivided weight; where they differ it says what most of their weight says, and with an even split it is an abstention',
    '关联成员合为一票，权重不可分割；意见不一的，以其中多数权重的意见为准，持平的计为弃权',
  ),
  abstain: say(
    'affiliates have one vote together with their undivided weight; where they differ it is an abstention',
    '关联成员合为一票，权重不可分割；意见不一的，计为弃权',
  ),
};
