import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useWords } from '../i18n/use-words.js';

interface ReasonDialogProps {
  readonly title: string;
  /** What the reason is asked for. */
  readonly question: string;
  readonly okText: string;
  /** Begins the names of the hooks: `<name>-reason`, `<name>-confirm`. */
  readonly name: string;
  readonly onReason: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks for a reason; it goes onto the ledger. */
export function ReasonDialog({ title, question, okText, name, onReason, onCancel }: ReasonDialogProps) {
  const { t } = useWords();
  const id = useId();
  const [reason, setReason] = useState('');
  const text = reason.trim();
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: true, disabled: text === '', 'data-testid': `${name}-confirm` }}
      onOk={() => {
        onReason(text);
      }}
      onCancel={onCancel}
    >
      <label className="field-label" htmlFor={id}>
        {question}
      </label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={2000}
        value={reason}
        data-testid={`${name}-reason`}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
    </Modal>
  );
}
