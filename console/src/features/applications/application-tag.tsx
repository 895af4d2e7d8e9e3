import type { ApplicationView } from '@fabric-governance/gateway-api/contract/applications';
import { Tag } from '../../components/tag.js';
import { useWords } from '../../i18n/use-words.js';

/** How far an application has come. */
export function ApplicationTag({ view }: { readonly view: ApplicationView }) {
  const { t } = useWords();
  if (view.admitted) return <Tag tone="success">{t('applications.admitted')}</Tag>;
  if (view.proposalIds.length > 0) return <Tag tone="info">{t('applications.proposed')}</Tag>;
  return <Tag tone="warning">{t('applications.waiting')}</Tag>;
}
