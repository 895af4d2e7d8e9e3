import type { PersonView } from '@fabric-governance/gateway-api/contract/records';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { charterQuery, membersQuery, peopleQuery } from '../../api/queries.js';
import { Facts } from '../../components/facts.js';
import { Hash } from '../../components/hash.js';
import { Page, Panel } from '../../components/page.js';
import { Tag } from '../../components/tag.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { PersonResets } from './person-resets.js';

function Person({ person }: { readonly person: PersonView }) {
  const { t, local } = useWords();
  const names = useNames();
  const { session, regulator } = useActor();
  const { data: charter } = useSuspenseQuery(charterQuery);
  const permissions = new Set(person.roles.flatMap((role) => charter.charter.roles[role]?.permissions ?? []));
  return (
    <div className="stack-small" data-testid={`person-${person.id}`}>
      <div className="row-apart">
        <div className="row">
          <h3>{local(person.name)}</h3>
          <span className="muted small">{person.id}</span>
          {person.id === session.enrolmentId && <Tag tone="info">{t('people.you')}</Tag>}
        </div>
        {!regulator && (
          <div className="row small">
            <Link to="/proposals/new" search={{ kind: 'role.grant', person: person.id }}>
              {t('people.grant')}
            </Link>
            {person.roles.length > 0 && (
              <Link to="/proposals/new" search={{ kind: 'role.revoke', person: person.id }}>
                {t('people.revoke')}
              </Link>
            )}
          </div>
        )}
      </div>
      <Facts
        facts={[
          [
            t('people.roles'),
            person.roles.length === 0 ? t('people.noRoles') : person.roles.map(names.role).join(' · '),
          ],
          [
            t('people.permissions'),
            permissions.size === 0
              ? t('common.none')
              : [...permissions].map((permission) => t(`permissions.${permission}`)).join(' · '),
          ],
          [
            t('people.credential'),
            person.fingerprint === null ? (
              t('people.noKey')
            ) : (
              <span key="key">
                <Link to="/audit/certificates/$fingerprint" params={{ fingerprint: person.fingerprint }}>
                  {t('audit.certificate')}
                </Link>{' '}
                <Hash value={person.fingerprint} />
              </span>
            ),
          ],
        ]}
      />
      <PersonResets person={person} />
    </div>
  );
}

/** Everybody who may act, by institution. */
export function PeoplePage() {
  const { t, local } = useWords();
  const { data: members } = useSuspenseQuery(membersQuery);
  const { data: people } = useSuspenseQuery(peopleQuery);
  return (
    <Page title={t('people.title')} intro={t('people.intro')}>
      {members.map((member) => (
        <Panel key={member.id} title={local(member.name)}>
          <ul className="plain-list list-lines">
            {people
              .filter(({ memberId }) => memberId === member.id)
              .map((person) => (
                <li key={person.id}>
                  <Person person={person} />
                </li>
              ))}
          </ul>
        </Panel>
      ))}
    </Page>
  );
}
