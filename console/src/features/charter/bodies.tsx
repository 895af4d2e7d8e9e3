import type { BodyView } from '@fabric-governance/gateway-api/contract/bodies';
import { useSuspenseQuery } from '@tanstack/react-query';
import { bodiesQuery } from '../../api/queries.js';
import { Facts } from '../../components/facts.js';
import { Panel } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { useNames } from '../../session/use-names.js';

function Body({ view }: { readonly view: BodyView }) {
  const { t, local } = useWords();
  const names = useNames();
  const { id, body, institutions, people, seats } = view;
  const listed = (all: readonly string[]) => (all.length === 0 ? t('bodies.nobody') : all.join(' · '));
  return (
    <div className="stack-small" data-testid={`body-${id}`}>
      <h3>{local(body.title)}</h3>
      <Facts
        facts={[
          [t('bodies.institutions'), listed(institutions.map(names.member))],
          [t('bodies.people'), listed(people.map(names.person))],
          ...(body.membership.of === 'seats'
            ? ([
                [
                  t('bodies.seats'),
                  listed(
                    seats.map(
                      ({ seatClass, number, personId, memberId }) =>
                        `${seatClass} ${number}${t('common.colon')}${personId === undefined ? names.member(memberId) : names.person(personId)}`,
                    ),
                  ),
                ],
              ] as const)
            : []),
        ]}
      />
    </div>
  );
}

/** The bodies of the charter in force (R3), with who belongs to them now. */
export function Bodies() {
  const { t } = useWords();
  const { data: bodies } = useSuspenseQuery(bodiesQuery);
  return (
    <Panel title={t('bodies.title')} testId="charter-bodies">
      {bodies.length === 0 && <p className="muted">{t('bodies.none')}</p>}
      <ul className="plain-list list-lines">
        {bodies.map((view) => (
          <li key={view.id}>
            <Body view={view} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
