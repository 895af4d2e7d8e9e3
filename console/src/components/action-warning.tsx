import type { Action } from '@fabric-governance/chaincode/governance/records/actions';
import { opensBlockStreams } from '@fabric-governance/protocol/config/change/opens-block-streams';
import { Alert } from 'antd';
import { useWords } from '../i18n/use-words.js';

/** What an action gives up that its sentence does not tell: shown to whoever proposes it, and to whoever decides it. */
export function ActionWarning({ action }: { readonly action: Action }) {
  const { t } = useWords();
  if (action.kind !== 'channel.configure' || !opensBlockStreams(action.payload.change)) return null;
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="opens-block-streams"
      title={t('networkWarnings.blockStreams')}
      description={t('networkWarnings.blockStreamsWhy')}
    />
  );
}
