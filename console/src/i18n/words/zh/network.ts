import type { FailureReason } from '@fabric-governance/chaincode/governance/network/failure-reasons';

export const networkWords = {
  chaincode:
    '使链码 {{name}} 的定义 {{sequence}}（版本 {{version}}）生效：软件包 {{label}}，源代码摘要 {{sourceHash}}。{{policy}}{{collections}}',
  policyUsual: '按通道自身的策略背书。',
  policyOwn: '按 {{policy}} 背书。',
  noCollections: '没有私有数据集合。',
  collections: '私有数据集合：{{names}}。',
  'batch-limits': '区块的切分条件由 {{from}} 改为 {{to}}。',
  limits:
    '{{maxMessages}} 笔交易、{{preferredMaxBytes}}（最多 {{absoluteMaxBytes}}）字节或 {{timeoutMillis}} 毫秒',
  'anchor-peers': '其他组织寻找 {{mspId}} 的地址由 {{from}} 改为 {{to}}。',
  nowhere: '无地址',
  policy: '通道策略 {{path}} 由“{{from}}”改为“{{to}}”。',
  newPolicy: '通道新增策略 {{path}}：“{{to}}”。',
  access: '谁可以调用 {{resource}}，由 {{from}} 改为按 {{to}}。',
  usualAccess: 'Fabric 自身的默认规则',
  capabilities: '节点须具备的能力（{{section}}）由 {{from}} 改为 {{to}}。',
  revocation: '发布 {{mspId}} 的 {{count}} 份吊销列表：列入其中的证书在通道上不再有效。',
} as const;

export const networkWarnings = {
  blockStreams: '此变更将放弃内部审议的保密性',
  blockStreamsWhy:
    '对等节点将重新推送完整区块（包括其中的私有数据），凡满足新策略者均可接收，并可从任一机构的节点取得该机构人员内部审议的全部内容：不仅是今后的，也包括以往的。即使日后再次关闭推送，已被取走的内容也无法收回。',
} as const;

export const failureReasons = {
  ORGANISATION_DIFFERS: '该组织已在通道上，但与所决定的不同。',
  CONFIGURATION_MOVED_ON: '通道的现状已不是作决定时的状态。',
  CONFIGURATION_CHANGED: '代理签名期间，配置发生了变化。',
  CONFIGURATION_UNFIT: '通道中没有此变更的位置。',
  SIGNATURES_OUT_OF_REACH: '即使所有成员都同意，也不满足网络自身的策略。',
  ORDERER_REFUSED: '排序服务拒绝了它。',
  SEQUENCE_NOT_NEXT: '所决定的定义并非现行定义的下一个。',
  PACKAGE_MISSING: '该机构没有所决定标签的软件包。',
  SOURCE_DIFFERS: '该机构的软件包出自另一份源代码。',
  PEER_REFUSED: '对等节点拒绝了它。',
  DEFINITION_DIFFERS: '生效的是另一个定义，而非所决定的。',
  ATTEMPT_TIMED_OUT: '无人及时完成。',
} as const satisfies Record<FailureReason, string>;

export const network = {
  title: '网络自身的策略',
  accepted: '网络会接受此决定。',
  notAccepted: '网络尚不会接受此决定。',
  made: '网络已是如此。',
  impossible: '此决定已无法执行：{{reason}}',
  byVotes: '假设目前投赞成票的成员都签名。',
  bySignatures: '依据各代理在本次尝试中给出的签名。',
  met: '已满足',
  unmet: '未满足',
  parts: '需要 {{needed}} 个，已有 {{reached}} 个',
  agreed: '已同意：{{organisations}}',
  missing: '尚缺且可计入：{{organisations}}',
} as const;

export const networkForm = {
  change: '要变更的内容',
  target: '对象',
  resource: '网络功能',
  resourceHint: '例如 qscc/GetBlockByNumber',
  newValue: '新值',
  organisation: '组织',
  lists: '吊销列表（PEM）',
  listsHint: '一个或多个 X509 CRL 类型的文本块，由该机构的证书颁发机构签发',
  suggestChaincode: '链码 {{name}}，版本 {{version}}，定义 {{sequence}}',
} as const;

export const changeKinds = {
  'batch-limits': '何时切分区块',
  'anchor-peers': '其他组织在何处找到某组织的节点',
  policy: '通道的一项策略',
  access: '谁可以调用某项网络功能',
  capabilities: '节点必须具备的能力',
} as const;

export const changeHints = {
  'anchor-peers': '每行一个“主机:端口”',
  policy: "例如 MAJORITY Admins，或 OutOf(2, 'AMSP.admin', 'BMSP.admin')",
  access: '策略的路径，例如 /Channel/Application/Admins；留空：Fabric 自身的默认规则',
  capabilities: '例如 V2_5；不具备该能力的节点会停止运行',
} as const;

export const limitNames = {
  maxMessages: '每个区块最多的交易数',
  preferredMaxBytes: '区块的通常字节数',
  absoluteMaxBytes: '区块的最大字节数',
  timeoutMillis: '等待区块填满的最长时间（毫秒）',
} as const;

export const chaincodeFields = {
  name: '链码名称',
  version: '版本',
  sequence: '定义的序号',
  label: '软件包标签',
  sourceHash: '源代码摘要',
  sourceHashHint: '由“npm run operator -- packages”给出；每个机构都以此核对自己的软件包',
  endorsementPolicy: '背书策略',
  endorsementPolicyHint: "例如 AND('AMSP.peer', 'BMSP.peer')，或某项策略的路径；留空：通道自身的策略",
  collections: '私有数据集合',
  collectionsHint: "每行一个：先写名称，再写由谁的节点保存数据，例如：prices OR('AMSP.member')",
} as const;
