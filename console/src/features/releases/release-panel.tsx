import type { ReleaseState } from '@fabric-governance/chaincode/governance/records/releases';
import type { ReleaseView } from '@fabric-governance/gateway-api/contract/releases';
import { Link } from '@tanstack/react-router';
import { Facts } from '../../components/facts.js';
import { Hash } from '../../components/hash.js';
import { MemberName } from '../../components/person-name.js';
import { Tag, type Tone } from '../../components/tag.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { NodeStep } from './node-step.js';
import { ReleaseActs } from './release-acts.js';

const TONES = {
  'rolling-out': 'info',
  paused: 'warning',
  'rolled-out': 'success',
  'rolling-back': 'danger',
  'rolled-back': 'neutral',
} as const satisfies Record<ReleaseState, Tone>;

function ReleaseFacts({ release }: { readonly release: ReleaseView }) {
  const { t } = useWords();
  const { proposalId, urgency, nodeKind, notes, rollBack, dueAt, overdueSince, pause, rolledBackBy } =
    release;
  return (
    <Facts
      facts={[
        [t('releases.nodeKind'), t(`nodeKinds.${nodeKind}`)],
        [t('releases.urgency'), t(`urgencies.${urgency}`)],
        [t('releases.notes'), notes === '' ? null : notes],
        [t('releases.rollBack'), rollBack],
        [t('releases.progress'), t('releases.share', { done: release.done, needed: release.needed })],
        [t('releases.due'), <Time key="due" at={dueAt} />],
        [
          t('releases.overdueSince'),
          overdueSince === undefined ? null : <Time key="overdue" at={overdueSince} />,
        ],
        [
          t('releases.pausedBy'),
          pause === undefined ? null : (
            <span key="pause">
              <MemberName id={pause.memberId} />
              {t('common.colon')}
              {pause.reason}
            </span>
          ),
        ],
        [t('releases.rolledBackFor'), rolledBackBy?.reason ?? null],
        [
          t('releases.decision'),
          <Link key="decision" to="/proposals/$proposalId" params={{ proposalId }}>
            <Time at={release.since} />
          </Link>,
        ],
      ]}
    />
  );
}

/** One release: what it is, and how far each node has come, wave by wave. */
export function ReleasePanel({ release }: { readonly release: ReleaseView }) {
  const { t } = useWords();
  const { regulator } = useActor();
  const { id, state, overdue, artefacts, waves } = release;
  return (
    <section className="panel" aria-label={id} data-testid={`release-${id}`} data-state={state}>
      <div className="row">
        <h2>
          {id} <span className="muted">{release.version}</span>
        </h2>
        <Tag tone={TONES[state]}>{t(`releaseStates.${state}`)}</Tag>
        {overdue && <Tag tone="danger">{t('releases.overdue')}</Tag>}
      </div>
      <ReleaseFacts release={release} />
      <h3>{t('releases.artefacts')}</h3>
      <ul className="plain-list">
        {artefacts.map(({ name, version, hash, locator }) => (
          <li key={hash} className="row">
            <strong>{name}</strong>
            <span className="muted small">
              {version} · {locator}
            </span>
            <Hash value={hash} />
          </li>
        ))}
      </ul>
      {waves.map((nodeIds, index) => (
        <div key={nodeIds.join(' ')} className="stack-small">
          <h3>{t('releases.wave', { number: index + 1 })}</h3>
          <ul className="plain-list">
            {nodeIds.map((nodeId) => (
              <li key={nodeId}>
                <NodeStep nodeId={nodeId} release={release} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {!regulator && <ReleaseActs release={release} />}
    </section>
  );
}
