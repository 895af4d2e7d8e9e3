import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.js';
import { useActor } from '../session/use-actor.js';
import { useNames } from '../session/use-names.js';
import type { LedgerWork } from '../session/use-submission.js';
import { ActButtons } from './act-buttons.js';

interface PendingAccordProps {
  /** What is agreed on. */
  readonly children: ReactNode;
  /** Who agrees so far. */
  readonly people: readonly string[];
  /** How many it takes by the charter in force. */
  readonly needed: number;
  readonly agree: LedgerWork;
  /** What enough people have agreed on is done by anybody. */
  readonly conclude: LedgerWork;
  readonly concludeLabel: string;
}

/** The same words on which people of a body agree one after the other, until anybody can do what they say. */
export function PendingAccord({
  children,
  people,
  needed,
  agree,
  conclude,
  concludeLabel,
}: PendingAccordProps) {
  const { t } = useWords();
  const names = useNames();
  const { session, against } = useActor();
  const hasAgreed = people.some((id) => id === session.personId) ? t('newKey.agreedAlready') : undefined;
  const tooFew = people.length < needed ? t('merit.tooFew') : undefined;
  const listed = people.map(names.person).join(' · ');
  return (
    <div className="stack-small" data-testid="pending">
      {children}
      <p className="small muted">
        {t('newKey.agreed')}
        {t('common.colon')}
        {t('newKey.agreedOf', { people: listed, needed })}
      </p>
      <ActButtons
        acts={[
          {
            label: t('merit.agree'),
            testId: 'agree-too',
            reason: against('body.act') ?? hasAgreed,
            work: () => agree,
          },
          { label: concludeLabel, testId: 'conclude', reason: tooFew, work: () => conclude },
        ]}
      />
    </div>
  );
}
