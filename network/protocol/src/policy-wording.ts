import { equalBytes } from './bytes.js';
import { encodePolicy } from './policy-encoding.js';
import { parsePolicy } from './policy-text.js';
import type { Policy, SignaturePolicy, SignatureRule } from './policy.js';

/**
 * A policy in Fabric's own words, which `parsePolicy` reads back to the same bytes; undefined for one that those words cannot say, such as one
 * about a single identity.
 */
export function policyText(policy: Policy): string | undefined {
  if (policy.kind === 'implicit-meta') return `${policy.rule} ${policy.subPolicy}`;
  const text = textOf(policy.rule, policy);
  return text !== undefined && readsBack(text, policy) ? text : undefined;
}

function textOf(rule: SignatureRule, policy: SignaturePolicy): string | undefined {
  if (rule.kind === 'signed-by') {
    const principal = policy.principals[rule.principal];
    return principal?.kind === 'role' ? `'${principal.mspId}.${principal.role}'` : undefined;
  }
  const operands = rule.rules.map((one) => textOf(one, policy));
  if (operands.includes(undefined)) return undefined;
  const list = operands.join(', ');
  if (rule.n === 1) return `OR(${list})`;
  return rule.n === rule.rules.length ? `AND(${list})` : `OutOf(${rule.n}, ${list})`;
}

/** The words number principals in their own way; another numbering is another policy to the byte. */
function readsBack(text: string, policy: Policy): boolean {
  try {
    return equalBytes(
      encodePolicy(parsePolicy(text)).serializeBinary(),
      encodePolicy(policy).serializeBinary(),
    );
  } catch {
    // A gate that the words do not allow, such as one of nothing.
    return false;
  }
}
