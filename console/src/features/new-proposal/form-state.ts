import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/actions';
import type { Values } from './kinds/kind-form.js';
import type { FormKind } from './kinds/kind-forms.js';

/** What has been entered so far; empty texts are what is still missing. */
export interface FormState {
  readonly kind: FormKind;
  /** What was entered into the fields of the kind. */
  readonly values: Values;
  /** Empty: the suggested one. */
  readonly title: string;
  readonly description: string;
  /** Empty: the usual one. */
  readonly trackId: string;
  readonly documents: readonly DocumentReference[];
}
