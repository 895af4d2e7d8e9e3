import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
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
import { AccountChanges } from './account-changes.js';
import { AccountRequests } from './account-requests.js';
import { ClosedAccounts } from './closed-accounts.js';
import { PersonResets } from './person-resets.js';
import { StandingTag, useStandingFacts } from './person-standing.js';
import { RegisterPerson } from './register-person.js';

interface PersonProps {
  readonly person: PersonView;
}

/** What anybody with that permission can propose about a person, and what the ledger's records say of them. */
function PersonLinks({ person: { id, roles, status } }: PersonProps) {
  const { t } = useWords();
  const { regulator } = useActor();
  const kinds = [
    ...(status === 'closed' ? [] : [['role.grant', t('people.grant')] as const]),
    ...(roles.length === 0 || status === 'closed' ? [] : [['role.revoke', t('people.revoke')] as const]),
    ...(status === 'frozen' ? [['person.unfreeze', t('people.unfreeze')] as const] : []),
    ...(status === 'frozen' || status === 'closed' ? [] : [['person.freeze', t('people.freeze')] as const]),
  ];
  return (
    <div className="row small">
      {!regulator &&
        kinds.map(([kind, words]) => (
          <Link key={kind} to="/proposals/new" search={{ kind, person: id }}>
            {words}
          </Link>
        ))}
      <Link to="/audit" search={{ person: id }}>
        {t('people.records')}
      </Link>
    </div>
  );
}

function Credential({ fingerprint }: Pick<PersonView, 'fingerprint'>) {
  const { t } = useWords();
  if (fingerprint === null) return t('people.noKey');
  return (
    <>
      <Link to="/audit/certificates/$fingerprint" params={{ fingerprint }}>
        {t('audit.certificate')}
      </Link>{' '}
      <Hash value={fingerprint} />
    </>
  );
}

function Person({ person }: PersonProps) {
  const { t, local } = useWords();
  const names = useNames();
  const { session, regulator } = useActor();
  const { data: charter } = useSuspenseQuery(charterQuery);
  const standing = useStandingFacts(person);
  const { id, memberId, name, roles, status, fingerprint } = person;
  const permissions = new Set(roles.flatMap((role) => charter.charter.roles[role]?.permissions ?? []));
  return (
    <div className="stack-small" id={id} data-testid={`person-${id}`}>
      <div className="row-apart">
        <div className="row">
          <h3>{local(name)}</h3>
          <span className="muted small">{id}</span>
          <StandingTag status={status} />
          {id === session.enrolmentId && <Tag tone="info">{t('people.you')}</Tag>}
        </div>
        <PersonLinks person={person} />
      </div>
      <Facts
        facts={[
          [t('people.roles'), roles.length === 0 ? t('people.noRoles') : roles.map(names.role).join(' · ')],
          [
            t('people.permissions'),
            permissions.size === 0
              ? t('common.none')
              : [...permissions].map((permission) => t(`permissions.${permission}`)).join(' · '),
          ],
          [t('people.credential'), <Credential key="key" fingerprint={fingerprint} />],
          ...standing,
        ]}
      />
      {!regulator && memberId === session.memberId && <AccountChanges person={person} />}
      <PersonResets person={person} />
    </div>
  );
}

/** One institution's people, what is asked for about their accounts, and its own registration of new ones. */
function Institution({ member }: { readonly member: MemberRecord }) {
  const { t, local } = useWords();
  const { session, regulator } = useActor();
  const { data: people } = useSuspenseQuery(peopleQuery);
  return (
    <Panel
      title={local(member.name)}
      actions={
        <Link to="/members" hash={member.id} className="small">
          {t('people.member')}
        </Link>
      }
    >
      <ul className="plain-list list-lines">
        {people
          .filter(({ memberId }) => memberId === member.id)
          .map((person) => (
            <li key={person.id}>
              <Person person={person} />
            </li>
          ))}
      </ul>
      <AccountRequests memberId={member.id} />
      {!regulator && member.id === session.memberId && <RegisterPerson memberId={member.id} />}
    </Panel>
  );
}

/** Everybody who may act or once could, by institution, the own one first. */
export function PeoplePage() {
  const { t } = useWords();
  const { session } = useActor();
  const { data: members } = useSuspenseQuery(membersQuery);
  const own = members.filter(({ id }) => id === session.memberId);
  const others = members.filter(({ id }) => id !== session.memberId);
  return (
    <Page title={t('people.title')} intro={t('people.intro')}>
      {[...own, ...others].map((member) => (
        <Institution key={member.id} member={member} />
      ))}
      <ClosedAccounts />
    </Page>
  );
}
