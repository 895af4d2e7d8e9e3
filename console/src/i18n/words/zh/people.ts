import type * as en from '../en/people.js';

type Table<Group extends keyof typeof en> = Record<keyof (typeof en)[Group], string>;

export const enter = {
  title: '进入',
  heading: '以 {{name}} 的身份进入',
  intro: '您的密钥在此浏览器中生成，永不离开；由本机构自己的证书颁发机构认证。',
  key: '在此浏览器中生成密钥',
  enrol: '由本机构认证密钥',
  signIn: '签署挑战以登录',
  bind: '在账本上将密钥绑定到您',
  bindLater: '机构成为成员后在账本上绑定',
  done: '完成，正在打开概览……',
  again: '重试',
} as const satisfies Table<'enter'>;

export const signIn = {
  title: '登录',
  heading: '登录{{institution}}',
  intro: '此浏览器中存有密钥的本机构人员：',
  none: '此浏览器中还没有本机构任何人员的密钥。',
  noneHint: '请打开首页选择身份，首页会带着一次性密码返回此处。',
  others: '本机构其他人员',
  boundElsewhere: '密钥在另一浏览器中',
  notEntered: '尚未进入',
  action: '登录',
} as const satisfies Table<'signIn'>;

export const members = {
  title: '成员',
  intro: '联盟的各机构、其表决权重，以及各机构决定自身选票的规则。',
  name: '机构',
  kinds: '类别',
  weight: '权重',
  noVote: '无表决权',
  share: '{{weight}}（共 {{total}}）',
  ownRule: '决定自身选票的规则',
  people: '人员',
  since: '加入时间',
  msp: 'MSP',
  agent: '代理的密钥',
  own: '本机构',
  suspendedUntil: '暂停至',
  suspendedWhy: '暂停理由',
  suspend: '提议暂停',
  reinstate: '提议恢复',
  remove: '提议除名',
  gone: '离开时间',
  goneWhy: '理由',
} as const satisfies Table<'members'>;

export const people = {
  title: '人员',
  intro: '按机构列出所有可行事的人员：角色、权限及所用密钥。',
  roles: '角色',
  permissions: '权限',
  credential: '密钥',
  noKey: '尚无密钥',
  noRoles: '没有角色',
  you: '您',
  grant: '提议授予角色',
  revoke: '提议撤销角色',
} as const satisfies Table<'people'>;

export const charter = {
  version: '第 {{version}} 版',
  inForce: '现行有效',
  since: '生效时间',
  versions: '历次版本',
  textHash: '章程文本的哈希',
  recordHash: '规则的哈希',
  rules: '规则',
  rulesIntro: '由作出决定的同一数据生成：读完这些句子，即读完了规则。',
  changes: '相对第 {{version}} 版的变化',
  noChanges: '规则没有差异。',
  dropped: '删除：',
  added: '新增：',
} as const satisfies Table<'charter'>;
