import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import type { ActionKind } from '@fabric-governance/chaincode/governance/records/actions';
import { admissionForm } from './admission-form.js';
import type { KindForm } from './kind-form.js';
import { minutesForm } from './minutes-form.js';
import { obligationForm } from './obligation-form.js';
import { resolutionForm } from './resolution-form.js';
import { roleGrantForm, roleRevokeForm } from './role-form.js';
import { waiverForm } from './waiver-form.js';
import { reinstatementForm, suspensionForm } from './standing-form.js';

/** Every kind of action that can be entered here. */
export const KIND_FORMS = {
  'member.admit': admissionForm,
  'member.suspend': suspensionForm,
  'member.reinstate': reinstatementForm,
  'role.grant': roleGrantForm,
  'role.revoke': roleRevokeForm,
  'obligation.set': obligationForm,
  'obligation.waive': waiverForm,
  'minutes.record': minutesForm,
  'resolution.record': resolutionForm,
} as const satisfies Partial<Record<ActionKind, KindForm>>;

/** A kind of action that can be entered here. */
export type FormKind = keyof typeof KIND_FORMS;
export const FORM_KINDS = Object.keys(KIND_FORMS) as readonly FormKind[];

/** Kinds that can be entered here and for which the charter has a track. */
export function offeredKinds({ actions }: Charter): readonly FormKind[] {
  const known = Object.keys(actions).map((key) => key.split('/')[0]);
  return FORM_KINDS.filter((kind) => known.includes(kind));
}
