import type { Fingerprint, PersonId } from '@fabric-governance/chaincode/governance/ids';
import type { Action, ActionKind } from '@fabric-governance/chaincode/governance/records/actions';
import type { PersonStatus } from '@fabric-governance/chaincode/governance/states';
import type { ReactNode } from 'react';
import { DaysField } from '../../../components/days-field.js';
import { GroundsField } from '../../../components/grounds-field.js';
import { PersonField } from '../../../components/person-field.js';
import { TextField } from '../../../components/text-field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm, TitleWording, Values } from './kind-form.js';

interface PersonChoiceProps extends Pick<KindFieldsProps, 'values' | 'onChange'> {
  /** Which accounts can be chosen, by how they stand. */
  readonly offers: (status: PersonStatus) => boolean;
}

function PersonChoice({ values, onChange, offers }: PersonChoiceProps) {
  return (
    <PersonField
      value={values['person'] ?? ''}
      offers={({ status }) => offers(status)}
      onChange={(person) => {
        onChange({ person });
      }}
    />
  );
}

function FreezeDays({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  return (
    <DaysField
      value={values['days'] ?? ''}
      hint={t('newProposal.freezeDaysHint')}
      onChange={(days) => {
        onChange({ days });
      }}
    />
  );
}

function NewKeyField({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  return (
    <TextField
      label={t('newProposal.newKey')}
      hint={t('newProposal.newKeyHint')}
      testId="fingerprint"
      maxLength={64}
      value={values['fingerprint'] ?? ''}
      onChange={(fingerprint) => {
        onChange({ fingerprint: fingerprint.trim().toLowerCase() });
      }}
    />
  );
}

/** What is done to an account, and the reason, which everybody reads. */
interface Given {
  readonly personId: PersonId;
  readonly reason: string;
}

interface AccountKind {
  readonly kind: Extract<ActionKind, `person.${string}`>;
  readonly offers: (status: PersonStatus) => boolean;
  /** What else is entered. */
  readonly Extra?: (props: KindFieldsProps) => ReactNode;
  readonly make: (given: Given, values: Values) => Action | undefined;
}

/** The kind of action and the person, for a title. */
export function accountTitle(action: Action, kind: ActionKind, { t, names }: TitleWording): string {
  if (action.kind !== kind || !('personId' in action.payload)) return '';
  return `${t(`actionKinds.${kind}`)}${t('common.colon')}${names.person(action.payload.personId)}`;
}

/** Something that a vote does to an account, with a reason (R14, R15). */
const accountForm = ({ kind, offers, Extra, make }: AccountKind): KindForm => ({
  Fields: (props) => (
    <>
      <PersonChoice {...props} offers={offers} />
      <GroundsField
        value={props.values['grounds'] ?? ''}
        onChange={(grounds) => {
          props.onChange({ grounds });
        }}
      />
      {Extra !== undefined && <Extra {...props} />}
    </>
  ),
  action: ({ values }) => {
    const { person = '', grounds = '' } = values;
    const reason = grounds.trim();
    // Chosen from the ledger's own list of people.
    return person === '' || reason === ''
      ? undefined
      : make({ personId: person as PersonId, reason }, values);
  },
  title: (action, wording) => accountTitle(action, kind, wording),
});

const isOpen = (status: PersonStatus): boolean => status !== 'closed';

/** Freezes an account, for a time or until it is undone (R14). */
export const freezeForm = accountForm({
  kind: 'person.freeze',
  offers: isOpen,
  Extra: FreezeDays,
  make: (given, { days = '' }) => ({
    kind: 'person.freeze',
    payload: { ...given, ...(days === '' ? {} : { lasts: `P${days}D` }) },
  }),
});

/** Ends every freeze of an account (R14). */
export const unfreezeForm = accountForm({
  kind: 'person.unfreeze',
  offers: (status) => status === 'frozen',
  make: (payload) => ({ kind: 'person.unfreeze', payload }),
});

/** Closes an account for good (R14). */
export const closeForm = accountForm({
  kind: 'person.close',
  offers: isOpen,
  make: (payload) => ({ kind: 'person.close', payload }),
});

/** Grants a new key by vote, whether or not it has been asked for (R15). */
export const resetKeyForm = accountForm({
  kind: 'person.reset-key',
  offers: isOpen,
  Extra: NewKeyField,
  make: (given, { fingerprint = '' }) =>
    /^[0-9a-f]{64}$/u.test(fingerprint)
      ? { kind: 'person.reset-key', payload: { ...given, fingerprint: fingerprint as Fingerprint } }
      : undefined,
});

/** Renews an account for as long as the charter lets accounts be valid (R14); it needs no reason. */
export const renewForm: KindForm = {
  Fields: (props) => <PersonChoice {...props} offers={isOpen} />,
  action: ({ values: { person = '' } }) =>
    person === '' ? undefined : { kind: 'person.renew', payload: { personId: person as PersonId } },
  title: (action, wording) => accountTitle(action, 'person.renew', wording),
};
