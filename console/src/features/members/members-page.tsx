import { isPresent } from '@fabric-governance/chaincode/governance/bodies/body-members';
import type { MemberStatus } from '@fabric-governance/chaincode/governance/states';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { membersQuery, peopleQuery } from '../../api/queries.js';
import { Facts } from '../../components/facts.js';
import { Hash } from '../../components/hash.js';
import { Page } from '../../components/page.js';
import { Tag, type Tone } from '../../components/tag.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { ownRuleWords } from '../../wording/rule.js';
import { DuesLost } from './dues-lost.js';
import { ExitFacts, useDepartureFacts } from './exit-facts.js';
import { StandingLinks } from './standing-links.js';

const STATUS_TONES = {
  active: 'success',
  leaving: 'warning',
  suspended: 'warning',
  left: 'neutral',
  removed: 'neutral',
} as const satisfies Record<MemberStatus, Tone>;

/** The institutions of the consortium. */
export function MembersPage() {
  const { t, local } = useWords();
  const { institution } = useActor();
  const departureFacts = useDepartureFacts();
  const { data: members } = useSuspenseQuery(membersQuery);
  const { data: people } = useSuspenseQuery(peopleQuery);
  // Weights of those that are gone or suspended count in no new vote.
  const total = members.filter(isPresent).reduce((sum, { weight }) => sum + weight, 0);
  return (
    <Page title={t('members.title')} intro={t('members.intro')}>
      <ul className="plain-list" data-testid="members">
        {members.map((member) => (
          <li key={member.id}>
            <section
              className="panel"
              id={member.id}
              aria-label={local(member.name)}
              data-testid={`member-${member.id}`}
            >
              <div className="row-apart">
                <div className="row">
                  <h2>{local(member.name)}</h2>
                  <Tag tone={STATUS_TONES[member.status]}>{t(`memberStatuses.${member.status}`)}</Tag>
                  {member.id === institution.memberId && <Tag tone="info">{t('members.own')}</Tag>}
                </div>
                <StandingLinks member={member} />
              </div>
              <ExitFacts member={member} />
              <DuesLost member={member} />
              <Facts
                facts={[
                  [t('members.kinds'), member.kinds.map((kind) => t(`kinds.${kind}`)).join(' · ')],
                  [
                    t('members.weight'),
                    member.votes && isPresent(member)
                      ? t('members.share', { weight: member.weight, total })
                      : t('members.noVote'),
                  ],
                  [t('members.ownRule'), member.votes ? ownRuleWords(member.decisionRule, t) : null],
                  [
                    t('members.people'),
                    <Link key="people" to="/people">
                      {people.filter(({ memberId }) => memberId === member.id).length}
                    </Link>,
                  ],
                  [t('members.since'), <Time key="since" at={member.since} />],
                  [t('members.suspendedWhy'), member.suspension?.reason ?? null],
                  [
                    t('members.suspendedUntil'),
                    member.suspension?.until === undefined ? null : (
                      <Time key="until" at={member.suspension.until} />
                    ),
                  ],
                  ...departureFacts(member),
                  [
                    t('members.records'),
                    <Link key="records" to="/audit" search={{ member: member.id }}>
                      {t('nav.audit')}
                    </Link>,
                  ],
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
