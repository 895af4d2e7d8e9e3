import { DUES_GROUND } from '@fabric-governance/chaincode/governance/membership/grounds';
import { trackNamed } from '@fabric-governance/chaincode/governance/charter/track-named';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { charterQuery, directoryQuery, membersQuery, peopleQuery, sessionQuery } from '../api/queries.js';
import { useWords } from '../i18n/use-words.js';
import type { Names } from '../wording/names.js';

/**
 * Names of members and people, and of whatever the charter calls by an id, from what has been read; before that, and for the unknown, the
 * ids. The own institution's people are known even before anybody has signed in.
 */
export function useNames(): Names {
  const { t, local } = useWords();
  const { data: session } = useQuery(sessionQuery);
  const enabled = session?.standing === 'member';
  const { data: members } = useQuery({ ...membersQuery, enabled });
  const { data: people } = useQuery({ ...peopleQuery, enabled });
  const { data: directory } = useQuery(directoryQuery);
  const { data: charter } = useQuery({ ...charterQuery, enabled });
  return useMemo(() => {
    const memberNames = new Map(members?.map(({ id, name }) => [String(id), local(name)]));
    const personNames = new Map(
      [...(directory ?? []), ...(people ?? [])].map(({ id, name }) => [String(id), local(name)]),
    );
    const rules = charter?.charter;
    return {
      member: (id) => memberNames.get(id) ?? id,
      person: (id) => personNames.get(id) ?? id,
      role: (id) => {
        const role = rules?.roles[id];
        return role === undefined ? id : local(role.title);
      },
      track: (id) => {
        const track = rules && trackNamed(id, rules);
        return track === undefined ? id : local(track.title);
      },
      reason: (id) => {
        const reason = rules?.merit?.reasons[id];
        return reason === undefined ? id : local(reason.title);
      },
      penalty: (id) => {
        const penalty = rules?.merit?.penalties[id];
        return penalty === undefined ? id : local(penalty.title);
      },
      remedy: (id) => {
        const remedy = rules?.cases?.remedies[id];
        return remedy === undefined ? id : local(remedy.title);
      },
      body: (id) => {
        const body = rules?.bodies?.[id];
        return body === undefined ? id : local(body.title);
      },
      ground: (id, of) => {
        const title = rules?.membership?.[of]?.grounds[id] ?? rules?.merit?.penalties[id]?.title;
        if (title !== undefined) return local(title);
        return id === DUES_GROUND ? t('newProposal.groundDues') : id;
      },
    };
  }, [members, people, directory, charter, local, t]);
}
