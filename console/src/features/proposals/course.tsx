import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { Panel } from '../../components/page.js';
import { Countdown, Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { failureReasonWords } from '../../wording/failure-reason.js';
import { timeWords } from '../../wording/time.js';
import { courseOf } from './course-of.js';

/** The course of a proposal, with the time left to what comes next. */
export function Course({ view }: { readonly view: ProposalView }) {
  const { t, language } = useWords();
  const { failure, withdrawnReason, retryAt, state } = view.phase;
  return (
    <Panel title={t('proposals.timeline')} testId="course">
      <ol className="course">
        {courseOf(view).map(({ word, at, past, bad }) => (
          <li key={`${word}${at}`} className={`${past ? 'past' : ''} ${bad ? 'bad' : ''}`}>
            <div>{t(word)}</div>
            <div className="small muted">
              <Time at={at} />
              {!past && (
                <>
                  {' · '}
                  <Countdown until={at} />
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
      {failure !== undefined && <p>{t('proposals.failure', { reason: failureReasonWords(failure, t) })}</p>}
      {state === 'failed' && retryAt !== undefined && (
        <p className="muted">{t('proposals.retryAt', { at: timeWords(retryAt, language) })}</p>
      )}
      {withdrawnReason !== undefined && <p>{t('proposals.withdrawnReason', { reason: withdrawnReason })}</p>}
    </Panel>
  );
}
