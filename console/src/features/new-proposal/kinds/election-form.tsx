import type { MemberId, PersonId } from '@fabric-governance/chaincode/governance/ids';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { charterQuery, membersQuery, peopleQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { Field } from '../../../components/field.js';
import { useWords } from '../../../i18n/use-words.js';
import { memberOfPerson } from '../../../wording/names.js';
import { idsIn, type KindFieldsProps, type KindForm } from './kind-form.js';

/** A person's id has its institution's before the point; a member's has no point. */
const isPerson = (id: string): boolean => id.includes('.');

interface SeatFieldsProps extends KindFieldsProps {
  readonly filledBy: 'election' | 'appointment';
}

/** The seats to be filled, and who stands for them, or the one who is to sit there. */
function SeatFields({ values, onChange, filledBy }: SeatFieldsProps) {
  const { t, local } = useWords();
  const { data: record } = useSuspenseQuery(charterQuery);
  const { data: members } = useSuspenseQuery(membersQuery);
  const { data: people } = useSuspenseQuery(peopleQuery);
  const { seat = '', candidates = '' } = values;
  const seats = Object.entries(record.charter.bodies ?? {}).flatMap(([bodyId, { title, membership }]) =>
    membership.of === 'seats'
      ? Object.entries(membership.seats)
          .filter(([, seatRule]) => seatRule.filledBy === filledBy)
          .map(([seatClass, { title: seatTitle }]) => ({
            value: `${bodyId} ${seatClass}`,
            label: `${local(title)}${t('common.colon')}${local(seatTitle)}`,
          }))
      : [],
  );
  const all = [...members, ...people].map(({ id, name }) => ({ value: String(id), label: local(name) }));
  return (
    <>
      <ChoiceField
        label={t('newProposal.seat')}
        testId="seat"
        placeholder="–"
        value={seat}
        options={seats}
        onChange={(chosen) => {
          onChange({ seat: chosen });
        }}
      />
      <Field label={t(filledBy === 'election' ? 'newProposal.candidates' : 'newProposal.appointee')}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            {...(filledBy === 'election' ? {} : { maxCount: 1 })}
            className="wide-select"
            data-testid="candidates"
            value={idsIn(candidates)}
            options={all}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(chosen: string[]) => {
              onChange({ candidates: chosen.join(' ') });
            }}
          />
        )}
      </Field>
    </>
  );
}

/** An election of holders of seats among named candidates (shared/charters.md 18). */
export const electionForm: KindForm = {
  Fields: (props) => <SeatFields {...props} filledBy="election" />,
  action: ({ values: { seat = '', candidates = '' } }) => {
    const [bodyId, seatClass] = seat.split(' ');
    const chosen = idsIn(candidates);
    if (bodyId === undefined || seatClass === undefined || chosen.length === 0) return undefined;
    return {
      kind: 'seat.elect',
      payload: {
        bodyId,
        seatClass,
        // Chosen from the ledger's own lists of members and people.
        candidates: chosen.map((id) => ({
          id: isPerson(id) ? id.replace('.', '-') : id,
          memberId: memberOfPerson(id) as MemberId,
          ...(isPerson(id) ? { personId: id as PersonId } : {}),
        })),
      },
    };
  },
  title: (action, { t }) =>
    action.kind === 'seat.elect' ? t('newProposal.suggestElection', { seats: action.payload.seatClass }) : '',
};

/** An appointment to a seat, of a member or a person (shared/charters.md 9). */
export const appointmentForm: KindForm = {
  Fields: (props) => <SeatFields {...props} filledBy="appointment" />,
  action: ({ values: { seat = '', candidates = '' } }) => {
    const [bodyId, seatClass] = seat.split(' ');
    const [id] = idsIn(candidates);
    if (bodyId === undefined || seatClass === undefined || id === undefined) return undefined;
    const memberId = memberOfPerson(id) as MemberId;
    const payload = { bodyId, seatClass, memberId, ...(isPerson(id) ? { personId: id as PersonId } : {}) };
    return { kind: 'seat.appoint', payload };
  },
  title: (action, { t }) =>
    action.kind === 'seat.appoint'
      ? t('newProposal.suggestAppointment', { seats: action.payload.seatClass })
      : '',
};
