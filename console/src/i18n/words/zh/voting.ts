import type * as en from '../en/voting.js';

type Table<Group extends keyof typeof en> = Record<keyof (typeof en)[Group], string>;

export const secretBallot = {
  how: '本次为秘密表决。代表先准备选票，核准人核准所准备的选票，账本上只记录其密封形式。表决期满后揭示；未揭示的选票计为参与，但绝不计为赞成。',
  prepare: '准备“{{choice}}”票',
  prepared: '已准备的选票',
  nonePrepared: '尚未准备选票。',
  approve: '核准此票',
  commit: '密封投出',
  progress: '已有 {{count}} 项核准，需 {{needed}} 项',
  committed: '本机构已投出密封选票。',
  reveal: '揭示“{{choice}}”',
  notOurs: '本机构投出的选票不是在此准备的；只有知道其盐值的人才能揭示。',
  sealed: '已密封',
} as const satisfies Table<'secretBallot'>;

export const ballotExtras = {
  reason: '理由',
  reasonHint: '在此表决程序中，投“{{choices}}”须说明理由；所有人均可阅读。',
  ranking: '候选人（按偏好顺序）',
  rankingHint: '请依次选择。',
  reasonRanking: '投赞成票须选定候选人。',
  reasonGrounds: '尚未填写理由。',
  change: '选票可在 {{at}} 之前更改。',
  ratification: '该事项经紧急程序决定并已执行，现须追认，否则将被撤销。',
} as const satisfies Table<'ballotExtras'>;

export const leaving = {
  recuse: '回避本次表决',
  recuseTitle: '利益冲突',
  recuseWhy: '贵机构为何不应就此表决？所有人均可阅读。',
  recused: '本机构已回避本次表决：{{reason}}',
  recusedAsSubject: '本机构不参加本次表决：事项与本机构有关。',
  recusedByRuling: '经裁定，本机构不参加本次表决。',
  demand: '要求改走另一程序',
  demandHint: '满 {{demands}} 个机构要求后，该事项改走“{{track}}”。目前已有 {{count}} 个。',
  demanded: '本机构已提出该要求。',
} as const satisfies Table<'leaving'>;

export const safeguards = {
  title: '各机关的意见',
  intro: '联盟各机关的人员目前可就本提案共同采取的行动，以及他们已发表的意见。',
  needed: '已有 {{count}} 人（需 {{people}} 人），来自 {{from}} 个机构（需 {{institutions}} 个）',
  join: '您的意见',
  reason: '理由',
  until: '截止时间',
  subject: '涉及哪个机构？',
  say: '提交意见',
  again: '您已表态；新的意见将取代原有意见。',
  reasonMissing: '尚未填写理由。',
  reasonUntil: '尚未填写搁置的截止时间。',
  reasonSubject: '尚未选择机构。',
  held: '由“{{body}}”搁置至 {{at}}：{{reason}}',
} as const satisfies Table<'safeguards'>;

export const jointActs = {
  urgency: '宣布紧急',
  hold: '搁置提案',
  release: '解除搁置',
  veto: '否决',
  approve: '批准该决定',
  hear: '确认已听取意见',
  recusal: '裁定某机构回避',
} as const satisfies Table<'jointActs'>;

export const delegations = {
  title: '委托投票',
  intro: '机构可在一定期限内把某一程序的选票委托给另一机构；自己投出的选票始终优先。',
  none: '目前没有委托。',
  track: '程序',
  from: '委托机构',
  to: '受托机构',
  until: '截止',
  status: '状态',
  live: '有效',
  over: '已到期',
  revoked: '已收回',
  give: '委托',
  giveTitle: '委托本机构的选票',
  revoke: '收回',
  noTracks: '章程不允许任何程序的选票委托。',
  reasonMissing: '须选择程序、机构和截止时间。',
  longest: '最长 {{time}}。',
  resumeTitle: '恢复参与',
  resumeHint: '在这些程序中，缺席表决会有后果；缺席者可申请恢复计入。',
  resume: '申请恢复计入',
} as const satisfies Table<'delegations'>;

export const bodies = {
  title: '机关',
  none: '章程未设机关。',
  institutions: '机构',
  people: '人员',
  seats: '席位',
  nobody: '无',
} as const satisfies Table<'bodies'>;
