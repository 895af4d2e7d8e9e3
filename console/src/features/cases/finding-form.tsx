import { findingInput } from '@fabric-governance/chaincode/governance/cases/finding-input';
import { VERDICTS } from '@fabric-governance/chaincode/governance/records/cases';
import type { CaseView } from '@fabric-governance/gateway-api/contract/cases';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { ChoiceField } from '../../components/choice-field.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { TextField } from '../../components/text-field.js';
import { useWords } from '../../i18n/use-words.js';
import type { Reason } from '../../session/actor.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';
import { ConsequencesFields } from './consequences-fields.js';
import { isBegun } from './duty.js';
import { EMPTY_FINDING, type FindingWords, withVerdict } from './finding-words.js';
import { PendingFindings } from './pending-findings.js';

/** Why this person cannot agree on the finding as it is entered. */
function useObstacle({ record }: CaseView, { reasons, draft }: FindingWords): Reason {
  const { t } = useWords();
  const { against, institution } = useActor();
  const isParty = [record.complainant, record.respondent].includes(institution.memberId);
  const missing = reasons.trim() === '' ? t('cases.reasonsMissing') : undefined;
  const begun = isBegun(draft) ? t('cases.dutyBegun') : undefined;
  return against('body.act') ?? (isParty ? t('cases.party') : undefined) ?? missing ?? begun;
}

/** What people of the finding body agree on. */
export function FindingForm({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const submission = useSubmission();
  const [words, setWords] = useState(EMPTY_FINDING);
  const change = (part: Partial<FindingWords>) => {
    setWords((before) => ({ ...before, ...part }));
  };
  const obstacle = useObstacle(view, words);
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const agree = async () => {
    const input = findingInput({ caseId: view.record.id, ...words, reasons: words.reasons.trim() });
    const done = await submission.run((ledger, onStep) => ledger.submit('Cases:agree', input, { onStep }));
    if (done !== null) setWords(EMPTY_FINDING);
  };
  return (
    <details>
      <summary>{t('cases.propose')}</summary>
      <div className="stack-small">
        <p className="small muted">{t('cases.proposeIntro')}</p>
        <PendingFindings view={view} />
        <ChoiceField
          label={t('cases.finding')}
          testId="verdict"
          value={words.verdict}
          options={VERDICTS.map((value) => ({ value, label: t(`verdicts.${value}`) }))}
          onChange={(value) => {
            change(withVerdict(VERDICTS.find((known) => known === value) ?? 'upheld'));
          }}
        />
        <TextField
          label={t('cases.reasons')}
          testId="finding-reasons"
          rows={4}
          maxLength={10_000}
          value={words.reasons}
          onChange={(reasons) => {
            change({ reasons });
          }}
        />
        {words.verdict === 'upheld' && (
          <ConsequencesFields record={view.record} words={words} change={change} />
        )}
        <ActionButton
          testId="agree-finding"
          reason={obstacle ?? busy}
          onClick={() => {
            void agree();
          }}
        >
          {t('merit.agree')}
        </ActionButton>
        <SubmissionStatus submission={submission} />
      </div>
    </details>
  );
}
