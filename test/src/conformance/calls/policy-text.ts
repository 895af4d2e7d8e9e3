import { encodeSignaturePolicy } from '@fabric-governance/protocol/policy-encoding';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import { hexOf } from '../client/answer.js';

/** A signature policy in hexadecimal, as an argument of the probe chaincode. */
export function encodePolicyText(text: string): string {
  return hexOf(encodeSignaturePolicy(parseSignaturePolicy(text)));
}
