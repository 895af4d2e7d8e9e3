import { tracksOfKind } from '@fabric-governance/chaincode/governance/actions/kind-tracks';
import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import type { ActionKind } from '@fabric-governance/chaincode/governance/records/actions';
import { closeForm, freezeForm, renewForm, resetKeyForm, unfreezeForm } from './account-form.js';
import { admissionForm } from './admission-form.js';
import { awardForm } from './award-form.js';
import { amendmentForm } from './amendment-form.js';
import { chaincodeForm } from './chaincode-form.js';
import { configurationForm } from './configuration-form.js';
import { dataRuleForm, dataWithdrawForm } from './data-form.js';
import { appointmentForm, electionForm } from './election-form.js';
import { exitForm } from './exit-form.js';
import { empowermentForm } from './empowerment-form.js';
import { caseAppealForm } from './case-appeal-form.js';
import { interventionConfirmForm, interventionLiftForm } from './intervention-end-form.js';
import { interventionOrderForm } from './intervention-order-form.js';
import type { KindForm } from './kind-form.js';
import { minutesForm } from './minutes-form.js';
import { obligationForm } from './obligation-form.js';
import { registerForm } from './register-form.js';
import { revocationForm } from './revocation-form.js';
import { releaseForm } from './release-form.js';
import { releaseResumeForm, releaseRollBackForm } from './release-steer-form.js';
import { resolutionForm } from './resolution-form.js';
import { roleGrantForm, roleRevokeForm } from './role-form.js';
import { waiverForm } from './waiver-form.js';
import { phaseForm } from './phase-form.js';
import { removalForm } from './removal-form.js';
import { reinstatementForm, suspensionForm } from './standing-form.js';
import { penaltyForm } from './penalty-form.js';
import { penaltyAppealForm, penaltyLiftForm } from './penalty-end-form.js';
import { weightForm } from './weight-form.js';

/** Every kind of action, with how it is entered. */
export const KIND_FORMS = {
  'member.admit': admissionForm,
  'member.suspend': suspensionForm,
  'member.remove': removalForm,
  'member.exit': exitForm,
  'member.reinstate': reinstatementForm,
  'member.weigh': weightForm,
  'chaincode.commit': chaincodeForm,
  'channel.configure': configurationForm,
  'revocation.publish': revocationForm,
  'phase.change': phaseForm,
  'role.grant': roleGrantForm,
  'role.revoke': roleRevokeForm,
  'release.approve': releaseForm,
  'release.resume': releaseResumeForm,
  'release.roll-back': releaseRollBackForm,
  'person.register': registerForm,
  'person.renew': renewForm,
  'person.freeze': freezeForm,
  'person.unfreeze': unfreezeForm,
  'person.reset-key': resetKeyForm,
  'person.close': closeForm,
  'intervention.order': interventionOrderForm,
  'intervention.confirm': interventionConfirmForm,
  'intervention.lift': interventionLiftForm,
  'obligation.set': obligationForm,
  'obligation.waive': waiverForm,
  'data.rule': dataRuleForm,
  'data.withdraw': dataWithdrawForm,
  'minutes.record': minutesForm,
  'merit.award': awardForm,
  'penalty.impose': penaltyForm,
  'penalty.lift': penaltyLiftForm,
  'penalty.appeal': penaltyAppealForm,
  'regulator.empower': empowermentForm,
  'seat.elect': electionForm,
  'seat.appoint': appointmentForm,
  'charter.amend': amendmentForm,
  'case.appeal': caseAppealForm,
  'resolution.record': resolutionForm,
} as const satisfies Record<ActionKind, KindForm>;

/** A kind of action that can be entered here. */
export type FormKind = keyof typeof KIND_FORMS;
export const FORM_KINDS = Object.keys(KIND_FORMS) as readonly FormKind[];

/** Kinds that can be entered here and for which the charter has a track. */
export function offeredKinds(charter: Charter): readonly FormKind[] {
  const matters = Object.keys(charter.actions).map((key) => key.split('/')[0]);
  return FORM_KINDS.filter((kind) => matters.includes(kind) || tracksOfKind(kind, charter).length > 0);
}
