import type * as en from '../en/releases.js';

type Table<Group extends keyof typeof en> = Record<keyof (typeof en)[Group], string>;

export const releaseStates = {
  'rolling-out': '发布中',
  paused: '已暂停',
  'rolled-out': '发布完成',
  'rolling-back': '回退中',
  'rolled-back': '已回退',
} as const satisfies Table<'releaseStates'>;

export const stepStates = {
  down: '停机更新中',
  done: '已运行新版本',
  failed: '更新失败，仍运行旧版本',
  reverting: '停机回退中',
  reverted: '已恢复旧版本',
} as const satisfies Table<'stepStates'>;

export const urgencies = {
  routine: '一般',
  important: '重要',
  critical: '紧急',
} as const satisfies Table<'urgencies'>;

export const releases = {
  title: '版本发布',
  intro: '经表决批准的节点软件版本，逐节点发布：同时停机的节点绝不会多到使网络无法运行。',
  none: '尚未批准任何版本。',
  propose: '提议发布版本',
  nodeKind: '适用节点类型',
  urgency: '紧急程度',
  notes: '更新内容',
  rollBack: '回退方法',
  progress: '已确认',
  share: '{{done}}个，需{{needed}}个',
  due: '完成期限',
  overdue: '已逾期',
  overdueSince: '逾期记录时间',
  pausedBy: '暂停者',
  rolledBackFor: '回退理由',
  decision: '经表决批准',
  artefacts: '文件',
  wave: '第{{number}}批',
  waiting: '尚未开始',
  begin: '停机更新',
  acknowledge: '确认运行正常',
  acknowledgeTitle: '以何证明{{node}}运行正常？',
  fail: '更新失败',
  failTitle: '{{node}}为何失败？',
  failReason: '仍运行原版本，原因是',
  pause: '暂停发布',
  pauseTitle: '暂停{{name}}的发布？',
  pauseReason: '理由',
  resume: '恢复发布',
  conclude: '记录为已完成',
  markOverdue: '记录为逾期',
  proposeResume: '提议恢复',
  proposeRollBack: '提议回退',
  formName: '简称',
  formNameHint: '小写英文单词和数字，以“-”连接，例如 peer-3-1-6。',
  formVersion: '软件自报的版本号',
  formWaves: '批次',
  formWavesHint: '每行一批：以空格分隔的节点编号，例如 aurora-bank.peer0。',
  formArtefacts: '文件',
  formArtefactsHint: '每行一个：名称, 版本, SHA-256, 字节数, 获取位置。',
  formRelease: '版本',
  formReason: '理由',
  suggestApprove: '发布{{name}}',
  suggestRollBack: '回退{{name}}',
  suggestResume: '恢复{{name}}的发布',
} as const satisfies Table<'releases'>;
