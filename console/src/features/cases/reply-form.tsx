import type { CaseRecord } from '@fabric-governance/chaincode/governance/records/cases';
import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/documents';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { DocumentPicker } from '../../components/document-picker.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { TextField } from '../../components/text-field.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';

/** The own institution's reply to a complaint; a later one replaces it. */
export function ReplyForm({ record }: { readonly record: CaseRecord }) {
  const { t } = useWords();
  const { against } = useActor();
  const submission = useSubmission();
  const [text, setText] = useState(record.reply?.text ?? '');
  const [documents, setDocuments] = useState<readonly DocumentReference[]>(record.reply?.documents ?? []);
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const missing = text.trim() === '' ? t('merit.required') : undefined;
  return (
    <div className="stack-small">
      <TextField
        label={t('cases.reply')}
        testId="case-reply"
        rows={4}
        maxLength={20_000}
        value={text}
        onChange={setText}
      />
      <DocumentPicker label={t('cases.documents')} documents={documents} onChange={setDocuments} />
      <ActionButton
        testId="send-case-reply"
        reason={against('case.plead') ?? missing ?? busy}
        onClick={() => {
          const input = { caseId: record.id, text: text.trim(), documents: [...documents] };
          void submission.run((ledger, onStep) => ledger.submit('Cases:reply', input, { onStep }));
        }}
      >
        {t('cases.sendReply')}
      </ActionButton>
      <SubmissionStatus submission={submission} />
    </div>
  );
}
