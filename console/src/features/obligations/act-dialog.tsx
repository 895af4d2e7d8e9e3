import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/actions';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { DocumentPicker } from '../../components/document-picker.js';
import { Field } from '../../components/field.js';
import { useWords } from '../../i18n/use-words.js';
import type { ObligationAct } from './offered.js';

/** What was entered before an obligation is reported or a report is answered. */
export interface ActEntry {
  readonly note: string;
  readonly evidence: readonly DocumentReference[];
}

interface ActDialogProps {
  readonly act: Exclude<ObligationAct, 'markOverdue'>;
  /** The obligation's name. */
  readonly name: string;
  readonly onDone: (entry: ActEntry) => void;
  readonly onCancel: () => void;
}

const WORDS = {
  fulfil: ['obligations.fulfilTitle', 'obligations.fulfilNote', 'obligations.fulfil'],
  accept: ['obligations.acceptTitle', 'obligations.acceptNote', 'obligations.accept'],
  giveBack: ['obligations.giveBackTitle', 'obligations.giveBackNote', 'obligations.giveBack'],
} as const;

/** Asks for what goes onto the ledger with an act: evidence for a report, a reason for giving one back. */
export function ActDialog({ act, name, onDone, onCancel }: ActDialogProps) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const [evidence, setEvidence] = useState<readonly DocumentReference[]>([]);
  const [title, label, button] = WORDS[act];
  const text = note.trim();
  const isMissing = act === 'fulfil' ? evidence.length === 0 : act === 'giveBack' && text === '';
  return (
    <Modal
      open
      title={t(title, { name })}
      okText={t(button)}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: isMissing, 'data-testid': 'obligation-confirm' }}
      onOk={() => {
        onDone({ note: text, evidence });
      }}
      onCancel={onCancel}
    >
      <div className="stack-small">
        {act === 'fulfil' && (
          <>
            <DocumentPicker label={t('obligations.evidence')} documents={evidence} onChange={setEvidence} />
            {isMissing && <p className="small muted">{t('obligations.evidenceMissing')}</p>}
          </>
        )}
        <Field label={t(label)}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={3}
              maxLength={2000}
              value={note}
              data-testid="obligation-note"
              onChange={(event) => {
                setNote(event.target.value);
              }}
            />
          )}
        </Field>
      </div>
    </Modal>
  );
}
