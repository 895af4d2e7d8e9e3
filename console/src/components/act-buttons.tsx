import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import type { Reason } from '../session/actor.js';
import { type LedgerWork, useSubmission } from '../session/use-submission.js';
import { ActionButton } from './action-button.js';
import { type Entry, EntryDialog, type Needs } from './entry-dialog.js';
import { SubmissionStatus } from './submission-status.js';

/** Something that a person can do with one transaction. */
export interface Act {
  readonly label: string;
  readonly testId: string;
  /** Why it is not possible now. */
  readonly reason: Reason;
  readonly type?: 'primary' | 'default';
  readonly danger?: boolean;
  /** What is asked for before it; left out: nothing. */
  readonly asks?: { readonly title: string; readonly label?: string; readonly needs: Needs };
  /** What is sent, with the words and documents that were asked for. */
  readonly work: (entry: Entry) => LedgerWork;
}

const NOTHING: Entry = { note: '', evidence: [] };

/** Acts beside each other, one at a time, and how the one that was begun stands. What is not possible says why. */
export function ActButtons({ acts }: { readonly acts: readonly Act[] }) {
  const { t } = useWords();
  const submission = useSubmission();
  const [asked, setAsked] = useState<Act | null>(null);
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  return (
    <div className="stack-small">
      <div className="actions">
        {acts.map((act) => (
          <ActionButton
            key={act.testId}
            type={act.type ?? 'default'}
            danger={act.danger ?? false}
            testId={act.testId}
            reason={busy ?? act.reason}
            onClick={() => {
              if (act.asks === undefined) void submission.run(act.work(NOTHING));
              else setAsked(act);
            }}
          >
            {act.label}
          </ActionButton>
        ))}
      </div>
      <SubmissionStatus submission={submission} />
      {asked?.asks !== undefined && (
        <EntryDialog
          {...asked.asks}
          done={asked.label}
          onDone={(entry) => {
            setAsked(null);
            void submission.run(asked.work(entry));
          }}
          onCancel={() => {
            setAsked(null);
          }}
        />
      )}
    </div>
  );
}
