import type { Charter, LocalText } from '@fabric-governance/chaincode/governance/charter';
import type { Action, DocumentReference } from '@fabric-governance/chaincode/governance/records/actions';
import type { ApplicationView } from '@fabric-governance/gateway-api/contract/applications';
import type { ReactNode } from 'react';
import type { Word } from '../../../i18n/words/keys.js';
import type { Names } from '../../../wording/names.js';

/** What has been entered into the fields of a kind of action, by the name of the field; what is missing is not there or empty. */
export type Values = Readonly<Record<string, string>>;

/** Several ids that are kept as one text, with blanks between them. */
export const idsIn = (text: string): string[] => (text === '' ? [] : text.split(' '));

/** What an action is made from. */
export interface Entered {
  readonly values: Values;
  /** Documents of the proposal, for payloads that name evidence. */
  readonly documents: readonly DocumentReference[];
  /** Applications in the inbox that could be proposed. */
  readonly applications: readonly ApplicationView[];
  /** The charter in force. */
  readonly charter: Charter;
  /** Its version, from 1. */
  readonly charterVersion: number;
}

export interface KindFieldsProps {
  readonly values: Values;
  readonly applications: readonly ApplicationView[];
  /** Takes over the named values; `description` replaces the proposal's reasons. */
  readonly onChange: (values: Values, description?: string) => void;
}

export interface TitleWording {
  readonly t: Word;
  readonly names: Names;
  readonly local: (text: LocalText) => string;
}

/** How one kind of action is entered. */
export interface KindForm {
  readonly Fields: (props: KindFieldsProps) => ReactNode;
  /** The action that was entered; undefined while something is missing. */
  readonly action: (entered: Entered) => Action | undefined;
  /** A title made from the action, for whoever does not write one. */
  readonly title: (action: Action, wording: TitleWording) => string;
}
