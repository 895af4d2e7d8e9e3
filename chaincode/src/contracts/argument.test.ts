import { parseArgument } from './argument.js';

test('gives the argument with its defaults', () => {
  const text = JSON.stringify({ kind: 'member', keyPrefix: [] });
  expect(parseArgument('Queries:records', text)).toEqual({
    ok: true,
    value: { kind: 'member', keyPrefix: [], pageSize: 100, bookmark: '' },
  });
});

test.each([
  ['no JSON', '{', ''],
  ['no object', '[]', ''],
  ['a member that nobody asked for', JSON.stringify({ proposalId: 'a'.repeat(64), extra: 1 }), ''],
  ['a malformed id', JSON.stringify({ proposalId: 'A' }), 'proposalId'],
])('refuses %s, with where it is wrong', (_what, text, path) => {
  expect(parseArgument('Proposals:submit', text)).toMatchObject({
    ok: false,
    refusal: { code: 'ARGUMENT_INVALID', params: { path, problem: expect.stringMatching(/./u) as string } },
  });
});
