import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/documents';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { DocumentPicker } from '../../components/document-picker.js';
import { MemberField } from '../../components/member-field.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { TextField } from '../../components/text-field.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';

const EMPTY = { respondent: '', title: '', text: '' };

/** A new dispute; its documents stay with the gateway, only their hashes go onto the ledger. */
export function ComplaintForm() {
  const { t } = useWords();
  const { against } = useActor();
  const submission = useSubmission();
  const [words, setWords] = useState(EMPTY);
  const [documents, setDocuments] = useState<readonly DocumentReference[]>([]);
  const change = (part: Partial<typeof EMPTY>) => {
    setWords((before) => ({ ...before, ...part }));
  };
  const missing = Object.values(words).some((text) => text.trim() === '') ? t('merit.required') : undefined;
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const send = async () => {
    const input = { ...words, documents: [...documents] };
    const done = await submission.run((ledger, onStep) => ledger.submit('Cases:complain', input, { onStep }));
    if (done !== null) setWords(EMPTY);
  };
  return (
    <div className="stack-small">
      <MemberField
        value={words.respondent}
        onChange={(respondent) => {
          change({ respondent });
        }}
      />
      <TextField
        label={t('cases.about')}
        testId="case-title"
        maxLength={200}
        value={words.title}
        onChange={(title) => {
          change({ title });
        }}
      />
      <TextField
        label={t('cases.text')}
        testId="case-text"
        rows={4}
        maxLength={20_000}
        value={words.text}
        onChange={(text) => {
          change({ text });
        }}
      />
      <DocumentPicker label={t('cases.documents')} documents={documents} onChange={setDocuments} />
      <ActionButton
        testId="complain"
        reason={against('case.plead') ?? missing ?? busy}
        onClick={() => {
          void send();
        }}
      >
        {t('cases.send')}
      </ActionButton>
      <SubmissionStatus submission={submission} />
    </div>
  );
}
