import type { StepState } from '@fabric-governance/chaincode/governance/records/releases';
import type { NodeId } from '@fabric-governance/chaincode/governance/ids';
import type { ReleaseView } from '@fabric-governance/gateway-api/contract/releases';
import { useSuspenseQuery } from '@tanstack/react-query';
import { nodesQuery } from '../../api/queries.js';
import { ActButtons, type Act } from '../../components/act-buttons.js';
import { DocumentLine } from '../../components/document-line.js';
import { Tag, type Tone } from '../../components/tag.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { type NodeAct, offeredNodeActs } from './offered.js';

const TONES = {
  down: 'warning',
  done: 'success',
  failed: 'danger',
  reverting: 'warning',
  reverted: 'neutral',
} as const satisfies Record<StepState, Tone>;

interface NodeStepProps {
  readonly nodeId: NodeId;
  readonly release: ReleaseView;
}

function NodeActs({ nodeId, release }: NodeStepProps) {
  const { t } = useWords();
  const { against } = useActor();
  const { data: nodes } = useSuspenseQuery(nodesQuery);
  const key = { releaseId: release.id, nodeId };
  const reason = against('release.carry-out');
  const acts: Readonly<Record<NodeAct, Act>> = {
    begin: {
      label: t('releases.begin'),
      testId: 'node-begin',
      reason,
      work: () => (ledger, onStep) => ledger.submit('Releases:begin', key, { onStep }),
    },
    acknowledge: {
      label: t('releases.acknowledge'),
      testId: 'node-acknowledge',
      reason,
      asks: { title: t('releases.acknowledgeTitle', { node: nodeId }), needs: 'evidence' },
      work:
        ({ evidence }) =>
        (ledger, onStep) => {
          const outcome = { result: 'done' as const, evidence: [...evidence] };
          return ledger.submit('Releases:acknowledge', { ...key, ...outcome }, { onStep });
        },
    },
    fail: {
      label: t('releases.fail'),
      testId: 'node-fail',
      reason,
      asks: {
        title: t('releases.failTitle', { node: nodeId }),
        label: t('releases.failReason'),
        needs: 'note',
      },
      work: (entry) => (ledger, onStep) => {
        const outcome = { result: 'failed' as const, reason: entry.note };
        return ledger.submit('Releases:acknowledge', { ...key, ...outcome }, { onStep });
      },
    },
  };
  return <ActButtons acts={offeredNodeActs(nodeId, release, nodes).map((name) => acts[name])} />;
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
