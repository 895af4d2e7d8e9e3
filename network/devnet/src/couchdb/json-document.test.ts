import { retrievedValue, storedValue } from './json-document.js';
import { checkKey, checkValue } from './key-value-rules.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const retrieved = (text: string): string => Buffer.from(retrievedValue(bytes(text))).toString('utf8');

describe('a value in CouchDB', () => {
  it('comes back with its names sorted by their bytes when it is a JSON object', () => {
    expect(retrieved(' {"b": 1, "a": {"10": 1, "9": [ 2.50 ]}, "B": null}')).toBe(
      '{"B":null,"a":{"10":1,"9":[2.5]},"b":1}',
    );
    expect(retrieved('{"\u{1f600}":1,"\ufb01":2}')).toBe('{"\ufb01":2,"\u{1f600}":1}');
    expect(retrieved('{"__proto__":1}')).toBe('{"__proto__":1}');
  });

  it.each(['[1, 2]', '"text"', '7', 'null', 'free text', '{ broken', ''])(
    'comes back as it was: %s',
    (text) => {
      expect(storedValue(bytes(text)).kind).toBe('attachment');
      expect(retrieved(text)).toBe(text);
    },
  );

  it('must not use names that CouchDB keeps for itself', () => {
    expect(() => {
      checkValue(bytes('{"_rev":"1"}'));
    }).toThrow('field [_rev] is not valid for the CouchDB state database');
    expect(() => {
      checkValue(bytes('{"~version":"1"}'));
    }).toThrow('field [~version] is not valid for the CouchDB state database');
    checkValue(bytes('{"inner":{"_id":1}}'));
    checkValue(bytes(''));
  });

  it('must have a key that CouchDB takes', () => {
    expect(() => {
      checkKey('_key');
    }).toThrow('invalid key [_key], cannot begin with "_"');
    expect(() => {
      checkKey('');
    }).toThrow('invalid key. Empty string is not supported as a key by couchdb');
    checkKey('\u0000kind\u0000_a\u0000');
  });
});
