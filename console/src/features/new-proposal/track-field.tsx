import { tracksOfKind } from '@fabric-governance/chaincode/governance/actions/kind-tracks';
import { trackNamed } from '@fabric-governance/chaincode/governance/charter/track-named';
import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import type { ActionKind } from '@fabric-governance/chaincode/governance/records/actions';
import { ChoiceField } from '../../components/choice-field.js';
import { useWords } from '../../i18n/use-words.js';
import { timingSentences, votingSentences } from '../../wording/rule.js';
import { joinSentences } from '../../wording/sentences.js';

interface TrackFieldProps {
  readonly charter: Charter;
  readonly kind: ActionKind;
  /** Empty: the usual one. */
  readonly value: string;
  readonly onChange: (trackId: string) => void;
}

/** By which rules it will be decided: the tracks that the charter allows for this kind, and what the chosen one says. */
export function TrackField({ charter, kind, value, onChange }: TrackFieldProps) {
  const { t, local, language } = useWords();
  const tracks = tracksOfKind(kind, charter);
  const chosen = trackNamed(value === '' ? (tracks[0] ?? '') : value, charter);
  return (
    <div className="stack-small">
      <ChoiceField
        label={t('newProposal.track')}
        testId="track"
        value={value === '' ? (tracks[0] ?? '') : value}
        options={tracks.map((id, index) => {
          const track = trackNamed(id, charter);
          const title = track === undefined ? id : local(track.title);
          return {
            value: id,
            label:
              index === 0 ? `${title}${t('common.aside', { words: t('newProposal.trackUsual') })}` : title,
          };
        })}
        onChange={onChange}
      />
      {chosen !== undefined && (
        <p className="small muted">
          {joinSentences([...votingSentences(chosen, t), ...timingSentences(chosen, t, language)], language)}
        </p>
      )}
    </div>
  );
}
