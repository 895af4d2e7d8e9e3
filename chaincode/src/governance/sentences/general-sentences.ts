import type { Charter } from '../charter.js';
import { durationWords } from './duration-words.js';
import { say, type Words } from './words.js';

/** How the charter is to be read, and what holds for all procedures. */
export function generalSentences(charter: Charter): readonly Words[] {
  const { textHash, clockTolerance, openProposalsPerMember, cooling } = charter;
  return [
    say(
      '“At least” and “at most” include the number itself; “more than”, “less than” and “fewer than” do not',
      '本章程所称“不少于”“不超过”“至少”，包括本数；“超过”“少于”，不包括本数',
    ),
    say(
      'in the rules of a track, “members” are those that vote under it',
      '程序规则所称“成员”，指依该程序表决的选民',
    ),
    say(
      'a comparison with a group in which nobody is left to be counted is not met',
      '条件所比较的基数为零的，视为未满足该条件',
    ),
    say(
      'an institution may have at most {openProposalsPerMember} open proposals at a time',
      '每个机构同时进行中的提案不得超过{openProposalsPerMember}项',
      {
        openProposalsPerMember,
      },
    ),
    say(
      'a transaction whose time is more than {tolerance} away from the clock of an endorsing institution is refused by it',
      '交易时间与背书机构的时钟相差超过{tolerance}的，该机构予以拒绝',
      { tolerance: durationWords(clockTolerance) },
    ),
    ...(cooling === undefined
      ? []
      : [
          say(
            'after an amendment of this charter the next one may be submitted only after {cooling}',
            '本章程修订后，须满{cooling}方可提交下一次修订',
            {
              cooling: durationWords(cooling),
            },
          ),
        ]),
    // Rules that are still being written have no text to which they belong.
    ...(textHash === ''
      ? []
      : [
          say('the SHA-256 of this charter’s text is {textHash}', '本章程文本的 SHA-256 值为{textHash}', {
            textHash,
          }),
        ]),
  ];
}
