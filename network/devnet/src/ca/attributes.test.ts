import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import { attributeExtension, changedAttributes, distinctAttributes } from './attributes.js';
import { CaError } from './ca-error.js';
import type { CaAttribute } from './ca-records.js';

const ATTRIBUTES: readonly CaAttribute[] = [
  { name: 'desk', value: '7', ecert: true },
  { name: 'area', value: 'x', ecert: true },
  { name: 'hidden', value: 'y', ecert: false },
];

const textOf = (...args: Parameters<typeof attributeExtension>): string =>
  fromUtf8(new Uint8Array(attributeExtension(...args)?.extnValue.buffer ?? new ArrayBuffer()));

describe('attributeExtension', () => {
  it('writes the attributes of every certificate, sorted by name, without being asked', () => {
    expect(textOf(ATTRIBUTES, undefined)).toBe('{"attrs":{"area":"x","desk":"7"}}');
    expect(attributeExtension([], undefined)).toBeUndefined();
  });

  it('writes exactly those asked for', () => {
    const requests = [
      { name: 'hidden', optional: false },
      { name: 'none', optional: true },
    ];
    expect(textOf(ATTRIBUTES, requests)).toBe('{"attrs":{"hidden":"y"}}');
    expect(textOf(ATTRIBUTES, [])).toBe('{"attrs":{}}');
  });

  it('escapes what Go escapes', () => {
    const attributes = [{ name: 'a', value: '<b>&\u2028', ecert: true }];
    expect(textOf(attributes, undefined)).toBe('{"attrs":{"a":"\\u003cb\\u003e\\u0026\\u2028"}}');
  });

  it('refuses a required attribute that is missing', () => {
    expect(() => attributeExtension(ATTRIBUTES, [{ name: 'none', optional: false }])).toThrow(CaError);
  });
});

it('changes attributes by name, an empty value removing one', () => {
  const changed = changedAttributes(ATTRIBUTES, [
    { name: 'area', value: '', ecert: false },
    { name: 'desk', value: '8', ecert: false },
    { name: 'new', value: 'n', ecert: true },
    { name: 'never', value: '', ecert: true },
  ]);
  expect(changed).toEqual([
    { name: 'desk', value: '8', ecert: false },
    { name: 'hidden', value: 'y', ecert: false },
    { name: 'new', value: 'n', ecert: true },
  ]);
});

it('keeps the last of several attributes of one name', () => {
  const twice = [
    { name: 'a', value: '1', ecert: true },
    { name: 'a', value: '2', ecert: false },
  ];
  expect(distinctAttributes(twice)).toEqual([{ name: 'a', value: '2', ecert: false }]);
});
