import { readPolicyText } from '@fabric-governance/chaincode/governance/network/policy-text';
import { parsePolicy } from '@fabric-governance/protocol/policy-text';
import fc from 'fast-check';

const principal = fc
  .tuple(
    fc.constantFrom('AMSP', 'B-1', 'C.d'),
    fc.constantFrom('member', 'admin', 'client', 'peer', 'orderer'),
  )
  .map(([mspId, role]) => `'${mspId}.${role}'`);
const { gate } = fc.letrec<{ gate: string; operand: string }>((tie) => ({
  operand: fc.oneof({ depthSize: 'small', maxDepth: 5 }, principal, tie('gate')),
  gate: fc
    .tuple(
      fc.constantFrom('AND', 'OR', 'OutOf'),
      fc.array(tie('operand'), { minLength: 1, maxLength: 4 }),
      fc.nat(5),
    )
    .map(([word, operands, n]) => `${word}(${word === 'OutOf' ? `${n}, ` : ''}${operands.join(', ')})`),
}));

/** The ledger and the agents read policies apart from each other: the ledger without Fabric's formats, the agents into them. */
describe('a policy that the ledger lets through', () => {
  it('is one that agents can put into Fabric’s form', () => {
    fc.assert(
      fc.property(gate, (text) => {
        if (readPolicyText(text).ok) expect(() => parsePolicy(text)).not.toThrow();
      }),
    );
  });

  it('names whom Fabric’s form names', () => {
    fc.assert(
      fc.property(gate, (text) => {
        const read = readPolicyText(text);
        if (!read.ok) return;
        const policy = parsePolicy(text);
        const names = policy.kind === 'signature' ? policy.principals : [];
        const mspIds = names.flatMap((one) => (one.kind === 'role' ? [one.mspId] : []));
        expect(read.value.mspIds).toEqual([...new Set(mspIds)].sort());
      }),
    );
  });
});
