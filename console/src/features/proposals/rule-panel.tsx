import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { Link } from '@tanstack/react-router';
import { Panel } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { timingSentences, votingSentences } from '../../wording/rule.js';
import { joinSentences } from '../../wording/sentences.js';

/** The rule this proposal goes by, as sentences made from the charter's data. */
export function RulePanel({ view }: { readonly view: ProposalView }) {
  const { t, local, language } = useWords();
  const { track, charterVersion } = view;
  return (
    <Panel title={`${t('proposals.rule')}${t('common.colon')}${local(track.title)}`} testId="rule">
      {votingSentences(track, t).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="muted small">{joinSentences(timingSentences(track, t, language), language)}</p>
      <p className="small">
        <Link to="/charter" search={{ version: charterVersion }}>
          {t('proposals.ruleFrom', { version: charterVersion })}
        </Link>
      </p>
    </Panel>
  );
}
