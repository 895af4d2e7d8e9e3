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
} as const satisfies Table<'permissions'>;

export const actionKinds = {
  'member.admit': '接纳成员',
  'role.grant': '授予角色',
  'role.revoke': '撤销角色',
  'resolution.record': '文字决议',
} as const satisfies Table<'actionKinds'>;

export const auditEvents = {
  'consortium.founded': '联盟成立',
  'member.admitted': '成员加入',
  'person.registered': '人员登记',
  'credential.bound': '密钥绑定到人员',
  'role.granted': '角色已授予',
  'role.revoked': '角色已撤销',
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
} as const satisfies Table<'recordKinds'>;
