import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import { Panel } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { actionKindWords } from '../../wording/action-kind.js';
import { timingSentences, votingSentences } from '../../wording/rule.js';
import { joinSentences } from '../../wording/sentences.js';

/** The rules for each kind of matter, as sentences. */
export function Tracks({ charter }: { readonly charter: Charter }) {
  const { t, local, language } = useWords();
  return (
    <Panel title={t('charter.tracks')} testId="charter-tracks">
      <p className="muted">{t('charter.tracksIntro')}</p>
      <ul className="plain-list list-lines">
        {Object.entries(charter.tracks).map(([id, track]) => {
          const used = Object.entries(charter.actions).filter(([, tracks]) => tracks.includes(id));
          return (
            <li key={id} className="stack-small" data-testid={`track-${id}`}>
              <h3>{local(track.title)}</h3>
              {votingSentences(track, t).map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
              <p className="muted">{joinSentences(timingSentences(track, t, language), language)}</p>
              {used.length > 0 && (
                <p className="small">
                  {t('charter.usedFor')}
                  {t('common.colon')}
                  {used.map(([kind]) => actionKindWords(kind, t)).join(' · ')}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
