import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { charterVersionQuery } from '../../api/queries.js';
import { Panel } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { useArticles } from '../../session/use-articles.js';

/** The rule this proposal goes by, as sentences made from the charter's data. */
export function RulePanel({ view }: { readonly view: ProposalView }) {
  const { t, local } = useWords();
  const { track, charterVersion, proposal, phase } = view;
  const { data: record } = useSuspenseQuery(charterVersionQuery(charterVersion));
  const trackId = phase.trackId ?? proposal.trackId;
  // The exit of a member goes by what the charter says of membership, not by a track of its own.
  const path = Object.hasOwn(record.charter.tracks, trackId) ? `tracks.${trackId}` : 'membership';
  const article = useArticles(record.charter).find((one) => one.path === path);
  return (
    <Panel title={`${t('proposals.rule')}${t('common.colon')}${local(track.title)}`} testId="rule">
      {article?.sentences.map((sentence) => (
        <p key={sentence.en}>{local(sentence)}</p>
      ))}
      <p className="small">
        <Link to="/charter" search={{ version: charterVersion }}>
          {t('proposals.ruleFrom', { version: charterVersion })}
        </Link>
      </p>
    </Panel>
  );
}
