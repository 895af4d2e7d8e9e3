export const minutes = {
  title: 'Decisions made elsewhere',
  intro:
    'Decisions that were made off the ledger, such as in a meeting, and recorded on it by vote: the document, who signed, and what follows.',
  none: 'No such decision has been recorded yet.',
  record: 'Record one',
  madeAt: 'Made on',
  recordedAt: 'Recorded by vote',
  signatories: 'Signed by',
  signatory: '{{name}}, {{capacity}}',
  signatoryFor: '{{name}}, {{capacity}}, for {{member}}',
  follows: 'Obligations that follow',
  formText: 'What was decided',
  formDate: 'Date of the decision',
  formSignatories: 'Who signed',
  formSignatoriesHint: 'One in each line: name, capacity.',
  formDocument: 'The signed document is the first of the documents below.',
  suggest: 'Decision of {{date}}',
} as const;
