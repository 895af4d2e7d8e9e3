import { phaseOf } from '@fabric-governance/chaincode/governance/phases/network-phase';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { alarmsQuery, charterQuery, consortiumQuery, membersQuery } from '../../api/queries.js';
import { useWords } from '../../i18n/use-words.js';
import { timeWords } from '../../wording/time.js';
import { useNames } from '../../session/use-names.js';

/** What everybody should look at: too few members or nodes, failed nodes, members that are suspended or leaving (R8–R10). */
export function Alarms() {
  const { t, language } = useWords();
  const names = useNames();
  const { data: alarms } = useSuspenseQuery(alarmsQuery);
  const { data: members } = useSuspenseQuery(membersQuery);
  const lines = [
    ...alarms.map((alarm) => {
      if (alarm.kind === 'node-failed') return t('overview.alarmNode', { node: alarm.nodeId });
      const { number, warn, least } = alarm;
      const word = alarm.kind === 'members' ? 'overview.alarmMembers' : 'overview.alarmNodes';
      return t(word, { number, warn, least });
    }),
    ...members
      .filter(({ status, exit }) => status === 'suspended' || exit !== undefined)
      .map(({ id, status, exit }) =>
        exit === undefined
          ? `${names.member(id)}${t('common.colon')}${t(`memberStatuses.${status}`)}`
          : t('overview.alarmLeaving', { member: names.member(id), at: timeWords(exit.dueAt, language) }),
      ),
  ];
  if (lines.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('overview.alarms')}
      data-testid="alarms"
      description={
        <ul className="plain-list">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  );
}

/** The phase of the network's life. */
export function PhaseLine() {
  const { t } = useWords();
  const { data: consortium } = useSuspenseQuery(consortiumQuery);
  const { data: record } = useSuspenseQuery(charterQuery);
  const phase = t(`networkPhases.${phaseOf(consortium, record.charter)}`);
  return (
    <p className="muted" data-testid="network-phase">
      {t('overview.phase', { phase })}
    </p>
  );
}
