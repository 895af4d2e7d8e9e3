import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import { Panel } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { durationWords } from '../../wording/duration.js';
import { fractionWords } from '../../wording/rule.js';
import { joinSentences } from '../../wording/sentences.js';

/** What holds for every proposal, as sentences. */
export function Bounds({ charter }: { readonly charter: Charter }) {
  const { t, language } = useWords();
  const { attestations, attempts, attemptTimeout, backOff } = charter.execution;
  const duration = (iso: string) => durationWords(iso, language);
  return (
    <Panel title={t('charter.bounds')}>
      <p>{t('charter.openProposals', { count: charter.openProposalsPerMember })}</p>
      <p>{t('charter.clock', { duration: duration(charter.clockTolerance) })}</p>
      <p>
        {joinSentences(
          [
            t('charter.attestations', {
              fraction: fractionWords(attestations.numerator, attestations.denominator, t),
            }),
            t('charter.attempts', {
              count: attempts,
              timeout: duration(attemptTimeout),
              pause: duration(backOff),
            }),
          ],
          language,
        )}
      </p>
    </Panel>
  );
}
