import { RECORD_KINDS } from '@fabric-governance/chaincode/governance/records/audit';
import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { z } from 'zod';
import { proposalQuery } from '../api/queries.js';
import { Facts, StoredJson } from '../components/facts.js';
import { useWords } from '../i18n/use-words.js';
import type { SigningEffect, WriteEffect } from '../ledger-client/effect.js';
import { useNames } from '../session/use-names.js';
import { argumentFacts } from '../wording/argument.js';
import { concernOf } from '../wording/concerns.js';
import { shortId } from '../wording/short-id.js';

interface SigningDialogProps {
  readonly effect: SigningEffect;
  readonly onAnswer: (sign: boolean) => void;
}

/** The title of the proposal it is about, as the gateway gave it to the page; the id below is what is signed. */
function useProposalTitle(input: unknown): string | undefined {
  const client = useQueryClient();
  const named = z.object({ proposalId: z.string() }).safeParse(input);
  if (!named.success) return undefined;
  return client.getQueryData(proposalQuery(named.data.proposalId).queryKey)?.proposal.title;
}

function Write({ write }: { readonly write: WriteEffect }) {
  const { t } = useWords();
  const kind = RECORD_KINDS.find((known) => known === write.kind);
  const name = kind === undefined ? write.kind : t(`recordKinds.${kind}`);
  const label = `${name} · ${write.key.map(shortId).join(' / ')}`;
  return write.isDelete ? (
    <span>
      {label} – {t('signing.deletes')}
    </span>
  ) : (
    <StoredJson label={label} value={write.value} />
  );
}

/** The change itself before its audit record. */
const mattersFirst = (writes: readonly WriteEffect[]): readonly WriteEffect[] => [
  ...writes.filter(({ kind }) => kind !== 'audit'),
  ...writes.filter(({ kind }) => kind === 'audit'),
];

/** What a signature will do, taken from the transaction that is to be signed, before it is signed. */
export function SigningDialog({ effect, onAnswer }: SigningDialogProps) {
  const { t, language } = useWords();
  const names = useNames();
  const { input, confidential, writes, collections, endorsers } = effect;
  const given = [input, ...confidential];
  const proposalTitle = useProposalTitle(input);
  const wording = { t, language, names };
  const concern = concernOf(effect, wording);
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
        {proposalTitle !== undefined && <p>{proposalTitle}</p>}
        <Facts
          facts={[
            [t('signing.concerns'), concern ?? null],
            ...given.flatMap((one) => argumentFacts(one, wording)),
          ]}
        />
        <div className="stack-small">
          <h3>{t('signing.effects')}</h3>
          {writes.length === 0 && collections.length === 0 && <p>{t('signing.noEffects')}</p>}
          {mattersFirst(writes).map((write) => (
            <Write key={`${write.kind}/${write.key.join('/')}`} write={write} />
          ))}
          {collections.length > 0 && (
            <p>{t('signing.privateOnly', { collections: collections.join(', ') })}</p>
          )}
        </div>
        <p className="muted small">
          {t('signing.intro', { count: endorsers.length })} {t('signing.endorsers')}
          {t('common.colon')}
          {endorsers.join(', ')}
        </p>
        <StoredJson label={t('signing.raw')} value={confidential.length === 0 ? input : given} />
      </div>
    </Modal>
  );
}
