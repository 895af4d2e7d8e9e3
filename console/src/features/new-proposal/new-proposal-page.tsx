import { tracksOfKind } from '@fabric-governance/chaincode/governance/actions/kind-tracks';
import { trackNamed } from '@fabric-governance/chaincode/governance/charter/track-named';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery } from '../../api/queries.js';
import { ActionWarning } from '../../components/action-warning.js';
import { ChoiceField } from '../../components/choice-field.js';
import { Page } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { actionSentence } from '../../wording/action.js';
import { DraftControls } from './draft-controls.js';
import { KIND_FORMS, offeredKinds } from './kinds/kind-forms.js';
import { TrackField } from './track-field.js';
import { useDrafting } from './use-drafting.js';
import { useForm } from './use-form.js';
import { WordsFields } from './words-fields.js';

/** The form for a new proposal. */
export function NewProposalPage() {
  const { t, local, language } = useWords();
  const names = useNames();
  const { against } = useActor();
  const { form, change, applications } = useForm();
  const { data: record } = useSuspenseQuery(charterQuery);
  const kinds = offeredKinds(record.charter);
  const { Fields, action: enter, title } = KIND_FORMS[form.kind];
  const { values, documents } = form;
  const action = enter({
    values,
    documents,
    applications,
    charter: record.charter,
    charterVersion: record.version,
  });
  const suggestion = action === undefined ? '' : title(action, { t, names, local });
  const written = form.title.trim();
  const course = useDrafting(form, action, written === '' ? suggestion : written);
  const usualTrack = tracksOfKind(form.kind, record.charter)[0] ?? '';
  const track = trackNamed(form.trackId === '' ? usualTrack : form.trackId, record.charter);
  const obstacle = course.busy ? t('common.reasonBusy') : action ? undefined : t('newProposal.required');

  return (
    <div className="narrow">
      <Page title={t('newProposal.title')}>
        <form
          className="panel"
          data-testid="new-proposal-form"
          onSubmit={(event) => {
            event.preventDefault();
          }}
        >
          <ChoiceField
            label={t('newProposal.kind')}
            testId="kind"
            value={form.kind}
            options={kinds.map((kind) => ({ value: kind, label: t(`actionKinds.${kind}`) }))}
            onChange={(value) => {
              change({ kind: kinds.find((kind) => kind === value) ?? form.kind, trackId: '' });
            }}
          />
          <Fields
            values={values}
            applications={applications}
            onChange={(entered, description = form.description) => {
              change({ values: { ...values, ...entered }, description });
            }}
          />
          {action !== undefined && (
            <p className="prose" data-testid="preview">
              <span className="muted">
                {t('newProposal.preview')}
                {t('common.colon')}
              </span>
              {actionSentence(action, { t, language, names })}
            </p>
          )}
          {action !== undefined && <ActionWarning action={action} />}
          <TrackField
            charter={record.charter}
            kind={form.kind}
            value={form.trackId}
            onChange={(trackId) => {
              change({ trackId });
            }}
          />
          <WordsFields form={form} suggestion={suggestion} onChange={change} />
          <DraftControls
            course={course}
            submittable={track?.sponsors === 0}
            reason={against('proposal.propose') ?? obstacle}
          />
        </form>
      </Page>
    </div>
  );
}
