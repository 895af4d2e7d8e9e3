import type { ActionKind } from '../records/actions.js';
import { phrase, sameWords, type Words } from './words.js';

/** The name of each kind of action, as what is decided. */
export const ACTION_WORDS: Readonly<Record<ActionKind, Words>> = {
  'charter.amend': { en: 'an amendment of the charter', zh: '修订章程' },
  'member.admit': { en: 'the admission of a member', zh: '接纳成员' },
  'member.suspend': { en: 'the suspension of a member', zh: '暂停成员资格' },
  'member.remove': { en: 'the removal of a member', zh: '除名成员' },
  'member.exit': { en: 'the exit of a member', zh: '成员自愿退出' },
  'member.reinstate': { en: 'the reinstatement of a member', zh: '恢复成员资格' },
  'member.weigh': { en: 'a change of a member’s weight or group', zh: '变更成员的权重或关联方' },
  'chaincode.commit': { en: 'the definition of a chaincode', zh: '链码定义' },
  'channel.configure': { en: 'a change of the channel’s configuration', zh: '变更通道配置' },
  'revocation.publish': { en: 'the publication of revocation lists', zh: '发布证书吊销列表' },
  'phase.change': { en: 'the passage of the network to another phase', zh: '网络进入另一阶段' },
  'role.grant': { en: 'the grant of a role', zh: '授予角色' },
  'role.revoke': { en: 'the revocation of a role', zh: '撤销角色' },
  'person.register': { en: 'the registration of a person', zh: '开立人员账户' },
  'person.renew': { en: 'the renewal of an account', zh: '账户续期' },
  'person.freeze': { en: 'the freezing of an account', zh: '冻结账户' },
  'person.unfreeze': { en: 'the unfreezing of an account', zh: '解冻账户' },
  'person.reset-key': { en: 'the reset of a key', zh: '重置密钥' },
  'person.close': { en: 'the closing of an account', zh: '注销账户' },
  'intervention.order': { en: 'an intervention', zh: '干预措施' },
  'intervention.confirm': { en: 'the confirmation of an intervention', zh: '确认干预措施' },
  'intervention.lift': { en: 'the lifting of an intervention', zh: '解除干预措施' },
  'regulator.empower': { en: 'a power for a regulator', zh: '授予监管机构权力' },
  'seat.elect': { en: 'an election to a body', zh: '机关选举' },
  'seat.appoint': { en: 'an appointment to a body', zh: '机关任命' },
  'release.approve': { en: 'the approval of a release', zh: '批准版本发布' },
  'release.resume': { en: 'going on with a paused rollout', zh: '恢复暂停的发布' },
  'release.roll-back': { en: 'rolling a release back', zh: '回退版本' },
  'obligation.set': { en: 'an obligation', zh: '设定义务' },
  'obligation.waive': { en: 'the waiver of an obligation', zh: '免除义务' },
  'minutes.record': { en: 'the record of a decision made off the ledger', zh: '记录账外决定' },
  'merit.award': { en: 'an award of points', zh: '记分' },
  'penalty.impose': { en: 'a penalty for a member', zh: '处罚成员' },
  'penalty.lift': { en: 'the lifting of a penalty', zh: '解除处罚' },
  'penalty.appeal': { en: 'an appeal against a penalty', zh: '对处罚的申诉' },
  'case.appeal': { en: 'an appeal against the finding of a case', zh: '对案件认定的申诉' },
  'data.rule': { en: 'the rules of a data set', zh: '数据规则' },
  'data.withdraw': { en: 'the withdrawal of a data set', zh: '撤销数据集' },
  'resolution.record': { en: 'a resolution in words', zh: '文字决议' },
};

/** What a key of a charter's `actions` means: a kind of action, or `kind/matter`. A kind unknown to this version stands as it is. */
export function actionWords(key: string): Words {
  const [kind = '', matter] = key.split('/');
  const words = (ACTION_WORDS as Readonly<Record<string, Words>>)[kind] ?? sameWords(kind);
  if (matter === undefined) return words;
  return phrase('{action} on the matter “{matter}”', '关于“{matter}”事项的{action}', {
    action: words,
    matter,
  });
}
