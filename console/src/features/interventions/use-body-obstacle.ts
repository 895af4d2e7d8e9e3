import { useSuspenseQuery } from '@tanstack/react-query';
import { bodiesQuery } from '../../api/queries.js';
import { useWords } from '../../i18n/use-words.js';
import type { Reason } from '../../session/actor.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';

/** Tells why the person may not act for a body: no permission, or not one of its people. */
export function useBodyObstacle(): (bodyId: string) => Reason {
  const { t } = useWords();
  const names = useNames();
  const { session, against } = useActor();
  const { data: bodies } = useSuspenseQuery(bodiesQuery);
  return (bodyId) => {
    const people = bodies.find(({ id }) => id === bodyId)?.people ?? [];
    const isIn = people.some((id) => id === session.personId);
    return (
      against('body.act') ?? (isIn ? undefined : t('interventions.notInBody', { body: names.body(bodyId) }))
    );
  };
}
