import type { NodeRecord } from '@fabric-governance/chaincode/governance/records/nodes';
import { Input } from 'antd';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { Field } from '../../components/field.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';

const STATUSES = [
  { status: 'running', word: 'nodes.start' },
  { status: 'stopped', word: 'nodes.stop' },
  { status: 'failed', word: 'nodes.fail' },
] as const;

/** What an institution records about a node of its own: whether it runs, its version, that it is gone for good. */
export function NodeActs({ node }: { readonly node: NodeRecord }) {
  const { t } = useWords();
  const { against } = useActor();
  const submission = useSubmission();
  const [version, setVersion] = useState('');
  const nodeId: string = node.id;
  const reason = against('node.keep') ?? (submission.step === null ? undefined : t('common.reasonBusy'));
  const update = (change: {
    readonly status?: 'running' | 'stopped' | 'failed';
    readonly version?: string;
  }) => submission.run((ledger, onStep) => ledger.submit('Nodes:update', { nodeId, ...change }, { onStep }));
  return (
    <div className="stack-small">
      <Field label={t('nodes.newVersion')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={60}
            value={version}
            data-testid={`version-${nodeId}`}
            onChange={(event) => {
              setVersion(event.target.value);
            }}
          />
        )}
      </Field>
      <div className="actions">
        <ActionButton
          testId={`set-version-${nodeId}`}
          reason={reason ?? (version.trim() === '' ? t('newProposal.required') : undefined)}
          onClick={() => void update({ version: version.trim() })}
        >
          {t('nodes.setVersion')}
        </ActionButton>
        {STATUSES.filter(({ status }) => status !== node.status).map(({ status, word }) => (
          <ActionButton
            key={status}
            testId={`${status}-${nodeId}`}
            reason={reason}
            onClick={() => void update({ status })}
          >
            {t(word)}
          </ActionButton>
        ))}
        <ActionButton
          danger
          testId={`retire-${nodeId}`}
          reason={reason}
          onClick={() =>
            void submission.run((ledger, onStep) => ledger.submit('Nodes:retire', { nodeId }, { onStep }))
          }
        >
          {t('nodes.retire')}
        </ActionButton>
      </div>
      <SubmissionStatus submission={submission} />
    </div>
  );
}
