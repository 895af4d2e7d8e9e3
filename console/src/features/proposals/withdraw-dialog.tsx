import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useWords } from '../../i18n/use-words.js';

interface WithdrawDialogProps {
  readonly onWithdraw: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks why a proposal is withdrawn; the reason goes onto the ledger. */
export function WithdrawDialog({ onWithdraw, onCancel }: WithdrawDialogProps) {
  const { t } = useWords();
  const id = useId();
  const [reason, setReason] = useState('');
  const text = reason.trim();
  return (
    <Modal
      open
      title={t('proposals.withdrawTitle')}
      okText={t('proposals.withdraw')}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: true, disabled: text === '', 'data-testid': 'withdraw-confirm' }}
      onOk={() => {
        onWithdraw(text);
      }}
      onCancel={onCancel}
    >
      <label className="field-label" htmlFor={id}>
        {t('proposals.withdrawWhy')}
      </label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={2000}
        value={reason}
        data-testid="withdraw-reason"
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
    </Modal>
  );
}
