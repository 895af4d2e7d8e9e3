import type { Charter, Role } from '../charter.js';
import type { Permission } from '../authority/permissions.js';
import type { Naming } from './naming.js';
import { NOTHING_TO_SAY, worded, type Wording } from './wording.js';
import { enumerated, counted, listed, say, type Words } from './words.js';

/** What each permission lets its holder do. */
export const PERMISSION_WORDS: Readonly<Record<Permission, Words>> = {
  'proposal.propose': { en: 'propose in the name of the institution', zh: '以本机构名义提出提案' },
  'proposal.sponsor': { en: 'sponsor drafts of other institutions', zh: '联署其他机构的草案' },
  'opinion.give': { en: 'give opinions in the institution’s deliberation', zh: '在机构内部审议中发表意见' },
  'ballot.approve': { en: 'approve the institution’s ballot', zh: '核准本机构的选票' },
  'ballot.cast': { en: 'cast the institution’s ballot', zh: '投出本机构的选票' },
  'delegation.give': { en: 'delegate the institution’s ballot', zh: '委托他人代投本机构的选票' },
  'account.keep': { en: 'keep the institution’s accounts', zh: '管理本机构的账户' },
  'node.keep': { en: 'keep the register of the institution’s nodes', zh: '登记和维护本机构的节点' },
  'release.carry-out': {
    en: 'roll releases out on the institution’s nodes',
    zh: '在本机构节点上实施版本发布',
  },
  'obligation.fulfil': {
    en: 'report the institution’s obligations as fulfilled',
    zh: '报告本机构义务已履行',
  },
  'obligation.accept': {
    en: 'accept or give back reports on other institutions’ obligations',
    zh: '验收或退回其他机构的义务履行报告',
  },
  'case.plead': {
    en: 'bring disputes, and answer in them and to penalties, in the name of the institution',
    zh: '以本机构名义提出投诉，并就投诉和处罚陈述意见',
  },
  'body.act': { en: 'act with other people of a body', zh: '与治理机构的其他人员共同行动' },
};

/** What a role allows, and what goes with it. */
export function roleSentences(role: Role, naming: Naming): readonly Words[] {
  return worded(role, ROLE_WORDING, naming);
}

const ROLE_WORDING: Wording<Role> = {
  title: NOTHING_TO_SAY,
  permissions: (permissions = []) => [
    permissions.length === 0
      ? say('by itself it only lets its holder read', '该角色本身仅允许持有人查阅')
      : say('its holder may {permissions}', '持有人有权{permissions}', {
          permissions: enumerated(permissions.map((permission) => PERMISSION_WORDS[permission])),
        }),
  ],
  excludes: (excludes = [], { naming }) =>
    excludes.length === 0
      ? []
      : [
          say('nobody holds it together with {roles}', '不得与{roles}由同一人兼任', {
            roles: listed(excludes.map(naming.role), 'or'),
          }),
        ],
};

type Duties = NonNullable<Charter['duties']>;

/** What every institution's own rule must ask for. */
export const DUTIES_WORDING: Wording<Duties> = {
  leastApprovals: (least = 0) =>
    least === 0
      ? []
      : [
          say(
            'every institution casts its ballot only with at least {approvals} of its own people',
            '各机构的选票须经本机构至少{least}人核准方可投出',
            {
              approvals: counted(least, { one: 'approval', more: 'approvals', zh: '人' }),
              least,
            },
          ),
        ],
  makerIsNotChecker: (separate = false) =>
    separate
      ? [say('the approval of the person who casts the ballot does not count', '投票人本人的核准不计入')]
      : [],
  drafterIsNotApprover: (separate = false) =>
    separate
      ? [
          say(
            'whoever drafted a proposal does not approve the institution’s ballot on it',
            '提案起草人不得核准本机构就该提案的选票',
          ),
        ]
      : [],
};
