import { runningNodes } from '@fabric-governance/chaincode/governance/membership/safe-number';
import type { NodeRecord } from '@fabric-governance/chaincode/governance/records/nodes';
import type { NodeStatus } from '@fabric-governance/chaincode/governance/states';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { membersQuery, nodesQuery } from '../../api/queries.js';
import { Facts } from '../../components/facts.js';
import { Page, Panel } from '../../components/page.js';
import { Tag, type Tone } from '../../components/tag.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { NodeActs } from './node-acts.js';
import { RegisterForm } from './register-form.js';

const TONES = {
  running: 'success',
  stopped: 'neutral',
  failed: 'danger',
  suspended: 'danger',
  retired: 'neutral',
} as const satisfies Record<NodeStatus, Tone>;

function Node({ node, own }: { readonly node: NodeRecord; readonly own: boolean }) {
  const { t } = useWords();
  const { name, system, place } = node.host;
  return (
    <div className="stack-small" data-testid={`node-${node.id}`}>
      <div className="row">
        <h3>{node.id}</h3>
        <Tag tone={TONES[node.status]}>{t(`nodeStatuses.${node.status}`)}</Tag>
      </div>
      <Facts
        facts={[
          [t('nodes.kind'), t(`nodeKinds.${node.kind}`)],
          [t('nodes.version'), node.version],
          [t('nodes.host'), name],
          [t('nodes.system'), system],
          [t('nodes.place'), place ?? null],
          [t('nodes.since'), <Time key="since" at={node.since} />],
          [
            t('nodes.suspendedBy'),
            node.suspension === undefined ? null : (
              <Link key="by" to="/interventions">
                {t('accounts.byIntervention')}
              </Link>
            ),
          ],
        ]}
      />
      {own && node.status !== 'retired' && <NodeActs node={node} />}
    </div>
  );
}

/** The register of nodes, by institution; each keeps its own (R10). */
export function NodesPage() {
  const { t, local } = useWords();
  const { institution, regulator } = useActor();
  const { data: members } = useSuspenseQuery(membersQuery);
  const { data: nodes } = useSuspenseQuery(nodesQuery);
  const keeping = members.filter(({ id }) => nodes.some(({ memberId }) => memberId === id));
  return (
    <Page title={t('nodes.title')} intro={t('nodes.intro')}>
      <p data-testid="nodes-running">
        {t('nodes.running', { count: runningNodes({ members, nodes }).length })}
      </p>
      {nodes.length === 0 && <p className="empty">{t('nodes.none')}</p>}
      {keeping.map(({ id, name }) => (
        <Panel key={id} title={local(name)}>
          <ul className="plain-list list-lines">
            {nodes
              .filter(({ memberId }) => memberId === id)
              .map((node) => (
                <li key={node.id}>
                  <Node node={node} own={id === institution.memberId} />
                </li>
              ))}
          </ul>
        </Panel>
      ))}
      {!regulator && <RegisterForm />}
    </Page>
  );
}
