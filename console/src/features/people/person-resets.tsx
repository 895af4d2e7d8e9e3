import type { KeyReset } from '@fabric-governance/gateway-api/contract/accounts';
import type { PersonView } from '@fabric-governance/gateway-api/contract/records';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery, keyResetsQuery } from '../../api/queries.js';
import { ActButtons, type Act } from '../../components/act-buttons.js';
import { Facts } from '../../components/facts.js';
import { Hash } from '../../components/hash.js';
import { PersonName } from '../../components/person-name.js';
import { Countdown, Time, useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { cancelObstacle, completeObstacle, grantObstacle } from './reset-obstacle.js';

/** New keys that are asked for or granted for an account and have not ended (R15). */
export function PersonResets({ person }: { readonly person: PersonView }) {
  const { data } = useSuspenseQuery(keyResetsQuery);
  const open = data.filter(({ personId, ended }) => personId === person.id && ended === undefined);
  return open.map((reset) => (
    <Reset
      key={reset.fingerprint}
      person={person}
      reset={reset}
      others={open.filter((one) => one !== reset)}
    />
  ));
}

interface ResetProps {
  readonly person: PersonView;
  readonly reset: KeyReset;
  readonly others: readonly KeyReset[];
}

function Reset(props: ResetProps) {
  const { t } = useWords();
  const { regulator } = useActor();
  const { personId, fingerprint, lockedUntil } = props.reset;
  return (
    <div className="stack-small" data-testid={`reset-${personId}`} data-granted={lockedUntil !== undefined}>
      <ResetFactsList reset={props.reset} />
      {lockedUntil !== undefined && (
        <p>
          {t('newKey.lockedUntil')} <Time at={lockedUntil} /> <Countdown until={lockedUntil} />
        </p>
      )}
      {!regulator && <ResetActs key={fingerprint} {...props} />}
    </div>
  );
}

function ResetFactsList({ reset: { fingerprint, askedBy, at, reason, grants } }: Pick<ResetProps, 'reset'>) {
  const { t } = useWords();
  const names = useNames();
  const { data: charter } = useSuspenseQuery(charterQuery);
  const needed = charter.charter.accounts?.resetBy?.people;
  const people = grants.length === 0 ? t('common.nobody') : grants.map(names.person).join(' · ');
  return (
    <Facts
      facts={[
        [t('newKey.title'), <Hash key="key" value={fingerprint} />],
        [
          t('newKey.askedBy'),
          <span key="asked">
            {askedBy === null ? t('newKey.byKey') : <PersonName id={askedBy} />}
            {t('common.comma')}
            <Time at={at} />
          </span>,
        ],
        [t('newKey.reason'), reason],
        [t('newKey.agreed'), needed === undefined ? people : t('newKey.agreedOf', { people, needed })],
      ]}
    />
  );
}

/** What can be done about it: colleagues grant, the old key's holder cancels, anybody lets a granted one take over. */
function ResetActs({ person, reset, others }: ResetProps) {
  const { t } = useWords();
  const { session, against } = useActor();
  const { data: charter } = useSuspenseQuery(charterQuery);
  const now = useNow();
  const { personId, fingerprint } = reset;
  const key = { personId, fingerprint };
  const facts = { reset, others, status: person.status, now };
  const grant: Act = {
    label: t('newKey.grant'),
    testId: 'grant-reset',
    reason: against('account.keep') ?? grantObstacle(facts, { session, charter: charter.charter }, t),
    work: () => (ledger, onStep) => ledger.submit('People:grantReset', key, { onStep }),
  };
  const cancel: Act = {
    label: t('newKey.cancel'),
    testId: 'cancel-reset',
    danger: true,
    reason: cancelObstacle(facts, t),
    asks: { title: t('newKey.cancelTitle'), label: t('newKey.cancelWhy'), needs: 'note' },
    work:
      ({ note: reason }) =>
      (ledger, onStep) =>
        ledger.submit('People:cancelReset', { ...key, reason }, { onStep }),
  };
  const complete: Act = {
    label: t('newKey.complete'),
    testId: 'complete-reset',
    reason: completeObstacle(facts, t),
    work: () => (ledger, onStep) => ledger.submit('People:completeReset', key, { onStep }),
  };
  const acts = [
    ...(person.memberId === session.memberId ? [grant] : []),
    ...(session.personId === personId ? [cancel] : []),
    complete,
  ];
  return <ActButtons acts={acts} />;
}
