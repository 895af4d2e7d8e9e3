/** Roles of an MSP's identities. Every identity of an MSP is a member; the others come from the certificate's node OU. */
export const MSP_ROLES = ['member', 'admin', 'client', 'peer', 'orderer'] as const;
export type MspRole = (typeof MSP_ROLES)[number];

/** A set of identities that a policy speaks of. */
export type Principal =
  | { readonly kind: 'role'; readonly mspId: string; readonly role: MspRole }
  /** An organisational unit under the authorities that the hex digest names; an empty one is nobody's. */
  | {
      readonly kind: 'unit';
      readonly mspId: string;
      readonly unit: string;
      readonly certifiersIdentifier: string;
    }
  | { readonly kind: 'identity'; readonly identity: Uint8Array }
  /** Those who belong to each of several principals. */
  | { readonly kind: 'combined'; readonly principals: readonly Principal[] }
  /** Everybody who is not anonymous. */
  | { readonly kind: 'nominal' }
  /** A kind that this module does not judge; nobody satisfies it. */
  | { readonly kind: 'unsupported'; readonly classification: number };

/** A tree of "n out of" gates; each leaf is one signature by the principal at that index. */
export type SignatureRule =
  | { readonly kind: 'signed-by'; readonly principal: number }
  | { readonly kind: 'out-of'; readonly n: number; readonly rules: readonly SignatureRule[] };

/** Who must sign, spelled out by identity. */
export interface SignaturePolicy {
  readonly kind: 'signature';
  readonly rule: SignatureRule;
  readonly principals: readonly Principal[];
}

export const IMPLICIT_META_RULES = ['ANY', 'ALL', 'MAJORITY'] as const;
export type ImplicitMetaRule = (typeof IMPLICIT_META_RULES)[number];

/** Who must agree, by the policies of the same name one level down: it follows members as they come and go. */
export interface ImplicitMetaPolicy {
  readonly kind: 'implicit-meta';
  readonly rule: ImplicitMetaRule;
  readonly subPolicy: string;
}

export type Policy = SignaturePolicy | ImplicitMetaPolicy;

/**
 * Whether distinct signers satisfy the policy. Each signer counts for one leaf only; like Fabric, the evaluation takes
 * the first signer that fits and never reconsiders. `satisfies` says whether a signer belongs to a principal; the
 * signers must already be verified and without duplicates.
 */
export function evaluateSignaturePolicy<Signer>(
  policy: SignaturePolicy,
  signers: readonly Signer[],
  satisfies: (signer: Signer, principal: Principal) => boolean,
): boolean {
  const evaluate = (rule: SignatureRule, used: ReadonlySet<number>): ReadonlySet<number> | undefined => {
    if (rule.kind === 'signed-by') {
      const principal = policy.principals[rule.principal];
      const taken = signers.findIndex(
        (signer, index) => !used.has(index) && principal !== undefined && satisfies(signer, principal),
      );
      return taken < 0 ? undefined : new Set([...used, taken]);
    }
    let satisfied = 0;
    let after = used;
    for (const inner of rule.rules) {
      const result = evaluate(inner, after);
      if (result === undefined) continue;
      satisfied += 1;
      after = result;
    }
    return satisfied >= rule.n ? after : undefined;
  };
  return evaluate(policy.rule, new Set()) !== undefined;
}

/** How many of `total` sub-policies an implicit-meta rule demands. Of none, "any" and "majority" are satisfied by none. */
export function implicitMetaThreshold(rule: ImplicitMetaRule, total: number): number {
  if (total === 0) return 0;
  switch (rule) {
    case 'ANY':
      return 1;
    case 'ALL':
      return total;
    case 'MAJORITY':
      return Math.floor(total / 2) + 1;
  }
}
