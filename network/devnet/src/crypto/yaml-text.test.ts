import { parse } from 'yaml';
import { yamlText } from './yaml-text.js';

it('writes YAML that reads back as what it was', () => {
  const document = {
    name: 'test-network-org1',
    version: '1.0.0',
    yes: 'no',
    'with space': 'a: b # c',
    flag: false,
    empty: {},
    none: [],
    list: ['x', ['y', '300'], { pem: '-----BEGIN A-----\nabc=\n-----END A-----\n' }, 'two\nlines\n'],
    deep: { 'peer0.org1.example.com': { url: 'grpcs://localhost:7051', pem: 'a\nb\n' } },
  };
  const text = yamlText(document);
  expect(parse(text)).toEqual(document);
  expect(text).toContain('    pem: |\n      a\n      b\n');
});
