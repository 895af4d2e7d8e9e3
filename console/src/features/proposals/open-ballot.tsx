import { Input } from 'antd';
import { useState } from 'react';
import { Field } from '../../components/field.js';
import { useWords } from '../../i18n/use-words.js';
import { readinessOf } from '../../proposal/ballot-readiness.js';
import { useActor } from '../../session/use-actor.js';
import { BallotActs } from './ballot-acts.js';
import { approvedContent, type BallotContent } from './ballot-content.js';
import { BallotFields } from './ballot-fields.js';
import { ballotRound } from './ballot-round.js';
import type { BallotPartsProps } from './ballot-parts.js';
import { useOwnRule } from './use-own-rule.js';

/** The institution's way to an open ballot: opinions, approvals of a choice, the ballot. */
export function OpenBallot({ view, own, deliberation, submission }: BallotPartsProps) {
  const { t } = useWords();
  const { session } = useActor();
  const { rule, mayApprove } = useOwnRule(own);
  const round = ballotRound(view);
  const approvals = deliberation.approvals.filter((approval) => approval.round === round.round);
  const mine = approvals.find(({ personId }) => personId === session.personId);
  const leading = mine ?? approvals[0];
  const [entered, setEntered] = useState<BallotContent | null>(null);
  const [text, setText] = useState('');
  const content = entered ?? {
    choice: leading?.choice ?? 'yes',
    ranking: leading?.ranking ?? [],
    reason: '',
  };
  const readiness = readinessOf(approvals, approvedContent(content, round), {
    rule,
    casterId: session.personId,
    mayApprove,
  });
  return (
    <div className="stack">
      {round.round === 'ratification' && <p>{t('ballotExtras.ratification')}</p>}
      <BallotFields view={view} content={content} onChange={setEntered} />
      <Field label={t('deliberation.opinionText')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={2}
            maxLength={5000}
            placeholder={t('deliberation.opinionPlaceholder')}
            value={text}
            data-testid="opinion-text"
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
        )}
      </Field>
      <p className="small muted" data-testid="ballot-progress">
        {t('deliberation.progress', {
          choice: t(`choices.${content.choice}`),
          count: readiness.counting.length,
          needed: readiness.needed,
        })}
        {mine?.choice !== undefined &&
          ` · ${t('deliberation.yourApproval', { choice: t(`choices.${mine.choice}`) })}`}
      </p>
      <BallotActs
        view={view}
        own={own}
        rule={rule}
        content={content}
        text={text}
        readiness={readiness}
        submission={submission}
      />
    </div>
  );
}
