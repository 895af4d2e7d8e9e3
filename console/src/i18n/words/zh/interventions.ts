import type * as en from '../en/interventions.js';

type Table<Group extends keyof typeof en> = Record<keyof (typeof en)[Group], string>;

export const interventions = {
  title: '干预措施',
  intro:
    '由机关的若干人员共同发起、或经表决对人员、成员、节点或整个系统采取的措施：由谁发起、理由为何、持续到何时、如何结束。',
  none: '目前没有已发起或生效中的干预措施。',
  past: '已结束的干预措施',
  propose: '提议干预措施',
  orderTitle: '以机关成员身份发起干预措施',
  order: '发起',
  onlyVotes: '按章程，一切干预措施均须经表决。',
  kind: '采取何种措施',
  which: '干预措施',
  planFirst: '第一份文件即为恢复方案。',
  plan: '恢复方案',
  takes: '所需人数',
  takesOf: '来自 {{institutions}} 个机构的 {{people}} 人（{{body}}）',
  orderedAt: '发起时间',
  wantedFor: '要求期限',
  wantedBy: '发起人',
  byVote: '表决',
  liftedBy: '要求解除者',
  since: '生效时间',
  until: '持续至',
  untilLifted: '直至解除',
  ended: '结束',
  review: '复核',
  mustConfirm: '须由程序“{{track}}”的表决予以确认，否则终止，期限至',
  confirmed: '程序“{{track}}”的表决已予确认。',
  proposeConfirm: '提议确认',
  proposeLift: '提议解除',
  join: '附议',
  withdraw: '撤回',
  lift: '要求解除',
  lapse: '记录已结束',
  powers: '监管机构的权力',
  proposePower: '提议授予权力',
  noPowers: '目前没有监管机构持有权力。',
  powerOver: '对象',
  overAll: '全体成员',
  overProposals: '提案',
  powerBy: '授予时间',
  powerTitle: '依监管机构的权力发起干预措施',
  takesPower_one: '{{member}} {{count}} 人，依表决授予的权力',
  takesPower_other: '{{member}} {{count}} 人，依表决授予的权力',
  notRegulator: '只有{{member}}的人员可以依其权力这样做。',
  notInBody: '只有该机关的人员可以这样做：{{body}}。',
  saidAlready: '您已表示要求解除，须由其他人附议。',
} as const satisfies Table<'interventions'>;

export const interventionStandings = {
  ordered: '已发起，人数未足',
  'in-force': '生效中',
  over: '已到期，尚未记录',
  ended: '已结束',
} as const satisfies Table<'interventionStandings'>;

export const interventionEnds = {
  withdrawn: '生效前撤回',
  lifted: '由机关人员解除',
  lapsed: '期限届满',
  rejected: '复核未予通过',
  voted: '经表决解除',
} as const satisfies Table<'interventionEnds'>;

export const resetEnds = {
  completed: '新密钥已接替',
  cancelled: '原密钥已取消',
} as const satisfies Table<'resetEnds'>;
