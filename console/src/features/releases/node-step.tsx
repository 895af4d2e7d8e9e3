import type { StepState } from '@fabric-governance/chaincode/governance/records/releases';
import type { NodeId } from '@fabric-governance/chaincode/governance/ids';
import type { ReleaseView } from '@fabric-governance/gateway-api/contract/releases';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { nodesQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { DocumentLine } from '../../components/document-line.js';
import { EntryDialog, type Entry } from '../../components/entry-dialog.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { Tag, type Tone } from '../../components/tag.js';
import type { WordKey } from '../../i18n/words/keys.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';
import { type NodeAct, offeredNodeActs } from './offered.js';

const TONES = {
  down: 'warning',
  done: 'success',
  failed: 'danger',
  reverting: 'warning',
  reverted: 'neutral',
} as const satisfies Record<StepState, Tone>;

const WORDS = {
  begin: 'releases.begin',
  acknowledge: 'releases.acknowledge',
  fail: 'releases.fail',
} as const satisfies Record<NodeAct, WordKey>;

interface NodeStepProps {
  readonly nodeId: NodeId;
  readonly release: ReleaseView;
}

function NodeActs({ nodeId, release }: NodeStepProps) {
  const { t } = useWords();
  const { against } = useActor();
  const { data: nodes } = useSuspenseQuery(nodesQuery);
  const submission = useSubmission();
  const [asked, setAsked] = useState<'acknowledge' | 'fail' | null>(null);
  const key = { releaseId: release.id, nodeId };
  const start = (act: NodeAct) => {
    if (act !== 'begin') setAsked(act);
    else void submission.run((ledger, onStep) => ledger.submit('Releases:begin', key, { onStep }));
  };
  const finish = ({ note, evidence }: Entry) => {
    const documents = [...evidence];
    const outcome =
      asked === 'fail'
        ? { result: 'failed' as const, reason: note }
        : { result: 'done' as const, evidence: documents };
    setAsked(null);
    void submission.run((ledger, onStep) =>
      ledger.submit('Releases:acknowledge', { ...key, ...outcome }, { onStep }),
    );
  };
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  return (
    <>
      <div className="actions">
        {offeredNodeActs(nodeId, release, nodes).map((act) => (
          <ActionButton
            key={act}
            testId={`node-${act}`}
            reason={busy ?? against('release.carry-out')}
            onClick={() => {
              start(act);
            }}
          >
            {t(WORDS[act])}
          </ActionButton>
        ))}
      </div>
      <SubmissionStatus submission={submission} />
      {asked !== null && (
        <EntryDialog
          title={t(asked === 'fail' ? 'releases.failTitle' : 'releases.acknowledgeTitle', { node: nodeId })}
          {...(asked === 'fail' ? { label: t('releases.failReason') } : {})}
          done={t(WORDS[asked])}
          needs={asked === 'fail' ? 'note' : 'evidence'}
          onDone={finish}
          onCancel={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
}

/** Where one node of a release stands, with the evidence, and what its own institution can do. */
export function NodeStep({ nodeId, release }: NodeStepProps) {
  const { t } = useWords();
  const { session, regulator } = useActor();
  const step = release.steps.find((one) => one.nodeId === nodeId);
  const isOwn = nodeId.startsWith(`${session.memberId}.`);
  return (
    <div className="stack-small" data-testid={`node-${nodeId}`} data-state={step?.state ?? 'waiting'}>
      <div className="row">
        <strong>{nodeId}</strong>
        {step === undefined ? (
          <span className="muted">{t('releases.waiting')}</span>
        ) : (
          <Tag tone={TONES[step.state]}>{t(`stepStates.${step.state}`)}</Tag>
        )}
        {step?.reason !== undefined && <span>{step.reason}</span>}
      </div>
      {step?.evidence?.map((document) => (
        <DocumentLine key={document.hash} document={document} />
      ))}
      {isOwn && !regulator && <NodeActs nodeId={nodeId} release={release} />}
    </div>
  );
}
