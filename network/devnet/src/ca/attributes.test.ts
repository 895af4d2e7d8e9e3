import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import { ATTRIBUTE_EXTENSION_OID, attributeExtension, type CaAttribute } from './attributes.js';
import { CaError } from './ca-error.js';

const ATTRIBUTES: readonly CaAttribute[] = [
  { name: 'desk', value: '7', ecert: true },
  { name: 'area', value: 'x', ecert: true },
  { name: 'hidden', value: 'y', ecert: false },
];

describe('attributeExtension', () => {
  const textOf = (...args: Parameters<typeof attributeExtension>): string =>
    fromUtf8(new Uint8Array(attributeExtension(...args).value));

  it('writes the attributes of every certificate, sorted by name, without being asked', () => {
    expect(attributeExtension(ATTRIBUTES, undefined).type).toBe(ATTRIBUTE_EXTENSION_OID);
    expect(textOf(ATTRIBUTES, undefined)).toBe('{"attrs":{"area":"x","desk":"7"}}');
  });

  it('writes exactly those asked for', () => {
    expect(textOf(ATTRIBUTES, [{ name: 'hidden' }, { name: 'none', optional: true }])).toBe(
      '{"attrs":{"hidden":"y"}}',
    );
    expect(textOf(ATTRIBUTES, [])).toBe('{"attrs":{}}');
  });

  it('refuses a required attribute that is missing', () => {
    expect(() => attributeExtension(ATTRIBUTES, [{ name: 'none' }])).toThrow(CaError);
  });
});
