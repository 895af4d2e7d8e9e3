import { FAILURE_REASONS } from '@fabric-governance/chaincode/governance/network/failure-reasons';
import type { Word } from '../i18n/words/keys.js';

/** Why an attempt failed: our words for the reason, and after them the network's own. What no agent of this version says stands as it is. */
export function failureReasonWords(reason: string, t: Word): string {
  const known = FAILURE_REASONS.find((code) => reason === code || reason.startsWith(`${code}: `));
  if (known === undefined) return reason;
  const words = reason.slice(known.length + 2);
  const sentence = t(`failureReasons.${known}`);
  return words === '' ? sentence : `${sentence} (${words})`;
}
