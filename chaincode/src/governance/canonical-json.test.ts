import { fc } from '../testing/properties.js';
import { canonicalJson } from './canonical-json.js';

test('sorts keys, leaves out whitespace and undefined members', () => {
  expect(canonicalJson({ b: [1, { z: null, a: 'é' }], a: undefined, A: true })).toBe(
    '{"A":true,"b":[1,{"a":"é","z":null}]}',
  );
});

test('does not depend on the order in which members were added', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
    }),
  );
});

test('says the same as JSON: parsing gives the value back', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [() => 1], [1n], [undefined]])(
  'refuses %p, which JSON cannot say',
  (value) => {
    expect(() => canonicalJson([value])).toThrow(TypeError);
  },
);
