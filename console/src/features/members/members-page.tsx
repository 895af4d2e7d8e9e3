import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { membersQuery, peopleQuery } from '../../api/queries.js';
import { Facts } from '../../components/facts.js';
import { Hash } from '../../components/hash.js';
import { Page } from '../../components/page.js';
import { Tag } from '../../components/tag.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { ownRuleWords } from '../../wording/rule.js';

/** The institutions of the consortium. */
export function MembersPage() {
  const { t, local } = useWords();
  const { institution } = useActor();
  const { data: members } = useSuspenseQuery(membersQuery);
  const { data: people } = useSuspenseQuery(peopleQuery);
  const total = members.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <Page title={t('members.title')} intro={t('members.intro')}>
      <ul className="plain-list" data-testid="members">
        {members.map((member) => (
          <li key={member.id}>
            <section className="panel" aria-label={local(member.name)} data-testid={`member-${member.id}`}>
              <div className="row">
                <h2>{local(member.name)}</h2>
                <Tag tone="success">{t(`memberStatuses.${member.status}`)}</Tag>
                {member.id === institution.memberId && <Tag tone="info">{t('members.own')}</Tag>}
              </div>
              <Facts
                facts={[
                  [t('members.kinds'), member.kinds.map((kind) => t(`kinds.${kind}`)).join(' · ')],
                  [
                    t('members.weight'),
                    member.votes ? t('members.share', { weight: member.weight, total }) : t('members.noVote'),
                  ],
                  [t('members.ownRule'), member.votes ? ownRuleWords(member.decisionRule, t) : null],
                  [
                    t('members.people'),
                    <Link key="people" to="/people">
                      {people.filter(({ memberId }) => memberId === member.id).length}
                    </Link>,
                  ],
                  [t('members.since'), <Time key="since" at={member.since} />],
                  [t('members.msp'), member.mspId],
                  [t('members.agent'), <Hash key="agent" value={member.agent} />],
                ]}
              />
            </section>
          </li>
        ))}
      </ul>
    </Page>
  );
}
