import { fc } from '../../testing/properties.js';
import { readPolicyText } from './policy-text.js';

const namesIn = (text: string) => {
  const read = readPolicyText(text);
  return read.ok ? read.value.mspIds : read.refusal.code;
};

describe('the text of a policy', () => {
  it.each(['MAJORITY Admins', 'ANY Readers', 'ALL Endorsement'])('%s names nobody', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('tells whom it names, once each', () => {
    expect(namesIn("OR('BMSP.peer', AND('AMSP.admin', 'BMSP.member'))")).toEqual(['AMSP', 'BMSP']);
    expect(namesIn("OutOf( 2 ,'A.b.c.peer','D-1.client', 'E.orderer' )")).toEqual(['A.b.c', 'D-1', 'E']);
  });

  it.each([
    ['', 0],
    ['SOME Admins', 0],
    ["'AMSP.admin'", 12],
    ["OR('AMSP.admin'", 15],
    ["OR('AMSP.admin') 'x'", 16],
    ["OR('AMSP.boss')", 14],
    ['OR()', 4],
    ["OR('AMSP.admin' 'BMSP.admin')", 28],
    ["OutOf('AMSP.admin')", 18],
    ["OutOf(0, 'AMSP.admin')", 7],
    ["OutOf(2, 'AMSP.admin')", 22],
    ["OutOf(1 'AMSP.admin')", 20],
  ])('%s is refused', (text, at) => {
    expect(readPolicyText(text)).toMatchObject({
      ok: false,
      refusal: { code: 'POLICY_UNREADABLE', params: { text, at } },
    });
  });

  it('is not nested without end', () => {
    const nested = (depth: number): string => `${'OR('.repeat(depth)}'A.peer'${')'.repeat(depth)}`;
    expect(namesIn(nested(10))).toEqual(['A']);
    expect(namesIn(nested(11))).toBe('POLICY_UNREADABLE');
    expect(namesIn(nested(10_000))).toBe('POLICY_UNREADABLE');
  });

  it('never makes reading it fail otherwise', () => {
    const piece = fc.constantFrom("'A.peer'", 'OR(', 'AND(', 'OutOf(', ')', ',', '1', '2', ' ', 'x', "'");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const read = readPolicyText(pieces.join(''));
        expect(read.ok || read.refusal.code === 'POLICY_UNREADABLE').toBe(true);
      }),
    );
  });
});
