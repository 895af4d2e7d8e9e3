import type {
  Action,
  ActionKind,
  DocumentReference,
} from '@fabric-governance/chaincode/governance/records/actions';
import type { PersonId } from '@fabric-governance/chaincode/governance/ids';
import type { ApplicationView } from '@fabric-governance/gateway-api/contract/applications';
import type { Word } from '../../i18n/words/keys.js';
import type { Names } from '../../wording/names.js';

/** The kinds of action that this form can describe; the others are proposed from pages of their own, or by the command line. */
export const FORM_KINDS = [
  'member.admit',
  'role.grant',
  'role.revoke',
  'resolution.record',
] as const satisfies readonly ActionKind[];
export type FormKind = (typeof FORM_KINDS)[number];
type FormAction = Extract<Action, { readonly kind: FormKind }>;

/** What has been entered so far; empty texts are what is still missing. */
export interface FormState {
  readonly kind: FormKind;
  readonly applicationId: string;
  readonly personId: string;
  readonly roleId: string;
  /** Text of a resolution. */
  readonly text: string;
  /** Empty: the suggested one. */
  readonly title: string;
  readonly description: string;
  /** Empty: the usual one. */
  readonly trackId: string;
  readonly documents: readonly DocumentReference[];
}

/** The one action that the form describes; undefined while something is missing. */
export function actionOf(form: FormState, applications: readonly ApplicationView[]): FormAction | undefined {
  switch (form.kind) {
    case 'member.admit': {
      const found = applications.find(({ id }) => id === form.applicationId);
      return found && { kind: 'member.admit', payload: found.application.admission };
    }
    case 'role.grant':
    case 'role.revoke': {
      if (form.personId === '' || form.roleId === '') return undefined;
      // Chosen from the ledger's own list of people.
      return { kind: form.kind, payload: { personId: form.personId as PersonId, roleId: form.roleId } };
    }
    case 'resolution.record': {
      const text = form.text.trim();
      return text === '' ? undefined : { kind: 'resolution.record', payload: { text } };
    }
  }
}

/** A title made from the action, for whoever does not write one. */
export function suggestedTitle(
  action: FormAction,
  context: {
    readonly t: Word;
    readonly names: Names;
    readonly local: (text: { en: string; zh: string }) => string;
  },
): string {
  const { t, names, local } = context;
  switch (action.kind) {
    case 'member.admit':
      return t('newProposal.suggestAdmit', { name: local(action.payload.member.name) });
    case 'role.grant':
    case 'role.revoke':
      return t(action.kind === 'role.grant' ? 'newProposal.suggestGrant' : 'newProposal.suggestRevoke', {
        person: names.person(action.payload.personId),
        role: names.role(action.payload.roleId),
      });
    case 'resolution.record':
      return action.payload.text.split('\n')[0]?.slice(0, 120) ?? t('newProposal.suggestResolution');
  }
}
