import fc from 'fast-check';
import { encodePolicy } from './policy-encoding.js';
import { parsePolicy } from './policy-text.js';
import { policyText } from './policy-wording.js';

const principal = fc
  .tuple(fc.constantFrom('AMSP', 'B-1', 'C.d'), fc.constantFrom('member', 'admin', 'peer'))
  .map(([mspId, role]) => `'${mspId}.${role}'`);
const { gate } = fc.letrec<{ gate: string; operand: string }>((tie) => ({
  operand: fc.oneof({ depthSize: 'small' }, principal, tie('gate')),
  gate: fc
    .tuple(fc.array(tie('operand'), { minLength: 1, maxLength: 4 }), fc.nat(3))
    .map(([operands, n]) => `OutOf(${Math.min(n + 1, operands.length)}, ${operands.join(',')})`),
}));

describe('a policy in words', () => {
  it('is read back to the same bytes', () => {
    fc.assert(
      fc.property(gate, (text) => {
        const policy = parsePolicy(text);
        const words = policyText(policy);
        expect(words).toBeDefined();
        expect(encodePolicy(parsePolicy(words ?? '')).serializeBinary()).toEqual(
          encodePolicy(policy).serializeBinary(),
        );
      }),
    );
  });

  it('has Fabric’s short words where there are some', () => {
    expect(policyText(parsePolicy("OutOf(1, 'A.peer', OutOf(2, 'B.peer', 'C.peer'))"))).toBe(
      "OR('A.peer', AND('B.peer', 'C.peer'))",
    );
    expect(policyText(parsePolicy("OutOf(2, 'A.peer', 'B.peer', 'C.peer')"))).toBe(
      "OutOf(2, 'A.peer', 'B.peer', 'C.peer')",
    );
    expect(policyText(parsePolicy('MAJORITY Admins'))).toBe('MAJORITY Admins');
  });

  it('has none for what the words cannot say', () => {
    const rule = { kind: 'out-of', n: 1, rules: [{ kind: 'signed-by', principal: 0 }] } as const;
    const identity = { kind: 'identity', identity: Uint8Array.of(1) } as const;
    expect(policyText({ kind: 'signature', rule, principals: [identity] })).toBeUndefined();
    const role = { kind: 'role', mspId: 'A', role: 'peer' } as const;
    expect(policyText({ kind: 'signature', rule, principals: [role, role] })).toBeUndefined();
    expect(
      policyText({ kind: 'signature', rule: { kind: 'out-of', n: 0, rules: [] }, principals: [] }),
    ).toBeUndefined();
  });
});
