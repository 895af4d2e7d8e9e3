import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/actions';
import { Button } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import { asFailure } from '../api/as-failure.js';
import { storeDocument } from '../api/documents.js';
import type { Failure } from '../api/failure.js';
import { useWords } from '../i18n/use-words.js';
import { FailureAlert } from './failure-alert.js';
import { Hash } from './hash.js';

interface DocumentPickerProps {
  readonly label: string;
  readonly documents: readonly DocumentReference[];
  readonly onChange: (documents: readonly DocumentReference[]) => void;
}

/** Files to go with a proposal or application: stored at the gateway, hashed in this browser. */
export function DocumentPicker({ label, documents, onChange }: DocumentPickerProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    setBusy(true);
    setFailure(null);
    try {
      const stored: DocumentReference[] = [];
      for (const file of files) stored.push(await storeDocument(file));
      const known = new Set(documents.map(({ hash }) => hash));
      onChange([...documents, ...stored.filter(({ hash }) => !known.has(hash))]);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
      // So that the same file can be chosen again.
      if (input.current !== null) input.current.value = '';
    }
  };

  return (
    <div className="stack-small">
      <span className="field-label">{label}</span>
      <ul className="plain-list" data-testid="picked-documents">
        {documents.map((document) => (
          <li key={document.hash} className="row">
            <strong>{document.name}</strong>
            <Hash value={document.hash} />
            <Button
              size="small"
              aria-label={`${t('newProposal.remove')}${t('common.colon')}${document.name}`}
              onClick={() => {
                onChange(documents.filter(({ hash }) => hash !== document.hash));
              }}
            >
              {t('newProposal.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        data-testid="document-input"
        onChange={(event) => void add(event)}
      />
      <div>
        <Button
          loading={busy}
          data-testid="add-document"
          onClick={() => {
            input.current?.click();
          }}
        >
          {busy ? t('newProposal.uploading') : t('newProposal.addDocument')}
        </Button>
      </div>
      {failure !== null && <FailureAlert failure={failure} />}
    </div>
  );
}
