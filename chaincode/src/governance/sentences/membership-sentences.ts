import type { Charter } from '../charter.js';
import type { DuesLoss } from '../charter/membership.js';
import { durationWords } from './duration-words.js';
import { given, type Wording } from './wording.js';
import { listed, say, type Words } from './words.js';

type Membership = NonNullable<Charter['membership']>;

const LOSSES: Readonly<Record<DuesLoss, Words>> = {
  quorum: { en: 'no longer counts as an active member', zh: '不再计为活跃成员' },
  vote: { en: 'has no ballot', zh: '暂停其表决权' },
  membership: { en: 'may be removed', zh: '可被除名' },
};

/** Coming and going. */
export const MEMBERSHIP_WORDING: Wording<Membership> = {
  leastMembers: (least = 1) => [
    say(
      'no exit, suspension or removal may leave fewer than {least} active members with a vote',
      '退出、暂停或除名后，有表决权的活跃成员不得少于{least}名',
      { least },
    ),
  ],
  warnMembers: (warn = 0) =>
    warn === 0
      ? []
      : [
          say(
            'an alarm is raised below {warn} active members with a vote',
            '有表决权的活跃成员少于{warn}名时发出警示',
            { warn },
          ),
        ],
  leastNodes: (least = 0) =>
    least === 0
      ? []
      : [
          say(
            'no change may leave fewer than {least} running peers and orderers',
            '任何变更后，运行中的对等节点与排序节点不得少于{least}个',
            { least },
          ),
        ],
  warnNodes: (warn = 0) =>
    warn === 0
      ? []
      : [
          say(
            'an alarm is raised below {warn} running peers and orderers',
            '运行中的对等节点与排序节点少于{warn}个时发出警示',
            { warn },
          ),
        ],
  exitNotice: (notice) =>
    given(notice, (duration) => [
      say(
        'a member may leave with a notice of {duration}, within which its obligations are settled',
        '成员可自愿退出，须提前{duration}声明，并在此期间清结其义务',
        {
          duration: durationWords(duration),
        },
      ),
    ]),
  exitOnAmendment: (notice) =>
    given(notice, (duration) => [
      say(
        'a member that voted against an amendment of this charter may leave with a notice of {duration}',
        '对章程修订投反对票的成员，可提前{duration}声明退出',
        {
          duration: durationWords(duration),
        },
      ),
    ]),
  exitOnAmendmentWithin: (within) =>
    given(within, (duration) => [
      say(
        'it has {duration} after the amendment to declare that',
        '该成员须在修订生效后{duration}内作出此项声明',
        { duration: durationWords(duration) },
      ),
    ]),
  exitSettlement: (settlement) =>
    given(settlement, (duration) => [
      say(
        'an exit waits at most {duration} more for what the member has left open',
        '成员有未了结事项的，退出最多再等待{duration}',
        { duration: durationWords(duration) },
      ),
    ]),
  longestSuspension: (longest) => [
    longest === undefined
      ? say('a suspension lasts until the member is reinstated', '暂停持续至该成员恢复资格为止')
      : say('a suspension lasts at most {longest}', '暂停期限不超过{longest}', {
          longest: durationWords(longest),
        }),
  ],
  suspension: (suspension) =>
    given(suspension, ({ grounds }) => [
      say(
        'a member may be suspended only for: {grounds}; or for a penalty whose consequence that is',
        '成员仅可因下列理由被暂停：{grounds}；或因以暂停为后果的处罚',
        { grounds: listed(Object.values(grounds), 'or') },
      ),
    ]),
  removal: (removal) =>
    given(removal, ({ grounds, hearing }) => [
      say(
        'a member may be removed only for: {grounds}; or for a penalty whose consequence that is',
        '成员仅可因下列理由被除名：{grounds}；或因以除名为后果的处罚',
        { grounds: listed(Object.values(grounds), 'or') },
      ),
      say(
        'it can be heard for at least {hearing} before the vote on its removal',
        '除名表决前，该成员至少有{hearing}可陈述意见',
        { hearing: durationWords(hearing) },
      ),
    ]),
  dues: (dues = []) =>
    dues.map(({ overdue, notice, loses }) =>
      say(
        'a member whose dues are unpaid {overdue} after their due date and {notice} after a reminder, whichever is later, {loss} until they are paid',
        '会费逾期{overdue}且经催告满{notice}仍未缴纳的（以较晚者为准），在缴清之前{loss}',
        { overdue: durationWords(overdue), notice: durationWords(notice), loss: LOSSES[loses] },
      ),
    ),
};
