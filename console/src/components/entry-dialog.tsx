import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/actions';
import { Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { DocumentPicker } from './document-picker.js';
import { TextField } from './text-field.js';

/** What was entered: words, and documents where they were asked for. */
export interface Entry {
  readonly note: string;
  readonly evidence: readonly DocumentReference[];
}

/** What has to be there: at least one document, or words. Documents are asked for only where they are needed. */
export type Needs = 'evidence' | 'note' | 'nothing';

interface EntryDialogProps {
  readonly title: string;
  /** What the words are; left out: none are asked for. */
  readonly label?: string;
  /** The button that goes on. */
  readonly done: string;
  readonly needs: Needs;
  readonly onDone: (entry: Entry) => void;
  readonly onCancel: () => void;
}

/** Asks for what goes onto the ledger with an act: words, and evidence where it needs some. */
export function EntryDialog({ title, label, done, needs, onDone, onCancel }: EntryDialogProps) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const [evidence, setEvidence] = useState<readonly DocumentReference[]>([]);
  const text = note.trim();
  const isMissing = { evidence: evidence.length === 0, note: text === '', nothing: false }[needs];
  return (
    <Modal
      open
      title={title}
      okText={done}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: isMissing, 'data-testid': 'entry-confirm' }}
      onOk={() => {
        onDone({ note: text, evidence });
      }}
      onCancel={onCancel}
    >
      <div className="stack-small">
        {needs === 'evidence' && (
          <>
            <DocumentPicker label={t('common.evidence')} documents={evidence} onChange={setEvidence} />
            {isMissing && <p className="small muted">{t('common.evidenceMissing')}</p>}
          </>
        )}
        {label !== undefined && (
          <TextField
            label={label}
            testId="entry-note"
            rows={3}
            maxLength={2000}
            value={note}
            onChange={setNote}
          />
        )}
      </div>
    </Modal>
  );
}
