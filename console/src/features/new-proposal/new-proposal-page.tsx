import type { Action } from '@fabric-governance/chaincode/governance/records';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { applicationsQuery, charterQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { ChoiceField } from '../../components/choice-field.js';
import { DocumentPicker } from '../../components/document-picker.js';
import { Field } from '../../components/field.js';
import { Page } from '../../components/page.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { useSubmission } from '../../session/use-submission.js';
import { ACTION_KINDS } from '../../wording/action-kind.js';
import { actionSentence } from '../../wording/action.js';
import { ActionFields } from './action-fields.js';
import { actionOf, type FormState, suggestedTitle } from './form-state.js';
import { TrackField } from './track-field.js';

const route = getRouteApi('/signed-in/member/proposals/new');

const useOpenApplications = () => {
  const { data } = useSuspenseQuery(applicationsQuery);
  return data.filter(({ direction, admitted }) => direction === 'received' && !admitted);
};

/** What comes before the action: the form as the address asks for it. */
function useForm() {
  const search = route.useSearch();
  const applications = useOpenApplications();
  const chosen = applications.find(({ id }) => id === search.application);
  const [form, setForm] = useState<FormState>({
    kind: search.kind ?? 'resolution.record',
    applicationId: chosen?.id ?? '',
    personId: search.person ?? '',
    roleId: search.role ?? '',
    text: '',
    title: '',
    description: chosen?.application.statement ?? '',
    trackId: '',
    documents: [],
  });
  const change = (part: Partial<FormState>) => {
    setForm((before) => ({ ...before, ...part }));
  };
  return { form, change, applications };
}

/** Drafts a proposal and, if wanted and possible, submits it at once: two transactions. */
function useDrafting(form: FormState, action: Action | undefined, title: string) {
  const drafting = useSubmission();
  const submitting = useSubmission();
  const navigate = useNavigate();
  const [draftId, setDraftId] = useState<string | null>(null);

  const open = (proposalId: string) => navigate({ to: '/proposals/$proposalId', params: { proposalId } });
  const submit = async (proposalId: string) => {
    const done = await submitting.run((ledger, onStep) =>
      ledger.submit('Proposals:submit', { proposalId }, { onStep }),
    );
    if (done !== null) await open(proposalId);
  };
  /** A proposal's id is that of the transaction that drafted it. */
  const continueWith = async (proposalId: string, andSubmit: boolean) => {
    setDraftId(proposalId);
    await (andSubmit ? submit(proposalId) : open(proposalId));
  };
  const start = async (andSubmit: boolean) => {
    if (action === undefined) return;
    const { trackId, description } = form;
    const documents = [...form.documents];
    const drafted = await drafting.run((ledger, onStep) =>
      ledger.submit(
        'Proposals:draft',
        {
          title,
          description: description.trim(),
          documents,
          actions: [action],
          ...(trackId === '' ? {} : { trackId }),
        },
        { onStep },
      ),
    );
    if (drafted !== null) await continueWith(drafted.txId, andSubmit);
  };
  return { drafting, submitting, draftId, start, open };
}

/** The form for a new proposal. */
export function NewProposalPage() {
  const { t, local, language } = useWords();
  const names = useNames();
  const { against } = useActor();
  const { form, change, applications } = useForm();
  const { data: charter } = useSuspenseQuery(charterQuery);
  const action = actionOf(form, applications);
  const suggestion = action === undefined ? '' : suggestedTitle(action, { t, names, local });
  const title = form.title.trim() === '' ? suggestion : form.title.trim();
  const { drafting, submitting, draftId, start, open } = useDrafting(form, action, title);
  const tracks = charter.charter.actions[form.kind] ?? [];
  const track = charter.charter.tracks[form.trackId === '' ? (tracks[0] ?? '') : form.trackId];
  const busy = drafting.step !== null || submitting.step !== null ? t('common.reasonBusy') : undefined;
  const reason =
    against('proposal.propose') ?? (action === undefined ? t('newProposal.required') : undefined) ?? busy;

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
            options={ACTION_KINDS.map((kind) => ({ value: kind, label: t(`actionKinds.${kind}`) }))}
            onChange={(value) => {
              change({ kind: ACTION_KINDS.find((kind) => kind === value) ?? form.kind, trackId: '' });
            }}
          />
          <ActionFields form={form} applications={applications} onChange={change} />
          {action !== undefined && (
            <p className="prose" data-testid="preview">
              <span className="muted">{t('newProposal.preview')}: </span>
              {actionSentence(action, { t, language, names })}
            </p>
          )}
          <TrackField
            charter={charter.charter}
            kind={form.kind}
            value={form.trackId}
            onChange={(trackId) => {
              change({ trackId });
            }}
          />
          <Field label={t('newProposal.titleField')} hint={t('newProposal.titleHint')}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={200}
                data-testid="title"
                placeholder={suggestion}
                value={form.title}
                onChange={(event) => {
                  change({ title: event.target.value });
                }}
              />
            )}
          </Field>
          <Field label={t('newProposal.description')}>
            {(ids) => (
              <Input.TextArea
                {...ids}
                rows={5}
                maxLength={20_000}
                data-testid="description"
                value={form.description}
                onChange={(event) => {
                  change({ description: event.target.value });
                }}
              />
            )}
          </Field>
          <DocumentPicker
            label={t('newProposal.documents')}
            documents={form.documents}
            onChange={(documents) => {
              change({ documents });
            }}
          />
          <p className="small muted">{t('newProposal.draftHint')}</p>
          {draftId === null ? (
            <div className="row">
              {track?.sponsors === 0 && (
                <ActionButton
                  type="primary"
                  testId="draft-and-submit"
                  reason={reason}
                  onClick={() => void start(true)}
                >
                  {t('newProposal.draftAndSubmit')}
                </ActionButton>
              )}
              <ActionButton testId="draft" reason={reason} onClick={() => void start(false)}>
                {t('newProposal.draft')}
              </ActionButton>
            </div>
          ) : (
            <Link to="/proposals/$proposalId" params={{ proposalId: draftId }} data-testid="open-draft">
              {t('newProposal.openDraft')}
            </Link>
          )}
          <SubmissionStatus
            submission={drafting}
            onRetried={({ txId }) => {
              void open(txId);
            }}
          />
          <SubmissionStatus
            submission={submitting}
            onRetried={() => {
              if (draftId !== null) void open(draftId);
            }}
          />
        </form>
      </Page>
    </div>
  );
}
