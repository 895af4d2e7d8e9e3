import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/documents';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { useActor } from '../session/use-actor.js';
import { type LedgerWork, useSubmission } from '../session/use-submission.js';
import { ActionButton } from './action-button.js';
import { DocumentPicker } from './document-picker.js';
import { SubmissionStatus } from './submission-status.js';
import { TextField } from './text-field.js';

interface ReplyFormProps {
  /** What the words are. */
  readonly label: string;
  /** Whether there is one already, which a new one replaces. */
  readonly replaces: boolean;
  readonly work: (reply: { readonly text: string; readonly documents: DocumentReference[] }) => LedgerWork;
}

/** The own institution's reply to what concerns it: a complaint, or a penalty that is announced. */
export function ReplyForm({ label, replaces, work }: ReplyFormProps) {
  const { t } = useWords();
  const { against } = useActor();
  const submission = useSubmission();
  const [text, setText] = useState('');
  const [documents, setDocuments] = useState<readonly DocumentReference[]>([]);
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const missing = text.trim() === '' ? t('merit.required') : undefined;
  const send = async () => {
    const done = await submission.run(work({ text: text.trim(), documents: [...documents] }));
    if (done === null) return;
    setText('');
    setDocuments([]);
  };
  return (
    <div className="stack-small">
      <TextField
        label={label}
        {...(replaces ? { hint: t('merit.replyReplaces') } : {})}
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
        onClick={() => void send()}
      >
        {t('merit.sendReply')}
      </ActionButton>
      <SubmissionStatus submission={submission} />
    </div>
  );
}
