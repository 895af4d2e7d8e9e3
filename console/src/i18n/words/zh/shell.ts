import type * as en from '../en/shell.js';

type Table<Group extends keyof typeof en> = Record<keyof (typeof en)[Group], string>;

export const nav = {
  overview: '概览',
  proposals: '提案',
  applications: '申请',
  apply: '申请',
  members: '成员',
  people: '人员',
  charter: '章程',
  audit: '审计',
  main: '主导航',
  menu: '菜单',
  skip: '跳到正文',
} as const satisfies Table<'nav'>;

export const shell = {
  product: '联盟治理',
  landing: '所有机构',
  language: '语言',
  account: '当前用户：{{name}}',
  switchPerson: '切换人员',
  signOut: '退出',
  outside: '尚未成为成员',
  regulator: '监管机构——可查阅全部内容，不参加表决',
  unboundTitle: '此密钥尚未绑定到您',
  unbound: '绑定后才能在联盟中行事。绑定只需一次，并记录在账本上。',
  unboundElsewhere: '您已登录，但账本中您使用的是另一浏览器中的密钥。在此处您只能查阅。',
  bind: '绑定此密钥',
  signing: '签名前询问',
  signingDecisions: '投票和提交提案时',
  signingEvery: '每次签名',
  signingNever: '从不',
} as const satisfies Table<'shell'>;

export const common = {
  colon: '：',
  loading: '正在加载',
  retry: '重试',
  checkAgain: '再次查询',
  cancel: '取消',
  more: '显示更多',
  copy: '复制',
  copied: '已复制',
  download: '下载',
  verify: '核验',
  none: '无',
  unknown: '未知',
  failedTitle: '操作未成功',
  conflictTitle: '有人抢先一步',
  notFoundTitle: '没有这个页面',
  notFound: '此地址不存在，可能输入有误。',
  crashTitle: '页面出错',
  transaction: '交易',
  done: '完成，已写入区块 {{block}}。',
  remaining: '剩余 {{time}}',
  elapsed: '时间已到',
  agent: '运行代理',
  nobody: '无人',
  reasonPermission: '您的角色不包含此权限：{{permission}}。',
  reasonUnbound: '您的密钥尚未绑定。',
  reasonRegulator: '监管机构可查阅全部内容，但不参与决定。',
  reasonBusy: '请等待当前交易写入完成。',
} as const satisfies Table<'common'>;

export const steps = {
  endorsing: '各机构节点正在检查请求……',
  confirming: '等待您的确认……',
  ordering: '正在发送已签名的交易……',
  committing: '等待写入区块……',
  settling: '正在查明是否已写入……',
} as const satisfies Table<'steps'>;

export const signing = {
  title: '您将要签署的内容',
  intro: '此请求由您的浏览器生成；浏览器已核对答复与请求一致，并验证了 {{number}} 个机构的背书。',
  effects: '将要写入的记录',
  endorsers: '背书机构',
  privateOnly: '只改变本机构的私有数据（{{collections}}），账本上只留下哈希。',
  deletes: '删除',
  raw: '原始参数',
  sign: '签名',
  decline: '不签名',
  noEffects: '不写入任何公开记录。',
} as const satisfies Table<'signing'>;

export const transactions = {
  'Founding:found': '成立联盟',
  'People:bindCredential': '将此浏览器的密钥绑定到该人员',
  'Proposals:draft': '起草提案',
  'Proposals:sponsor': '以本机构名义联署草案',
  'Proposals:submit': '提交提案：内容和规则就此固定，公示期开始',
  'Proposals:withdraw': '撤回提案',
  'Proposals:openVoting': '开始表决',
  'Proposals:close': '结束表决并记录决定',
  'Proposals:expire': '记录决定已失效',
  'Deliberation:giveOpinion': '在机构内部发表意见',
  'Deliberation:approve': '核准本机构的选票',
  'Deliberation:read': '查阅本机构的内部审议',
  'Ballots:cast': '投出本机构唯一的选票，投出后不可更改',
  'Execution:execute': '执行决定',
  'Execution:start': '开始执行决定',
  'Execution:contribute': '为通道更新提交签名',
  'Execution:attest': '核验网络的实际状态',
  'Execution:complete': '完成执行',
  'Execution:fail': '记录本次尝试失败',
  'Queries:record': '读取一条记录',
  'Queries:records': '读取多条记录',
} as const satisfies Table<'transactions'>;

export const argumentNames = {
  proposalId: '提案',
  personId: '人员',
  choice: '选择',
  title: '标题',
  description: '说明',
  documents: '文件',
  actions: '事项',
  trackId: '程序',
  reason: '理由',
  approvals: '所证明的核准',
} as const satisfies Table<'argumentNames'>;
