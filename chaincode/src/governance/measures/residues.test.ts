import { fc } from '../../testing/properties.js';
import { fromResidues, moduliBeyond } from './residues.js';

test('one modulus suffices for counts below 2^52', () => {
  expect(moduliBeyond(51)).toEqual([2 ** 52]);
  expect(moduliBeyond(202)).toHaveLength(4);
});

test('an integer of either sign is found again from its remainders', () => {
  const moduli = moduliBeyond(202);
  const numbers = fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n });
  fc.assert(
    fc.property(numbers, (number) => {
      const residues = moduli.map((modulus) => {
        const remainder = number % BigInt(modulus);
        return Number(remainder < 0n ? remainder + BigInt(modulus) : remainder);
      });
      expect(fromResidues(residues, moduli)).toBe(number);
    }),
  );
});
