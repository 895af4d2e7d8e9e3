import { utf8 } from '@fabric-governance/protocol/bytes';
import { jsonOrText } from './json-or-text.js';

it('reads JSON, keeps other text, and says null for nothing', () => {
  expect(jsonOrText(utf8('{"a":1}'))).toEqual({ a: 1 });
  expect(jsonOrText(utf8('done'))).toBe('done');
  expect(jsonOrText(new Uint8Array())).toBeNull();
});
