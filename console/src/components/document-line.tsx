import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/actions';
import { Button } from 'antd';
import { useState } from 'react';
import { asFailure } from '../api/as-failure.js';
import { fetchDocument, saveAs } from '../api/documents.js';
import type { Failure } from '../api/failure.js';
import { useWords } from '../i18n/use-words.js';
import { FailureAlert } from './failure-alert.js';
import { Hash } from './hash.js';

type Check = { readonly matches: boolean; readonly foundHash: string } | null;

const sizeWords = (bytes: number, language: string): string =>
  new Intl.NumberFormat(language, {
    style: 'unit',
    unit: bytes < 1024 ? 'byte' : 'kilobyte',
    unitDisplay: bytes < 1024 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes < 1024 ? bytes : bytes / 1024);

/** A document with its hash; verifying and downloading both hash the bytes in this browser first. */
export function DocumentLine({ document }: { readonly document: DocumentReference }) {
  const { t, language } = useWords();
  const [check, setCheck] = useState<Check>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  const fetchAnd = async (save: boolean) => {
    setBusy(true);
    setFailure(null);
    try {
      const fetched = await fetchDocument(document.hash);
      setCheck(fetched);
      // Bytes that are not what the ledger names are not handed on.
      if (save && fetched.matches) saveAs(fetched.bytes, document.name, document.mediaType);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="stack-small" data-testid="document">
      <div className="row">
        <strong>{document.name}</strong>
        <span className="muted small">
          {sizeWords(document.size, language)} · {document.mediaType}
        </span>
        <Hash value={document.hash} />
        <Button
          size="small"
          loading={busy}
          data-testid="document-verify"
          onClick={() => void fetchAnd(false)}
        >
          {t('common.verify')}
        </Button>
        <Button size="small" data-testid="document-download" onClick={() => void fetchAnd(true)}>
          {t('common.download')}
        </Button>
      </div>
      <div aria-live="polite">
        {check !== null && (
          <p
            className={check.matches ? 'mark-met' : 'mark-not'}
            data-testid="document-check"
            data-matches={check.matches}
          >
            {check.matches
              ? t('proposals.hashMatches')
              : t('proposals.hashDiffers', { found: check.foundHash })}
          </p>
        )}
        {failure !== null && <FailureAlert failure={failure} />}
      </div>
    </div>
  );
}
