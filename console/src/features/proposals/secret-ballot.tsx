import type { CommitmentRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { PersonName } from '../../components/person-name.js';
import { ChoiceTag } from '../../components/tag.js';
import { useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { makeSalt } from '../../ledger-client/salt.js';
import { readinessOf } from '../../proposal/ballot-readiness.js';
import { useActor } from '../../session/use-actor.js';
import { type BallotContent, groundsOf, rankingOf } from './ballot-content.js';
import { BallotFields } from './ballot-fields.js';
import { castObstacle, choiceObstacle, contentObstacle } from './ballot-obstacle.js';
import type { BallotPartsProps } from './ballot-parts.js';
import { ballotRound } from './ballot-round.js';
import type { PreparedBallot } from './deliberation-view.js';
import { useCandidateNames } from './use-candidate-names.js';
import { useOwnRule } from './use-own-rule.js';

function Prepared({
  view,
  own,
  deliberation,
  submission,
  prepared,
}: BallotPartsProps & { readonly prepared: PreparedBallot }) {
  const { t, language } = useWords();
  const nameOf = useCandidateNames(view);
  const { session, against } = useActor();
  const { rule, mayApprove } = useOwnRule(own);
  const now = useNow();
  const proposalId = view.proposal.id;
  const { commitment, choice, ranking, personId } = prepared;
  const readiness = readinessOf(
    deliberation.approvals,
    { commitment },
    { rule, casterId: session.personId, mayApprove },
  );
  const facts = { view, memberId: own.id, now };
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const approve = () =>
    submission.run((ledger, onStep) =>
      ledger.submit(
        'Deliberation:approve',
        { proposalId },
        {
          onStep,
          endorsingOrganizations: [own.mspId],
          transient: { approval: utf8(JSON.stringify({ commitment, salt: makeSalt() })) },
        },
      ),
    );
  const commit = () => {
    const approvals = readiness.counting.map((one) => ({ personId: one.personId, salt: one.salt }));
    return submission.run((ledger, onStep) =>
      ledger.submit('Ballots:commit', { proposalId, commitment, approvals }, { onStep }),
    );
  };
  return (
    <li className="stack-small" data-testid={`prepared-${choice}`}>
      <div className="row">
        <ChoiceTag choice={choice} />
        {ranking !== undefined && <span>{ranking.map(nameOf).join(' › ')}</span>}
        <PersonName id={personId} />
        <span className="small muted" data-testid="ballot-progress">
          {t('secretBallot.progress', { count: readiness.counting.length, needed: readiness.needed })}
        </span>
      </div>
      <div className="actions">
        <ActionButton
          testId="approve-ballot"
          reason={against('ballot.approve') ?? choiceObstacle(facts, t) ?? busy}
          onClick={() => void approve()}
        >
          {t('secretBallot.approve')}
        </ActionButton>
        <ActionButton
          type="primary"
          testId="commit-ballot"
          reason={
            against('ballot.cast') ?? castObstacle({ ...facts, readiness, rule }, { t, language }) ?? busy
          }
          onClick={() => void commit()}
        >
          {t('secretBallot.commit')}
        </ActionButton>
      </div>
    </li>
  );
}

/** The institution's way to a sealed ballot (R26): prepared for its own people, approved by them, cast sealed. */
export function SecretBallot(props: BallotPartsProps) {
  const { view, own, deliberation, submission } = props;
  const { t } = useWords();
  const { against } = useActor();
  const now = useNow();
  const [content, setContent] = useState<BallotContent>({ choice: 'yes', ranking: [], reason: '' });
  const round = ballotRound(view);
  const proposalId = view.proposal.id;
  const prepare = () => {
    const ballot = { choice: content.choice, ...rankingOf(content, round), salt: makeSalt() };
    return submission.run((ledger, onStep) =>
      ledger.submit(
        'Deliberation:prepare',
        { proposalId },
        {
          onStep,
          endorsingOrganizations: [own.mspId],
          transient: { ballot: utf8(JSON.stringify(ballot)) },
        },
      ),
    );
  };
  return (
    <div className="stack" data-testid="secret-ballot">
      <p>{t('secretBallot.how')}</p>
      <BallotFields view={view} content={content} onChange={setContent} />
      <ActionButton
        testId="prepare-ballot"
        reason={
          against('ballot.cast') ??
          choiceObstacle({ view, memberId: own.id, now }, t) ??
          contentObstacle(view, { ...content, reason: '–' }, t) ??
          (submission.step === null ? undefined : t('common.reasonBusy'))
        }
        onClick={() => void prepare()}
      >
        {t('secretBallot.prepare', { choice: t(`choices.${content.choice}`) })}
      </ActionButton>
      <h3>{t('secretBallot.prepared')}</h3>
      {deliberation.prepared.length === 0 && <p className="muted">{t('secretBallot.nonePrepared')}</p>}
      <ul className="plain-list list-lines">
        {deliberation.prepared.map((prepared) => (
          <Prepared key={prepared.commitment} {...props} prepared={prepared} />
        ))}
      </ul>
    </div>
  );
}

/** Opening the sealed ballot after the window, by whoever may cast: what was prepared says choice and salt. */
export function RevealBallot({
  view,
  deliberation,
  submission,
  committed,
}: BallotPartsProps & { readonly committed: CommitmentRecord }) {
  const { t } = useWords();
  const { against } = useActor();
  const round = ballotRound(view);
  const [reason, setReason] = useState('');
  const prepared = deliberation.prepared.find(({ commitment }) => commitment === committed.commitment);
  if (prepared === undefined) return <p>{t('secretBallot.notOurs')}</p>;
  const { choice, salt, ranking = [] } = prepared;
  const content = { choice, ranking, reason };
  const reveal = () =>
    submission.run((ledger, onStep) =>
      ledger.submit(
        'Ballots:reveal',
        {
          proposalId: view.proposal.id,
          choice,
          salt,
          ...rankingOf(content, round),
          ...groundsOf(content, round),
        },
        { onStep },
      ),
    );
  return (
    <div className="stack">
      {round.track.reasoned?.includes(choice) === true && (
        <BallotFields
          view={view}
          content={content}
          onChange={(changed) => {
            setReason(changed.reason);
          }}
        />
      )}
      <ActionButton
        type="primary"
        testId="reveal-ballot"
        reason={
          against('ballot.cast') ??
          contentObstacle(view, content, t) ??
          (submission.step === null ? undefined : t('common.reasonBusy'))
        }
        onClick={() => void reveal()}
      >
        {t('secretBallot.reveal', { choice: t(`choices.${choice}`) })}
      </ActionButton>
    </div>
  );
}
