import { PROPOSAL_STATES, type ProposalState } from '@fabric-governance/chaincode/governance/states';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { proposalsQuery } from '../../api/queries.js';
import { Page } from '../../components/page.js';
import { ProposalLine } from '../../components/proposal-line.js';
import { useWords } from '../../i18n/use-words.js';
import { groupOf, STATE_GROUPS, type StateGroup } from '../../proposal/state-groups.js';
import { useActor } from '../../session/use-actor.js';

const route = getRouteApi('/signed-in/member/proposals');

const GROUP_WORDS = {
  open: 'proposals.filterOpen',
  decided: 'proposals.filterDecided',
  ended: 'proposals.filterClosed',
} as const satisfies Record<StateGroup, string>;

type Show = StateGroup | ProposalState | undefined;

function StateFilter({ show }: { readonly show: Show }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const id = useId();
  const choose = (value: string) => {
    const chosen = [...STATE_GROUPS, ...PROPOSAL_STATES].find((known) => known === value);
    void navigate({ to: '/proposals', search: chosen === undefined ? {} : { show: chosen } });
  };
  return (
    <div className="row">
      <label htmlFor={id}>{t('proposals.filter')}</label>
      <select
        id={id}
        className="plain-select inline-select"
        data-testid="proposal-filter"
        value={show ?? ''}
        onChange={(event) => {
          choose(event.target.value);
        }}
      >
        <option value="">{t('proposals.filterAll')}</option>
        {STATE_GROUPS.map((group) => (
          <option key={group} value={group}>
            {t(GROUP_WORDS[group])}
          </option>
        ))}
        <optgroup label={t('proposals.filter')}>
          {PROPOSAL_STATES.map((state) => (
            <option key={state} value={state}>
              {t(`states.${state}`)}
            </option>
          ))}
        </optgroup>
      </select>
    </div>
  );
}

/** All proposals, newest first, by state. */
export function ProposalsPage() {
  const { t } = useWords();
  const { regulator } = useActor();
  const { show } = route.useSearch();
  const { data } = useSuspenseQuery(proposalsQuery());
  const proposals = data.filter(
    ({ phase }) => show === undefined || phase.state === show || groupOf(phase.state) === show,
  );
  return (
    <Page
      title={t('proposals.title')}
      actions={
        regulator ? undefined : (
          <Link to="/proposals/new" className="link-button" data-testid="new-proposal">
            {t('proposals.create')}
          </Link>
        )
      }
    >
      <StateFilter show={show} />
      <section className="panel" aria-label={t('proposals.title')} data-testid="proposals">
        {proposals.length === 0 && (
          <p className="empty">
            {t('proposals.empty')} {t('proposals.emptyHint')}
          </p>
        )}
        <ul className="plain-list list-lines">
          {proposals.map((proposal) => (
            <li key={proposal.id}>
              <ProposalLine proposal={proposal} />
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
