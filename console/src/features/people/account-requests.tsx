import type { AccountRequest } from '@fabric-governance/gateway-api/contract/accounts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { accountRequestsQuery, charterQuery } from '../../api/queries.js';
import { ActButtons } from '../../components/act-buttons.js';
import { Facts } from '../../components/facts.js';
import { PersonName } from '../../components/person-name.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { accountChangeSentence } from '../../wording/account-change.js';
import { agreeObstacle, keepers } from './account-acts.js';

function Request({ request }: { readonly request: AccountRequest }) {
  const { t, language } = useWords();
  const names = useNames();
  const { session, regulator, against } = useActor();
  const { data: record } = useSuspenseQuery(charterQuery);
  const { id: requestId, memberId, change, askedBy, at, agreed } = request;
  const needed = keepers(record.charter, memberId);
  const people = [askedBy, ...agreed].map(names.person).join(' · ');
  return (
    <div className="stack-small" data-testid={`request-${change.personId}`}>
      <p className="prose">{accountChangeSentence(change, { t, language, names })}</p>
      <Facts
        facts={[
          [
            t('newKey.askedBy'),
            <span key="asked">
              <PersonName id={askedBy} />
              {t('common.comma')}
              <Time at={at} />
            </span>,
          ],
          [t('accounts.wantedBy'), needed === undefined ? people : t('newKey.agreedOf', { people, needed })],
        ]}
      />
      {!regulator && session.memberId === memberId && (
        <ActButtons
          acts={[
            {
              label: t('accounts.agree'),
              testId: 'agree-to-change',
              type: 'primary',
              reason: against('account.keep') ?? agreeObstacle(request, session.personId, t),
              work: () => (ledger, onStep) =>
                ledger.submit('People:agreeToChange', { requestId }, { onStep }),
            },
          ]}
        />
      )}
    </div>
  );
}

/** What people of an institution have asked for about its accounts, and too few have agreed to yet. */
export function AccountRequests({ memberId }: { readonly memberId: string }) {
  const { t } = useWords();
  const { data } = useSuspenseQuery(accountRequestsQuery);
  const open = data.filter((one) => one.memberId === memberId && one.doneAt === undefined);
  if (open.length === 0) return null;
  return (
    <>
      <h3>{t('accounts.requests')}</h3>
      <ul className="plain-list list-lines">
        {open.map((request) => (
          <li key={request.id}>
            <Request request={request} />
          </li>
        ))}
      </ul>
    </>
  );
}
