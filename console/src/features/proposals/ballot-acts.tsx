import type { DecisionRule, MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { ActionButton } from '../../components/action-button.js';
import { useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { makeSalt } from '../../ledger-client/salt.js';
import type { Readiness } from '../../proposal/ballot-readiness.js';
import { useActor } from '../../session/use-actor.js';
import type { Submission } from '../../session/use-submission.js';
import { type BallotContent, groundsOf, rankingOf } from './ballot-content.js';
import { castObstacle, choiceObstacle, contentObstacle } from './ballot-obstacle.js';
import { ballotRound } from './ballot-round.js';
import type { Approval } from './deliberation-view.js';

interface BallotActsProps {
  readonly view: ProposalView;
  readonly own: MemberRecord;
  readonly rule: DecisionRule;
  readonly content: BallotContent;
  readonly text: string;
  readonly readiness: Readiness<Approval>;
  readonly submission: Submission;
}

/** Opinion, approval and ballot for the chosen choice: each a transaction of its own. */
export function BallotActs({ view, own, rule, content, text, readiness, submission }: BallotActsProps) {
  const { t, language } = useWords();
  const { against } = useActor();
  const now = useNow();
  const proposalId = view.proposal.id;
  const facts = { view, memberId: own.id, now };
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const round = ballotRound(view);
  const { choice } = content;
  const ranking = rankingOf(content, round);
  const word = t(`choices.${choice}`);

  const submitPrivate = (
    name: 'Deliberation:giveOpinion' | 'Deliberation:approve',
    key: 'opinion' | 'approval',
    value: object,
  ) =>
    submission.run((ledger, onStep) =>
      ledger.submit(
        name,
        { proposalId },
        {
          onStep,
          // Endorsed at home alone, so that it stays at home.
          endorsingOrganizations: [own.mspId],
          transient: { [key]: utf8(JSON.stringify({ ...value, choice, salt: makeSalt() })) },
        },
      ),
    );
  const castBallot = () => {
    const approvals = readiness.counting.map(({ personId, salt }) => ({ personId, salt }));
    const ballot = { proposalId, choice, approvals, ...groundsOf(content, round) };
    return submission.run((ledger, onStep) =>
      round.round === 'ratification'
        ? ledger.submit('Ballots:castRatification', ballot, { onStep })
        : ledger.submit('Ballots:cast', { ...ballot, ...ranking }, { onStep }),
    );
  };

  return (
    <>
      <div className="actions">
        <ActionButton
          testId="give-opinion"
          reason={against('opinion.give') ?? busy}
          onClick={() => void submitPrivate('Deliberation:giveOpinion', 'opinion', { text: text.trim() })}
        >
          {t('deliberation.giveOpinion')}
        </ActionButton>
        <ActionButton
          testId="approve-ballot"
          reason={
            against('ballot.approve') ??
            choiceObstacle(facts, t) ??
            (ranking.ranking === undefined
              ? contentObstacle(view, { ...content, reason: '–' }, t)
              : undefined) ??
            busy
          }
          onClick={() => void submitPrivate('Deliberation:approve', 'approval', ranking)}
        >
          {t('deliberation.approve', { choice: word })}
        </ActionButton>
        <ActionButton
          type="primary"
          testId="cast-ballot"
          reason={
            against('ballot.cast') ??
            castObstacle({ ...facts, readiness, rule }, { t, language }) ??
            contentObstacle(view, content, t) ??
            busy
          }
          onClick={() => void castBallot()}
        >
          {t('deliberation.cast', { choice: word })}
        </ActionButton>
      </div>
      {round.track.changeable === undefined && <p className="small muted">{t('deliberation.castFinal')}</p>}
    </>
  );
}
