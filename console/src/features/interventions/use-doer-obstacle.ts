import { useSuspenseQuery } from '@tanstack/react-query';
import { bodiesQuery } from '../../api/queries.js';
import { useWords } from '../../i18n/use-words.js';
import type { Reason } from '../../session/actor.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import type { Doers } from './offered.js';

/** Tells why this person is none of those who do it: no permission, not of the body, or not of the regulator. */
export function useDoerObstacle(): (doers: Doers) => Reason {
  const { t } = useWords();
  const names = useNames();
  const { session, against, lacks } = useActor();
  const { data: bodies } = useSuspenseQuery(bodiesQuery);
  return ({ of }) => {
    if ('regulator' in of) {
      // Whoever acts by a power is a regulator, which for anything else only reads.
      if (session.memberId !== of.regulator) {
        return t('interventions.notRegulator', { member: names.member(of.regulator) });
      }
      return lacks('body.act');
    }
    const people = bodies.find(({ id }) => id === of.body)?.people ?? [];
    const isIn = people.some((id) => id === session.personId);
    return (
      against('body.act') ?? (isIn ? undefined : t('interventions.notInBody', { body: names.body(of.body) }))
    );
  };
}
