import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { membersQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { ChoiceField } from '../../components/choice-field.js';
import { MomentField } from '../../components/moment-field.js';
import { Panel } from '../../components/page.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';
import { durationWords } from '../../wording/duration.js';

/** The form by which an institution delegates its ballots on a track. */
export function GiveDelegation({ charter }: { readonly charter: Charter }) {
  const { t, local, language } = useWords();
  const { session, against } = useActor();
  const { data: members } = useSuspenseQuery(membersQuery);
  const submission = useSubmission();
  const [trackId, setTrackId] = useState('');
  const [to, setTo] = useState('');
  const [until, setUntil] = useState<number | undefined>(undefined);
  const tracks = Object.entries(charter.tracks).filter(([, track]) => track.delegation !== undefined);
  const longest = charter.tracks[trackId]?.delegation?.longest;
  const isComplete = trackId !== '' && to !== '' && until !== undefined;
  const give = () =>
    submission.run((ledger, onStep) =>
      ledger.submit('Delegations:give', { trackId, to, until: until ?? 0 }, { onStep }),
    );
  return (
    <Panel title={t('delegations.giveTitle')} testId="give-delegation">
      {tracks.length === 0 ? (
        <p className="muted">{t('delegations.noTracks')}</p>
      ) : (
        <div className="stack">
          <ChoiceField
            label={t('delegations.track')}
            testId="delegation-track"
            placeholder="–"
            value={trackId}
            options={tracks.map(([id, { title }]) => ({ value: id, label: local(title) }))}
            onChange={setTrackId}
          />
          <ChoiceField
            label={t('delegations.to')}
            testId="delegation-to"
            placeholder="–"
            value={to}
            options={members
              .filter(({ id, votes }) => votes && id !== session.memberId)
              .map(({ id, name }) => ({ value: id, label: local(name) }))}
            onChange={setTo}
          />
          <MomentField
            label={t('delegations.until')}
            testId="delegation-until"
            {...(longest === undefined
              ? {}
              : { hint: t('delegations.longest', { time: durationWords(longest, language) }) })}
            value={until}
            onChange={setUntil}
          />
          <ActionButton
            testId="delegate"
            reason={
              against('delegation.give') ??
              (isComplete ? undefined : t('delegations.reasonMissing')) ??
              (submission.step === null ? undefined : t('common.reasonBusy'))
            }
            onClick={() => void give()}
          >
            {t('delegations.give')}
          </ActionButton>
          <SubmissionStatus submission={submission} />
        </div>
      )}
    </Panel>
  );
}
