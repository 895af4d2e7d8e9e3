import { useConsortium } from '../testing/proposal-steps.js';

const consortium = useConsortium();

test('gives a record by kind and key, or null', async () => {
  const { current } = consortium;
  const query = async (kind: string, key: string[]) =>
    current.send('regulator.rep', 'Queries:record', { kind, key });
  expect(await query('member', ['bank'])).toMatchObject({ result: { id: 'bank', weight: 3 } });
  expect(await query('member', ['nobody'])).toMatchObject({ ok: true, result: null });
  expect(await query('consortium', ['0'])).toMatchObject({ result: { charterVersion: 1 } });
  expect(await query('open-proposal', ['bank'])).toMatchObject({
    refusal: { code: 'ARGUMENT_INVALID', params: { path: 'kind' } },
  });
});

test('gives records page by page, each once, in key order', async () => {
  const { current } = consortium;
  const ids: unknown[] = [];
  let bookmark = '';
  do {
    const page = await current.send('regulator', 'Queries:records', {
      kind: 'person',
      keyPrefix: [],
      pageSize: 4,
      bookmark,
    });
    if (!page.ok) throw new Error('refused');
    const { records } = page.result as { records: { id: string }[] };
    ids.push(...records.map(({ id }) => id));
    bookmark = String(page.result['bookmark']);
  } while (bookmark !== '');
  expect(ids).toEqual(current.ledger.records('person').map(({ id }) => id));
});

test('gives an empty page where there is no record', async () => {
  const input = { kind: 'ballot', keyPrefix: ['a'.repeat(64)] };
  expect(await consortium.current.send('regulator', 'Queries:records', input)).toMatchObject({
    ok: true,
    result: { records: [], bookmark: '' },
  });
});
