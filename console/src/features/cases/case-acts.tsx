import type { CaseRecord } from '@fabric-governance/chaincode/governance/records/cases';
import { Link } from '@tanstack/react-router';
import { ActButtons, type Act } from '../../components/act-buttons.js';
import { useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';

type ActName = 'Cases:withdraw' | 'Cases:lapse' | 'Cases:close';

/** Which acts the case offers now: withdrawing for the complainant, and what is due for anyone. */
function offered(
  { state, complainant, findUntil, appealUntil = 0 }: CaseRecord,
  memberId: string,
  now: number,
): readonly ActName[] {
  if (state === 'open' && now >= findUntil) return ['Cases:lapse'];
  if (state === 'open') return memberId === complainant ? ['Cases:withdraw'] : [];
  return state === 'found' && now >= appealUntil ? ['Cases:close'] : [];
}

const WORDS = {
  'Cases:withdraw': 'cases.withdraw',
  'Cases:lapse': 'cases.lapse',
  'Cases:close': 'cases.close',
} as const;

/** What can be done about a dispute besides replying and finding. */
export function CaseActs({ record }: { readonly record: CaseRecord }) {
  const { t } = useWords();
  const now = useNow();
  const { institution, against } = useActor();
  const { id, complainant, respondent, state, appealUntil = 0 } = record;
  const { memberId } = institution;
  const side = memberId === complainant || memberId === respondent;
  const appealable = side && (state === 'found' || state === 'closed') && now < appealUntil;
  const acts = offered(record, memberId, now).map((name): Act => ({
    label: t(WORDS[name]),
    testId: name,
    reason: name === 'Cases:withdraw' ? against('case.plead') : undefined,
    work: () => (ledger, onStep) => ledger.submit(name, { caseId: id }, { onStep }),
  }));
  return (
    <>
      <ActButtons acts={acts} />
      {appealable && (
        <Link
          to="/proposals/new"
          search={{ kind: 'case.appeal', case: [id, complainant, respondent].join('/') }}
        >
          {t('cases.appeal')}
        </Link>
      )}
    </>
  );
}
