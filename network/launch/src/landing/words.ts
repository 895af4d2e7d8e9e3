import type { ParticipantKind } from '@fabric-governance/chaincode/governance/states';

/** The landing page's languages. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the landing page says. */
export interface Words {
  readonly htmlLang: string;
  readonly product: string;
  /** Names the other language, in that language. */
  readonly switchTo: string;
  readonly lead: string;
  readonly members: string;
  readonly applicants: string;
  readonly act: string;
  readonly actAs: (name: string) => string;
  readonly standing: Readonly<Record<'member' | 'outside' | 'unknown', string>>;
  readonly kinds: Readonly<Record<ParticipantKind, string>>;
  /** Between the items of a list in running text. */
  readonly comma: string;
  readonly weight: (weight: number) => string;
  readonly noVote: string;
  readonly rule: (approvals: number, makerIsNotChecker: boolean) => string;
  readonly tryTitle: string;
  readonly tryThis: (applicant: string, member: string) => readonly string[];
  readonly charter: string;
  readonly charterHash: string;
  readonly network: string;
  readonly channel: string;
  readonly data: string;
  readonly back: string;
}

/** In both languages. */
export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    htmlLang: 'en',
    product: 'fabric-governance',
    switchTo: '中文',
    lead:
      'A consortium that governs itself, running on this machine. Each institution has its own console, its own keys and its own ' +
      'agent. Choose a person to act as; their key is made in your browser and stays there.',
    members: 'Founding members',
    applicants: 'Applicants',
    act: 'Act as',
    actAs: (name) => `Act as ${name}`,
    standing: { member: 'Member', outside: 'Outside', unknown: 'No answer' },
    kinds: {
      'ordinary-user': 'ordinary user',
      'data-provider': 'data provider',
      'data-consumer': 'data consumer',
      'system-developer': 'system developer',
      'system-operator': 'system operator',
      regulator: 'regulator',
      'consortium-body': 'consortium body',
    },
    comma: ', ',
    weight: (weight) => `voting weight ${weight}`,
    noVote: 'reads everything, never votes',
    rule: (approvals, makerIsNotChecker) =>
      `${approvals} ${approvals === 1 ? 'approval' : 'approvals'} before a ballot` +
      (makerIsNotChecker ? ', not by who casts it' : ''),
    tryTitle: 'A first walk',
    tryThis: (applicant, member) => [
      `As somebody of ${applicant}, send an application with a document to ${member}.`,
      `As a proposer of ${member}, turn the application into a proposal and submit it.`,
      'After the notice, give opinions and approvals as people of each member, then cast the ballots.',
      `Watch the decision explain itself and the members’ agents add ${applicant} to the channel. It then votes on the next proposal.`,
      'As the regulator, walk from the decision back to its ballots, transactions, blocks and certificates.',
    ],
    charter: 'Charter',
    charterHash: 'SHA-256 of this text, as the ledger has it',
    network: 'For the technically minded',
    channel: 'Channel',
    data: 'Data and logs',
    back: 'Back to the institutions',
  },
  zh: {
    htmlLang: 'zh-CN',
    product: 'fabric-governance',
    switchTo: 'English',
    lead: '一个自我治理的联盟，正在这台机器上运行。每个机构都有自己的控制台、密钥和代理程序。请选择要扮演的人员；其密钥在您的浏览器中生成，并只保存在那里。',
    members: '创始成员',
    applicants: '申请机构',
    act: '以此身份进入',
    actAs: (name) => `以${name}的身份进入`,
    standing: { member: '成员', outside: '外部', unknown: '无应答' },
    kinds: {
      'ordinary-user': '普通用户',
      'data-provider': '数据提供方',
      'data-consumer': '数据使用方',
      'system-developer': '系统开发方',
      'system-operator': '系统运营方',
      regulator: '监管机构',
      'consortium-body': '联盟组织',
    },
    comma: '、',
    weight: (weight) => `表决权重 ${weight}`,
    noVote: '可读取全部内容，不参与表决',
    rule: (approvals, makerIsNotChecker) =>
      `投票前须 ${approvals} 人核准` + (makerIsNotChecker ? '，投票人本人不计' : ''),
    tryTitle: '初次体验',
    tryThis: (applicant, member) => [
      `以${applicant}人员的身份，向${member}提交一份附有文件的申请。`,
      `以${member}提案人的身份，将该申请转为提案并提交。`,
      '公示结束后，以各成员人员的身份发表意见、核准，然后投票。',
      `查看决定的说明，以及各成员的代理程序如何将${applicant}加入通道；此后它即可就下一个提案投票。`,
      '以监管机构的身份，从决定追溯到选票、交易、区块和证书。',
    ],
    charter: '章程',
    charterHash: '本文的 SHA-256 值，与账本所载一致',
    network: '技术信息',
    channel: '通道',
    data: '数据与日志',
    back: '返回机构列表',
  },
};

/** The language asked for by `?lang=`, else the first of the browser's that we have, else English. */
export function languageOf(query: unknown, acceptLanguage: string | undefined): Language {
  const wanted = [query, ...(acceptLanguage ?? '').split(',')].map((one) =>
    typeof one === 'string' ? one.trim().toLowerCase().slice(0, 2) : '',
  );
  return (
    wanted.map((one) => LANGUAGES.find((known) => known === one)).find((one) => one !== undefined) ?? 'en'
  );
}
