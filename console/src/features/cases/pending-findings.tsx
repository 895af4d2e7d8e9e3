import { findingInput } from '@fabric-governance/chaincode/governance/cases/finding-input';
import type { CaseView } from '@fabric-governance/gateway-api/contract/cases';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery } from '../../api/queries.js';
import { PendingAccord } from '../../components/pending-accord.js';
import { useWords } from '../../i18n/use-words.js';
import { Consequences } from './consequences.js';

/** Findings on which people have begun to agree. */
export function PendingFindings({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
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
            <Consequences of={terms} />
          </PendingAccord>
        </li>
      ))}
    </ul>
  );
}
