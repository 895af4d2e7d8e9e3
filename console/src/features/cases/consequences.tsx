import type { FindingTerms } from '@fabric-governance/chaincode/governance/records/cases';
import { Facts } from '../../components/facts.js';
import { useWords } from '../../i18n/use-words.js';
import { useNames } from '../../session/use-names.js';
import { dutySentence } from '../../wording/finding-duty.js';

interface ConsequencesProps {
  readonly of: Pick<FindingTerms, 'remedies' | 'penalties' | 'obligations'>;
}

/** What follows from a finding; left out where nothing does. */
export function Consequences({ of: { remedies, penalties, obligations = [] } }: ConsequencesProps) {
  const { t, language } = useWords();
  const names = useNames();
  return (
    <Facts
      facts={[
        [t('cases.remedies'), remedies.length === 0 ? null : remedies.map(names.remedy).join(' · ')],
        [t('cases.penalties'), penalties.length === 0 ? null : penalties.map(names.penalty).join(' · ')],
        [
          t('cases.obligations'),
          obligations.length === 0 ? null : (
            <ul key="obligations" className="plain-list">
              {obligations.map((duty) => (
                <li key={duty.id}>{dutySentence(duty, { t, language, names })}</li>
              ))}
            </ul>
          ),
        ],
      ]}
    />
  );
}
