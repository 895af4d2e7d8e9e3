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
