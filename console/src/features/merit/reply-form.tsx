import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/actions';
import type { PenaltyRecord } from '@fabric-governance/chaincode/governance/records/penalties';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { DocumentPicker } from '../../components/document-picker.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { TextField } from '../../components/text-field.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';

/** The own institution's reply to a penalty that is announced; a later one replaces it. */
export function ReplyForm({ penalty }: { readonly penalty: PenaltyRecord }) {
  const { t } = useWords();
  const { against } = useActor();
  const submission = useSubmission();
  const [text, setText] = useState(penalty.reply?.text ?? '');
  const [documents, setDocuments] = useState<readonly DocumentReference[]>(penalty.reply?.documents ?? []);
  const { memberId, penaltyId, source } = penalty;
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const missing = text.trim() === '' ? t('merit.required') : undefined;
  return (
    <div className="stack-small">
      <TextField
        label={t('merit.replyText')}
        testId="reply-text"
        rows={4}
        maxLength={20_000}
        value={text}
        onChange={setText}
      />
      <DocumentPicker label={t('argumentNames.documents')} documents={documents} onChange={setDocuments} />
      <ActionButton
        testId="send-reply"
        reason={against('case.plead') ?? missing ?? busy}
        onClick={() => {
          const reply = { memberId, penaltyId, source, text: text.trim(), documents: [...documents] };
          void submission.run((ledger, onStep) => ledger.submit('Penalties:reply', reply, { onStep }));
        }}
      >
        {t('merit.sendReply')}
      </ActionButton>
      <SubmissionStatus submission={submission} />
    </div>
  );
}
