import type { Action, ActionKind } from '@fabric-governance/chaincode/governance/records/actions';
import type { Language } from '../i18n/languages.js';
import type { Word } from '../i18n/words/keys.js';
import type { Names } from './names.js';

/** What is needed to put an action into words. */
export interface ActionWording {
  readonly t: Word;
  readonly language: Language;
  readonly names: Names;
}

type PayloadOf<Kind extends ActionKind> = Extract<Action, { readonly kind: Kind }>['payload'];
/** Words an action of a kind. */
export type Sentence<Kind extends ActionKind> = (payload: PayloadOf<Kind>, wording: ActionWording) => string;
