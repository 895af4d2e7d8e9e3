import fc from 'fast-check';
import {
  compareBytes,
  compareUtf8,
  concat,
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  toBase64,
  toHex,
  utf8,
} from './bytes.js';

const someBytes = fc.uint8Array({ maxLength: 200 });

describe('hexadecimal and base64', () => {
  it('are what Node writes, and read back', () => {
    fc.assert(
      fc.property(someBytes, (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromHex(toHex(bytes))).toEqual(bytes);
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it('refuse foreign letters instead of skipping them', () => {
    expect(() => fromHex('0g')).toThrow('BAD_ENCODING');
    expect(() => fromHex('abc')).toThrow('BAD_ENCODING');
    expect(() => fromBase64('AA*A')).toThrow('BAD_ENCODING');
    expect(() => fromBase64('AAA')).toThrow('BAD_ENCODING');
    expect(() => fromBase64('A===')).toThrow('BAD_ENCODING');
    expect(() => fromBase64('AA=A')).toThrow('BAD_ENCODING');
  });

  it('read base64 over several lines', () => {
    expect(fromBase64('AAEC\nAwQ=\r\n')).toEqual(Uint8Array.of(0, 1, 2, 3, 4));
  });
});

describe('texts', () => {
  it('keep a byte order mark and refuse broken UTF-8', () => {
    expect(fromUtf8(utf8('\ufeff治理'))).toBe('\ufeff治理');
    expect(() => fromUtf8(Uint8Array.of(0xff))).toThrow('BAD_ENCODING');
  });

  it('sort by UTF-8 bytes, also beyond the basic plane, where JavaScript sorts otherwise', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
    expect(['\uffff', '\u{10000}'].sort()).toEqual(['\u{10000}', '\uffff']);
    expect(['\u{10000}', '\uffff'].sort(compareUtf8)).toEqual(['\uffff', '\u{10000}']);
  });
});

it('concatenates and compares', () => {
  fc.assert(
    fc.property(someBytes, someBytes, (a, b) => {
      expect(concat(a, b)).toEqual(Uint8Array.from([...a, ...b]));
      expect(equalBytes(a, b)).toBe(compareBytes(a, b) === 0);
      expect(compareBytes(a, concat(a, Uint8Array.of(0)))).toBeLessThan(0);
    }),
  );
});
