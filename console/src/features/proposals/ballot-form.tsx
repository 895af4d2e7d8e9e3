import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useSubmission } from '../../session/use-submission.js';
import { timeWords } from '../../wording/time.js';
import { ballotStage } from './ballot-stage.js';
import type { DeliberationView } from './deliberation-view.js';
import { OpenBallot } from './open-ballot.js';
import { RevealBallot, SecretBallot } from './secret-ballot.js';

interface BallotFormProps {
  readonly view: ProposalView;
  readonly own: MemberRecord;
  readonly deliberation: DeliberationView;
}

/** The institution's way to its one ballot, or the ballot once it is cast; how the last act ended stays in sight. */
export function BallotForm({ view, own, deliberation }: BallotFormProps) {
  const { t, language } = useWords();
  const submission = useSubmission();
  const now = useNow();
  const { next, cast, committed, changeableUntil } = ballotStage(view, own.id, now);
  const parts = { view, own, deliberation, submission };
  return (
    <>
      {cast !== undefined && (
        <p data-testid="ballot-done">{t('deliberation.castDone', { choice: t(`choices.${cast.choice}`) })}</p>
      )}
      {cast === undefined && committed !== undefined && (
        <p data-testid="ballot-committed">{t('secretBallot.committed')}</p>
      )}
      {changeableUntil !== undefined && (
        <p className="muted">{t('ballotExtras.change', { at: timeWords(changeableUntil, language) })}</p>
      )}
      {next === 'open' && <OpenBallot {...parts} />}
      {next === 'seal' && <SecretBallot {...parts} />}
      {next === 'reveal' && committed !== undefined && <RevealBallot {...parts} committed={committed} />}
      <SubmissionStatus submission={submission} />
    </>
  );
}
