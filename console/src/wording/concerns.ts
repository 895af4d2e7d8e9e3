import { z } from 'zod';
import type { AccountChange } from '@fabric-governance/chaincode/governance/records/accounts';
import type { InterventionRecord } from '@fabric-governance/chaincode/governance/records/interventions';
import type { SigningEffect } from '../ledger-client/effect.js';
import { accountChangeSentence } from './account-change.js';
import type { ActionWording } from './action-sentence.js';
import { INTERVENTION_SENTENCES } from './intervention-action.js';

type Reader = (value: unknown, wording: ActionWording) => string;

/** By the argument that names a record: the record's kind, and what it is about. The records come from our own chaincode. */
const SUBJECTS: Readonly<Record<string, readonly [kind: string, read: Reader]>> = {
  interventionId: [
    'intervention',
    (value, wording) => INTERVENTION_SENTENCES['intervention.order'](value as InterventionRecord, wording),
  ],
  requestId: [
    'account-request',
    (value, wording) => accountChangeSentence((value as { readonly change: AccountChange }).change, wording),
  ],
  caseId: ['case', (value) => (value as { readonly title: string }).title],
  obligation: ['obligation', (value) => (value as { readonly text: string }).text],
};

/**
 * What a transaction is about whose arguments only name a record, taken from that record as the transaction would write it: nobody signs
 * for an id alone. Undefined where the arguments say it themselves.
 */
export function concernOf(
  { input, writes }: Pick<SigningEffect, 'input' | 'writes'>,
  wording: ActionWording,
): string | undefined {
  const given = z.record(z.string(), z.unknown()).safeParse(input);
  if (!given.success) return undefined;
  const named = Object.keys(given.data).find((argument) => Object.hasOwn(SUBJECTS, argument));
  const [kind, read] = SUBJECTS[named ?? ''] ?? [];
  const write = writes.find((one) => one.kind === kind && !one.isDelete);
  return write === undefined || read === undefined ? undefined : read(write.value, wording);
}
