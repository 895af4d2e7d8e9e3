import { findingInput } from '@fabric-governance/chaincode/governance/cases/finding-input';
import { type FindingTerms, VERDICTS } from '@fabric-governance/chaincode/governance/records/cases';
import type { CaseView } from '@fabric-governance/gateway-api/contract/cases';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { charterQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { ChoiceField } from '../../components/choice-field.js';
import { Facts } from '../../components/facts.js';
import { PendingAccord } from '../../components/pending-accord.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { TextField } from '../../components/text-field.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { useSubmission } from '../../session/use-submission.js';

type Words = Omit<FindingTerms, 'caseId' | 'round'>;
const EMPTY: Words = { verdict: 'upheld', reasons: '', remedies: [], penalties: [] };

function Consequences({
  words,
  change,
}: {
  readonly words: Words;
  readonly change: (part: Partial<Words>) => void;
}) {
  const { t } = useWords();
  const names = useNames();
  const { data: record } = useSuspenseQuery(charterQuery);
  const { cases, merit } = record.charter;
  return (
    <>
      <h4>{t('cases.remedies')}</h4>
      <Checkbox.Group
        options={Object.keys(cases?.remedies ?? {}).map((value) => ({ value, label: names.remedy(value) }))}
        value={[...words.remedies]}
        onChange={(remedies) => {
          change({ remedies });
        }}
      />
      <h4>{t('cases.penalties')}</h4>
      <Checkbox.Group
        options={Object.keys(merit?.penalties ?? {}).map((value) => ({ value, label: names.penalty(value) }))}
        value={[...words.penalties]}
        onChange={(penalties) => {
          change({ penalties });
        }}
      />
    </>
  );
}

/** Findings on which people have begun to agree. */
function Pending({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const names = useNames();
  const { data: record } = useSuspenseQuery(charterQuery);
  const needed = record.charter.cases?.finding.people ?? 1;
  return (
    <ul className="plain-list list-lines">
      {view.pending.map(({ terms, people }) => (
        <li key={JSON.stringify(terms)}>
          <PendingAccord
            people={people}
            needed={needed}
            agree={(ledger, onStep) => ledger.submit('Cases:agree', findingInput(terms), { onStep })}
            conclude={(ledger, onStep) => ledger.submit('Cases:find', findingInput(terms), { onStep })}
            concludeLabel={t('cases.find')}
          >
            <p className="prose">{`${t(`verdicts.${terms.verdict}`)} – ${terms.reasons}`}</p>
            <Facts
              facts={[
                [
                  t('cases.remedies'),
                  terms.remedies.length === 0 ? null : terms.remedies.map(names.remedy).join(' · '),
                ],
                [
                  t('cases.penalties'),
                  terms.penalties.length === 0 ? null : terms.penalties.map(names.penalty).join(' · '),
                ],
                [
                  t('cases.obligations'),
                  terms.obligations
                    ?.map(({ memberId, text }) => `${names.member(memberId)}: ${text}`)
                    .join(' · ') ?? null,
                ],
              ]}
            />
          </PendingAccord>
        </li>
      ))}
    </ul>
  );
}

/** What people of the finding body agree on. */
export function FindingForm({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const { against, institution } = useActor();
  const submission = useSubmission();
  const [words, setWords] = useState(EMPTY);
  const change = (part: Partial<Words>) => {
    setWords((before) => ({ ...before, ...part }));
  };
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const { id: caseId, complainant, respondent } = view.record;
  const agree = async () => {
    const input = findingInput({ caseId, ...words, reasons: words.reasons.trim() });
    const done = await submission.run((ledger, onStep) => ledger.submit('Cases:agree', input, { onStep }));
    if (done !== null) setWords(EMPTY);
  };
  const isParty = [complainant, respondent].includes(institution.memberId);
  const party = isParty ? t('cases.party') : undefined;
  const missing = words.reasons.trim() === '' ? t('merit.required') : undefined;
  return (
    <details>
      <summary>{t('cases.propose')}</summary>
      <div className="stack-small">
        <p className="small muted">{t('cases.proposeIntro')}</p>
        <Pending view={view} />
        <ChoiceField
          label={t('cases.finding')}
          testId="verdict"
          value={words.verdict}
          options={VERDICTS.map((value) => ({ value, label: t(`verdicts.${value}`) }))}
          onChange={(value) => {
            const verdict = VERDICTS.find((known) => known === value) ?? 'upheld';
            change({ verdict, remedies: [], penalties: [] });
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
        {words.verdict === 'upheld' && <Consequences words={words} change={change} />}
        <ActionButton
          testId="agree-finding"
          reason={against('body.act') ?? party ?? missing ?? busy}
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
