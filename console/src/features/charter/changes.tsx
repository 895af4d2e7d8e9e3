import type { CharterRecord } from '@fabric-governance/chaincode/governance/records/members';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterVersionQuery } from '../../api/queries.js';
import { CharterChanges } from '../../components/charter-changes.js';
import { Panel } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';

/** What a version has changed of the one before it. */
export function Changes({ record }: { readonly record: CharterRecord }) {
  const { t } = useWords();
  const { data: before } = useSuspenseQuery(charterVersionQuery(record.version - 1));
  return (
    <Panel title={t('charter.changes', { version: before.version })}>
      <CharterChanges before={before.charter} after={record.charter} />
    </Panel>
  );
}
