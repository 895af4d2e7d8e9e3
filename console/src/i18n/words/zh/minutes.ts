import type * as en from '../en/minutes.js';

type Table<Group extends keyof typeof en> = Record<keyof (typeof en)[Group], string>;

export const minutes = {
  title: '账外决定',
  intro: '在账本之外（例如会议上）作出、经表决记录于账本的决定：文件、签署人及后续义务。',
  none: '尚未记录这样的决定。',
  record: '记录一项',
  madeAt: '作出日期',
  recordedAt: '经表决记录',
  signatories: '签署人',
  signatory: '{{name}}（{{capacity}}）',
  signatoryFor: '{{name}}（{{capacity}}），代表{{member}}',
  follows: '由此产生的义务',
  formText: '决定内容',
  formDate: '作出日期',
  formSignatories: '签署人',
  formSignatoriesHint: '每行一位：姓名, 身份。',
  formDocument: '下方文件中的第一份即为已签署的文件。',
  suggest: '{{date}}的决定',
} as const satisfies Table<'minutes'>;
