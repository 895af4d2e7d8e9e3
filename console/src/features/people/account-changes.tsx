import type { PersonView } from '@fabric-governance/gateway-api/contract/records';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery } from '../../api/queries.js';
import { ActButtons, type Act } from '../../components/act-buttons.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { type AccountAct, keepers, offeredChanges } from './account-acts.js';

/** What colleagues do with an account of their own institution: each asks, others agree (R14). */
export function AccountChanges({ person }: { readonly person: PersonView }) {
  const { t } = useWords();
  const { against } = useActor();
  const { data: record } = useSuspenseQuery(charterQuery);
  const { id: personId, memberId } = person;
  // By vote, where the charter lets institutions keep no accounts: nothing can be asked for here.
  if (keepers(record.charter, memberId) === undefined) return null;
  const reason = against('account.keep');
  const act = (kind: AccountAct): Act => {
    const button = { label: t(`accounts.${kind}`), testId: `${kind}-${personId}`, reason };
    if (kind === 'renew') {
      const change = { kind, personId };
      return {
        ...button,
        work: () => (ledger, onStep) => ledger.submit('People:requestChange', { change }, { onStep }),
      };
    }
    return {
      ...button,
      danger: kind === 'close',
      asks: { title: t(`accounts.${kind}`), label: t('newProposal.grounds'), needs: 'note' },
      work: (entry) => (ledger, onStep) => {
        const change = { kind, personId, reason: entry.note };
        return ledger.submit('People:requestChange', { change }, { onStep });
      },
    };
  };
  return <ActButtons acts={offeredChanges(person, record.charter).map(act)} />;
}
