import type { ReleaseView } from '@fabric-governance/gateway-api/contract/releases';
import { Link } from '@tanstack/react-router';
import { ActButtons, type Act } from '../../components/act-buttons.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { offeredActs, type ReleaseAct } from './offered.js';

const TRANSACTIONS = {
  pause: 'Releases:pause',
  resume: 'Releases:resume',
  conclude: 'Releases:conclude',
  markOverdue: 'Releases:markOverdue',
} as const satisfies Record<ReleaseAct, string>;

/** Acts that only say what is so need no permission. */
const OPEN: readonly ReleaseAct[] = ['conclude', 'markOverdue'];

/** What this person's institution can do with a release as a whole, and what it can propose. */
export function ReleaseActs({ release }: { readonly release: ReleaseView }) {
  const { t } = useWords();
  const { session, against } = useActor();
  const { id: releaseId, state } = release;
  const acts = offeredActs(release, session.memberId).map((name): Act => {
    const button = {
      label: t(`releases.${name}`),
      testId: `release-${name}`,
      reason: OPEN.includes(name) ? undefined : against('release.carry-out'),
    };
    if (name !== 'pause') {
      const input = { releaseId };
      return {
        ...button,
        work: () => (ledger, onStep) => ledger.submit(TRANSACTIONS[name], input, { onStep }),
      };
    }
    return {
      ...button,
      asks: {
        title: t('releases.pauseTitle', { name: releaseId }),
        label: t('releases.pauseReason'),
        needs: 'note',
      },
      work:
        ({ note: reason }) =>
        (ledger, onStep) =>
          ledger.submit(TRANSACTIONS.pause, { releaseId, reason }, { onStep }),
    };
  });
  return (
    <>
      <ActButtons acts={acts} />
      <div className="row small">
        {state === 'paused' && (
          <Link to="/proposals/new" search={{ kind: 'release.resume', release: releaseId }}>
            {t('releases.proposeResume')}
          </Link>
        )}
        {(state === 'rolling-out' || state === 'paused' || state === 'rolled-out') && (
          <Link to="/proposals/new" search={{ kind: 'release.roll-back', release: releaseId }}>
            {t('releases.proposeRollBack')}
          </Link>
        )}
      </div>
    </>
  );
}
