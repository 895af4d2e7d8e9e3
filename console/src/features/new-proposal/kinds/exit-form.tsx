import type { MemberId, MspId, ProposalId } from '@fabric-governance/chaincode/governance/ids';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { charterVersionQuery, membersQuery, proposalQuery, proposalsQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { GroundsField } from '../../../components/grounds-field.js';
import { useWords } from '../../../i18n/use-words.js';
import { useActor } from '../../../session/use-actor.js';
import { durationWords } from '../../../wording/duration.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

/** The amendments against which the own institution has voted, and which were adopted all the same. */
function useOpposed(memberId: string) {
  const { data: proposals } = useSuspenseQuery(proposalsQuery(['executed']));
  return proposals.filter(
    ({ actionKinds, ballots }) =>
      actionKinds.includes('charter.amend') &&
      ballots.some((ballot) => ballot.memberId === memberId && ballot.choice === 'no'),
  );
}

/** The amendment for which the institution leaves, with the version of the charter before it. */
function AmendmentField({ values, onChange }: KindFieldsProps) {
  const { t, language } = useWords();
  const { institution } = useActor();
  const opposed = useOpposed(institution.memberId);
  const chosen = values['amendment'] ?? '';
  const { data: view } = useQuery({ ...proposalQuery(chosen), enabled: chosen !== '' });
  const base = view?.proposal.actions.flatMap((one) =>
    one.kind === 'charter.amend' ? [one.payload.base] : [],
  )[0];
  const before = useQuery({ ...charterVersionQuery(base ?? 1), enabled: base !== undefined }).data;
  const notice = before?.charter.membership?.exitOnAmendment;
  useEffect(() => {
    if (base !== undefined && values['base'] !== String(base)) onChange({ base: String(base) });
  }, [base, values, onChange]);
  if (opposed.length === 0) return null;
  return (
    <>
      <ChoiceField
        label={t('newProposal.exitAmendment')}
        testId="exit-amendment"
        value={chosen}
        options={[
          { value: '', label: t('newProposal.exitAmendmentNone') },
          ...opposed.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(amendment) => {
          onChange({ amendment, base: '' });
        }}
      />
      {base !== undefined && (
        <p className="small muted">
          {notice === undefined
            ? t('newProposal.exitAmendmentNot')
            : t('newProposal.exitAmendmentNotice', { notice: durationWords(notice, language) })}
        </p>
      )}
    </>
  );
}

function ExitFields(props: KindFieldsProps) {
  const { t } = useWords();
  const { institution } = useActor();
  const { data: members } = useSuspenseQuery(membersQuery);
  const { values, onChange } = props;
  const own = members.find(({ id }) => id === institution.memberId);
  useEffect(() => {
    if (own !== undefined && values['member'] !== own.id) onChange({ member: own.id, msp: own.mspId });
  }, [own, values, onChange]);
  return (
    <>
      <p className="prose">{t('newProposal.exitIntro')}</p>
      <GroundsField
        value={props.values['grounds'] ?? ''}
        onChange={(grounds) => {
          props.onChange({ grounds });
        }}
      />
      <AmendmentField {...props} />
    </>
  );
}

/** The own institution leaves the consortium (R8). */
export const exitForm: KindForm = {
  Fields: ExitFields,
  action: ({ values: { member = '', msp = '', grounds = '', amendment = '', base = '' } }) => {
    const reason = grounds.trim();
    if (member === '' || reason === '' || (amendment !== '' && base === '')) return undefined;
    return {
      kind: 'member.exit',
      payload: {
        // Taken from the ledger's own lists of members and proposals.
        memberId: member as MemberId,
        mspId: msp as MspId,
        reason,
        ...(amendment === ''
          ? {}
          : { amendment: { proposalId: amendment as ProposalId, base: Number(base) } }),
      },
    };
  },
  title: (action, { t, names }) =>
    action.kind === 'member.exit'
      ? t('newProposal.suggestExit', { name: names.member(action.payload.memberId) })
      : '',
};
