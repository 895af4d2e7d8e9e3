import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { Panel } from '../../components/page.js';
import { PersonOfMember } from '../../components/person-name.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';

/** Institutions that put their name to the draft; nothing where the track asks for none and none did. */
export function Sponsors({ view }: { readonly view: ProposalView }) {
  const { t } = useWords();
  const { sponsorships, track } = view;
  if (track.sponsors === 0 && sponsorships.length === 0) return null;
  return (
    <Panel title={t('proposals.sponsors')} testId="sponsors">
      <p>{t('proposals.sponsorsOf', { count: sponsorships.length, needed: track.sponsors })}</p>
      <ul className="plain-list">
        {sponsorships.map(({ memberId, personId, at }) => (
          <li key={memberId}>
            <PersonOfMember id={personId} />{' '}
            <span className="small muted">
              <Time at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
