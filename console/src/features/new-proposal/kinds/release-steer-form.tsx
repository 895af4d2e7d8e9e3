import { useSuspenseQuery } from '@tanstack/react-query';
import { releasesQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { TextField } from '../../../components/text-field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function ReleaseChoice({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  const { data: releases } = useSuspenseQuery(releasesQuery);
  return (
    <>
      <ChoiceField
        label={t('releases.formRelease')}
        testId="release"
        placeholder="–"
        value={values['release'] ?? ''}
        options={releases.map(({ id, state }) => ({
          value: id,
          label: `${id}${t('common.aside', { words: t(`releaseStates.${state}`) })}`,
        }))}
        onChange={(release) => {
          onChange({ release });
        }}
      />
      <TextField
        label={t('releases.formReason')}
        testId="release-reason"
        rows={3}
        maxLength={2000}
        value={values['reason'] ?? ''}
        onChange={(reason) => {
          onChange({ reason });
        }}
      />
    </>
  );
}

/** A rollout that is to go on after a pause, or to be taken back (R11). */
const steerForm = (
  kind: 'release.resume' | 'release.roll-back',
  word: 'releases.suggestResume' | 'releases.suggestRollBack',
): KindForm => ({
  Fields: ReleaseChoice,
  action: ({ values: { release = '', reason = '' } }) =>
    release === '' || reason.trim() === ''
      ? undefined
      : { kind, payload: { releaseId: release, reason: reason.trim() } },
  title: (action, { t }) => (action.kind === kind ? t(word, { name: action.payload.releaseId }) : ''),
});

export const releaseResumeForm = steerForm('release.resume', 'releases.suggestResume');
export const releaseRollBackForm = steerForm('release.roll-back', 'releases.suggestRollBack');
