import { RECORD_KINDS } from '@fabric-governance/chaincode/governance/records';
import { Modal } from 'antd';
import { Facts, StoredJson } from '../components/facts.js';
import { useWords } from '../i18n/use-words.js';
import type { SigningEffect, WriteEffect } from '../ledger-client/effect.js';
import { useNames } from '../session/use-names.js';
import { argumentFacts } from '../wording/argument.js';

interface SigningDialogProps {
  readonly effect: SigningEffect;
  readonly onAnswer: (sign: boolean) => void;
}

function Write({ write }: { readonly write: WriteEffect }) {
  const { t } = useWords();
  const kind = RECORD_KINDS.find((known) => known === write.kind);
  const name = kind === undefined ? write.kind : t(`recordKinds.${kind}`);
  const label = `${name} · ${write.key.map((part) => part.slice(0, 24)).join(' / ')}`;
  return write.isDelete ? (
    <span>
      {label} – {t('signing.deletes')}
    </span>
  ) : (
    <StoredJson label={label} value={write.value} />
  );
}

/** What a signature will do, taken from the transaction that is to be signed, before it is signed. */
export function SigningDialog({ effect, onAnswer }: SigningDialogProps) {
  const { t, language } = useWords();
  const names = useNames();
  const { writes, collections, endorsers } = effect;
  return (
    <Modal
      open
      title={t('signing.title')}
      okText={t('signing.sign')}
      cancelText={t('signing.decline')}
      okButtonProps={{ 'data-testid': 'signing-sign', autoFocus: true }}
      cancelButtonProps={{ 'data-testid': 'signing-decline' }}
      onOk={() => {
        onAnswer(true);
      }}
      onCancel={() => {
        onAnswer(false);
      }}
      mask={{ closable: false }}
      width={640}
    >
      <div className="stack" data-testid="signing-dialog" data-transaction={effect.transaction}>
        <p>
          <strong>{t(`transactions.${effect.transaction}`)}.</strong>
        </p>
        <Facts facts={argumentFacts(effect.input, { t, language, names })} />
        <div className="stack-small">
          <h3>{t('signing.effects')}</h3>
          {writes.length === 0 && collections.length === 0 && <p>{t('signing.noEffects')}</p>}
          {writes.map((write) => (
            <Write key={`${write.kind}/${write.key.join('/')}`} write={write} />
          ))}
          {collections.length > 0 && (
            <p>{t('signing.privateOnly', { collections: collections.join(', ') })}</p>
          )}
        </div>
        <p className="muted small">
          {t('signing.intro', { number: endorsers.length })} {t('signing.endorsers')}: {endorsers.join(', ')}
        </p>
        <StoredJson label={t('signing.raw')} value={effect.input} />
      </div>
    </Modal>
  );
}
