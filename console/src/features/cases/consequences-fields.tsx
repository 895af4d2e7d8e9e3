import type { CaseRecord, FindingDuty } from '@fabric-governance/chaincode/governance/records/cases';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { charterQuery } from '../../api/queries.js';
import { ChoicesField } from '../../components/choices-field.js';
import { useWords } from '../../i18n/use-words.js';
import { useNames } from '../../session/use-names.js';
import { dutySentence } from '../../wording/finding-duty.js';
import { type DutyValues, takenNames } from './duty.js';
import { DutyForm } from './duty-form.js';
import type { FindingWords } from './finding-words.js';

interface ConsequencesFieldsProps {
  readonly record: CaseRecord;
  readonly words: FindingWords;
  readonly change: (part: Partial<FindingWords>) => void;
}

/** What is to follow, as far as the charter knows remedies, penalties and obligations. */
export function ConsequencesFields({ record, words, change }: ConsequencesFieldsProps) {
  const { t } = useWords();
  const names = useNames();
  const { data: inForce } = useSuspenseQuery(charterQuery);
  const { cases, merit, obligations } = inForce.charter;
  const remedies = Object.keys(cases?.remedies ?? {});
  const penalties = Object.keys(merit?.penalties ?? {});
  return (
    <>
      {remedies.length > 0 && (
        <ChoicesField
          label={t('cases.remedies')}
          testId="finding-remedies"
          options={remedies.map((value) => ({ value, label: names.remedy(value) }))}
          value={words.remedies}
          onChange={(chosen) => {
            change({ remedies: chosen });
          }}
        />
      )}
      {penalties.length > 0 && (
        <ChoicesField
          label={t('cases.penalties')}
          testId="finding-penalties"
          options={penalties.map((value) => ({ value, label: names.penalty(value) }))}
          value={words.penalties}
          onChange={(chosen) => {
            change({ penalties: chosen });
          }}
        />
      )}
      {obligations !== undefined && <DutiesField record={record} words={words} change={change} />}
    </>
  );
}

/** What the sides are to do: those entered so far, and one more. */
function DutiesField({ record, words, change }: ConsequencesFieldsProps) {
  const { t } = useWords();
  const { complainant, respondent } = record;
  const { obligations } = words;
  const changeDraft = (draft: DutyValues) => {
    change({ draft });
  };
  return (
    <fieldset className="field-set stack-small" data-testid="finding-obligations">
      <legend>{t('cases.obligations')}</legend>
      {obligations.length > 0 && (
        <ul className="plain-list list-lines" data-testid="duties">
          {obligations.map((duty) => (
            <li key={duty.id}>
              <DutyLine
                duty={duty}
                onRemove={() => {
                  change({ obligations: obligations.filter(({ id }) => id !== duty.id) });
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <DutyForm
        sides={[respondent, complainant]}
        taken={takenNames(record, obligations)}
        values={words.draft}
        onChange={changeDraft}
        onAdd={(duty) => {
          change({ obligations: [...obligations, duty] });
        }}
      />
    </fieldset>
  );
}

function DutyLine({ duty, onRemove }: { readonly duty: FindingDuty; readonly onRemove: () => void }) {
  const { t, language } = useWords();
  const names = useNames();
  return (
    <div className="row-apart">
      <span className="duty-line">{dutySentence(duty, { t, language, names })}</span>
      <Button
        size="small"
        aria-label={`${t('newProposal.remove')}${t('common.colon')}${duty.id}`}
        onClick={onRemove}
      >
        {t('newProposal.remove')}
      </Button>
    </div>
  );
}
