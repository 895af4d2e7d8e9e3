import type * as en from '../en/tables.js';

type Table<Group extends keyof typeof en> = Record<keyof (typeof en)[Group], string>;

export const states = {
  draft: '草案',
  notice: '公示',
  voting: '表决中',
  rejected: '未通过',
  'no-quorum': '未达法定参与数',
  queued: '已通过，待执行',
  executing: '执行中',
  executed: '已执行',
  failed: '执行失败',
  expired: '已失效',
  withdrawn: '已撤回',
  reveal: '揭示选票',
  approved: '已通过',
  vetoed: '已否决',
  held: '已搁置',
  'awaiting-ratification': '待追认',
  ratified: '已追认',
  annulled: '已撤销',
  superseded: '已被取代',
} as const satisfies Table<'states'>;

export const outcomes = {
  approved: '通过',
  rejected: '未通过',
  'no-quorum': '未作出决定：未达法定参与数',
} as const satisfies Table<'outcomes'>;

export const choices = { yes: '赞成', no: '反对', abstain: '弃权' } as const satisfies Table<'choices'>;

export const memberStatuses = {
  active: '有效',
  suspended: '已暂停',
  leaving: '退出中',
  left: '已退出',
  removed: '已除名',
} as const satisfies Table<'memberStatuses'>;

export const personStatuses = {
  active: '有效',
  frozen: '已冻结',
  locked: '已锁定',
  expired: '已过期',
  closed: '已注销',
} as const satisfies Table<'personStatuses'>;

export const kinds = {
  'ordinary-user': '普通用户',
  'data-provider': '数据提供方',
  'data-consumer': '数据使用方',
  'system-developer': '系统开发方',
  'system-operator': '系统运营方',
  regulator: '监管机构',
  'consortium-body': '联盟机构',
} as const satisfies Table<'kinds'>;

export const permissions = {
  'proposal.propose': '以本机构名义提出提案',
  'proposal.sponsor': '联署其他机构的草案',
  'opinion.give': '在机构内部审议中发表意见',
  'ballot.approve': '核准本机构的选票',
  'ballot.cast': '投出本机构的选票',
  'delegation.give': '委托他人代投本机构的选票',
  'body.act': '与机关其他成员共同行动',
  'node.keep': '登记和维护本机构的节点',
} as const satisfies Table<'permissions'>;

export const actionKinds = {
  'charter.amend': '修订章程',
  'member.admit': '接纳成员',
  'role.grant': '授予角色',
  'role.revoke': '撤销角色',
  'regulator.empower': '授予监管机构权力',
  'seat.elect': '机关选举',
  'resolution.record': '文字决议',
} as const satisfies Table<'actionKinds'>;

export const auditEvents = {
  'consortium.founded': '联盟成立',
  'member.admitted': '成员加入',
  'person.registered': '人员登记',
  'credential.bound': '密钥绑定到人员',
  'role.granted': '角色已授予',
  'role.revoked': '角色已撤销',
  'regulator.empowered': '授予监管机构权力',
  'seat.filled': '席位就任',
  'node.registered': '节点登记',
  'node.updated': '节点信息更新',
  'node.retired': '节点退役',
  'resolution.recorded': '决议已记录',
  'charter.adopted': '章程生效',
  'proposal.drafted': '提案起草',
  'proposal.sponsored': '提案获联署',
  'proposal.submitted': '提案提交',
  'proposal.voting-opened': '表决开始',
  'proposal.decided': '表决结束',
  'proposal.withdrawn': '提案撤回',
  'proposal.expired': '决定失效',
  'ballot.cast': '投票',
  'execution.started': '开始执行',
  'execution.contributed': '提交签名',
  'execution.attested': '执行结果核验',
  'execution.executed': '执行完成',
  'execution.failed': '执行失败',
  'proposal.extended': '表决延期',
  'proposal.reveal-opened': '开始揭示选票',
  'proposal.queued': '决定等待执行',
  'proposal.converted': '紧急表决转为普通表决',
  'proposal.vetoed': '决定被否决',
  'proposal.held': '提案搁置',
  'proposal.released': '搁置解除',
  'proposal.superseded': '提案被取代',
  'proposal.withdrawal-agreed': '联署人同意撤回',
  'proposal.referral-demanded': '要求改用其他程序',
  'proposal.awaiting-ratification': '等待追认',
  'proposal.ratified': '决定获追认',
  'proposal.annulled': '决定被撤销',
  'body.consented': '机关成员表态',
  'ballot.changed': '更改选票',
  'ballot.committed': '投出秘密选票',
  'ballot.revealed': '揭示秘密选票',
  'ballot.recused': '成员回避',
  'ratification.cast': '投出追认选票',
  'delegation.given': '委托投票',
  'delegation.revoked': '收回委托',
  'attendance.resumed': '恢复参加',
  'effect.undone': '效果已还原',
  'effect.kept': '保留后来的变更',
} as const satisfies Table<'auditEvents'>;

export const recordKinds = {
  consortium: '联盟',
  charter: '章程',
  member: '成员',
  person: '人员',
  credential: '凭证',
  'person-credential': '人员凭证',
  proposal: '提案',
  phase: '提案状态',
  sponsorship: '联署',
  ballot: '选票',
  decision: '决定',
  contribution: '执行签名',
  attestation: '执行核验',
  seat: '席位',
  audit: '审计记录',
  'stage-decision': '阶段决定',
  commitment: '秘密选票',
  'ratification-ballot': '追认选票',
  delegation: '委托',
  recusal: '回避',
  'referral-demand': '改用其他程序的要求',
  consent: '机关成员表态',
  attendance: '出席',
  resumption: '恢复参加',
  tabling: '被否决的事项',
  power: '监管权力',
  node: '节点',
} as const satisfies Table<'recordKinds'>;

export const powers = {
  hold: '搁置提案',
  'freeze-person': '冻结账户',
  'suspend-node': '暂停节点',
  'demand-report': '要求报告',
} as const satisfies Table<'powers'>;
