import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/documents';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { useActor } from '../session/use-actor.js';
import { type LedgerWork, useSubmission } from '../session/use-submission.js';
import { ActionButton } from './action-button.js';
import { DocumentPicker } from './document-picker.js';
import { SubmissionStatus } from './submission-status.js';
import { TextField } from './text-field.js';

/** Words of an institution with the documents that belong to them. */
export interface Reply {
  readonly text: string;
  readonly documents: readonly DocumentReference[];
}

interface ReplyFormProps {
  /** What the words are. */
  readonly label: string;
  /** The reply given before, which a new one replaces. */
  readonly earlier: Reply | undefined;
  readonly work: (reply: { readonly text: string; readonly documents: DocumentReference[] }) => LedgerWork;
}

/** The own institution's reply to what concerns it: a complaint, or a penalty that is announced. */
export function ReplyForm({ label, earlier, work }: ReplyFormProps) {
  const { t } = useWords();
  const { against } = useActor();
  const submission = useSubmission();
  const [text, setText] = useState(earlier?.text ?? '');
  const [documents, setDocuments] = useState(earlier?.documents ?? []);
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const missing = text.trim() === '' ? t('merit.required') : undefined;
  return (
    <div className="stack-small">
      <TextField
        label={label}
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
        onClick={() => void submission.run(work({ text: text.trim(), documents: [...documents] }))}
      >
        {t('merit.sendReply')}
      </ActionButton>
      <SubmissionStatus submission={submission} />
    </div>
  );
}
