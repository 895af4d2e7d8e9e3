import { type QueryIndex, readIndexFile } from './index-definition.js';
import type { JsonValue } from './json-value.js';
import type { StateEntry } from '../ledger/state-database.js';
import { richQuery } from './rich-query.js';

function entries(values: Readonly<Record<string, JsonValue | Uint8Array>>): StateEntry[] {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value: value instanceof Uint8Array ? value : Buffer.from(JSON.stringify(value)),
    version: { block: 1n, transaction: 0 },
  }));
}

function index(fields: readonly string[], others: Readonly<Record<string, JsonValue>> = {}): QueryIndex {
  const name = fields.join('-');
  const definition = { index: { fields, ...others }, ddoc: `${name}Doc`, name, type: 'json' };
  return readIndexFile(`${name}.json`, Buffer.from(JSON.stringify(definition)));
}

async function keys(
  query: JsonValue,
  state: readonly StateEntry[],
  options: {
    readonly indexes?: readonly QueryIndex[];
    readonly size?: number;
    readonly bookmark?: string;
  } = {},
): Promise<{ readonly keys: string[]; readonly bookmark: string }> {
  const { indexes = [], size = 0, bookmark = '' } = options;
  const results = await richQuery(JSON.stringify(query), { size, bookmark }, { entries: state, indexes });
  const found: string[] = [];
  for (let next = results.next(); next !== undefined; next = results.next()) {
    found.push(next.key);
    if (found.length === size) {
      break;
    }
  }
  return { keys: found, bookmark: results.bookmark() };
}

const MARBLES = entries({
  m1: { color: 'red', size: 5 },
  m2: { color: 'Blue', size: 9 },
  m3: { color: 'blue', size: 1 },
  m4: { color: 'green' },
  raw: Buffer.from('no JSON'),
});

describe('a rich query', () => {
  it('gives documents in the order of their keys', async () => {
    expect((await keys({ selector: { size: { $gt: 0 } } }, MARBLES)).keys).toEqual(['m1', 'm2', 'm3']);
  });

  it('gives the values as they come back from CouchDB: names sorted, escaped as Go escapes', async () => {
    const [entry] = entries({ k: { b: '<&>', a: { d: 1.5, c: [1, 'x'] } } });
    const results = await richQuery(
      '{"selector":{}}',
      { size: 0, bookmark: '' },
      { entries: entry ? [entry] : [], indexes: [] },
    );
    expect(Buffer.from(results.next()?.value ?? []).toString()).toBe(
      '{"a":{"c":[1,"x"],"d":1.5},"b":"\\u003c\\u0026\\u003e"}',
    );
  });

  it('gives a value that is no JSON only to a selector that asks for nothing of it', async () => {
    expect((await keys({ selector: {} }, MARBLES)).keys).toContain('raw');
    expect((await keys({ selector: { size: { $exists: false } } }, MARBLES)).keys).toEqual(['m4', 'raw']);
    expect((await keys({ selector: { color: { $gt: null } } }, MARBLES)).keys).not.toContain('raw');
  });

  it('gives only the fields asked for', async () => {
    const state = { entries: MARBLES, indexes: [] };
    const text = '{"selector":{"size":5},"fields":["color","none"]}';
    const results = await richQuery(text, { size: 0, bookmark: '' }, state);
    expect(Buffer.from(results.next()?.value ?? []).toString()).toBe('{"color":"red"}');
  });

  it('refuses to sort without an index', async () => {
    await expect(keys({ selector: { size: { $gt: 0 } }, sort: ['size'] }, MARBLES)).rejects.toThrow(
      'error handling CouchDB request. Error:no_usable_index,  Status Code:400,  Reason:No index exists for this sort, try indexing by the sort fields.',
    );
    const byOther = { indexes: [index(['color'])] };
    await expect(keys({ selector: { size: { $gt: 0 } }, sort: ['size'] }, MARBLES, byOther)).rejects.toThrow(
      'no_usable_index',
    );
  });

  it('sorts by an index, upwards and downwards, leaving out what the index lacks', async () => {
    const indexes = [index(['size'])];
    expect(
      (await keys({ selector: { color: { $gt: null } }, sort: ['size'] }, MARBLES, { indexes })).keys,
    ).toEqual(['m3', 'm1', 'm2']);
    const downwards = { selector: { color: { $gt: null } }, sort: [{ size: 'desc' }] };
    expect((await keys(downwards, MARBLES, { indexes })).keys).toEqual(['m2', 'm1', 'm3']);
  });

  it('sorts strings as people do', async () => {
    const indexes = [index(['color'])];
    expect(
      (await keys({ selector: { color: { $gt: null } }, sort: ['color'] }, MARBLES, { indexes })).keys,
    ).toEqual(['m3', 'm2', 'm4', 'm1']);
  });

  it('lets a field that the query fixes stand before the order', async () => {
    const indexes = [index(['color', 'size'])];
    expect(
      (await keys({ selector: { color: 'red', size: { $gt: 0 } }, sort: ['size'] }, MARBLES, { indexes }))
        .keys,
    ).toEqual(['m1']);
  });

  it('uses a partial index only when it is named, and ignores the name of none', async () => {
    const indexes = [index(['size'], { partial_filter_selector: { size: { $gt: 4 } } })];
    const query = { selector: { size: { $gt: 0 } } };
    expect((await keys(query, MARBLES, { indexes })).keys).toEqual(['m1', 'm2', 'm3']);
    const named = { ...query, use_index: ['_design/sizeDoc', 'size'] };
    expect((await keys(named, MARBLES, { indexes })).keys).toEqual(['m1', 'm2']);
    expect((await keys({ ...query, use_index: 'nobody' }, MARBLES, { indexes })).keys).toEqual([
      'm1',
      'm2',
      'm3',
    ]);
  });

  it('pages by bookmarks until there is nothing more', async () => {
    const query = { selector: { size: { $gt: 0 } } };
    const first = await keys(query, MARBLES, { size: 2 });
    expect(first.keys).toEqual(['m1', 'm2']);
    const second = await keys(query, MARBLES, { size: 2, bookmark: first.bookmark });
    expect(second.keys).toEqual(['m3']);
    const third = await keys(query, MARBLES, { size: 2, bookmark: second.bookmark });
    expect(third).toEqual({ keys: [], bookmark: second.bookmark });
    expect((await keys({ selector: { size: 99 } }, MARBLES, { size: 2 })).bookmark).toBe('nil');
    await expect(keys(query, MARBLES, { size: 2, bookmark: 'junk' })).rejects.toThrow(
      'Error:invalid_bookmark,  Status Code:400,  Reason:Invalid bookmark value: "junk"',
    );
  });

  it('overrides a limit and goes on beyond a thousand', async () => {
    const many = entries(Object.fromEntries(Array.from({ length: 2100 }, (_, n) => [`k${1e4 + n}`, { n }])));
    const found = await keys({ selector: { n: { $gte: 0 } }, limit: 3 }, many);
    expect(found.keys).toEqual(many.map(({ key }) => key));
  });

  it.each<[JsonValue, string]>([
    [{}, 'Missing required key: selector'],
    [{ selector: {}, colour: 1 }, 'Invalid key colour for this request.'],
    [{ selector: {}, skip: -1 }, '-1 is not an integer greater than or equal to zero'],
    [
      { selector: {}, sort: [{ a: 'asc' }, { b: 'desc' }] },
      'Sorts currently only support a single direction for all fields.',
    ],
    [{ selector: {}, fields: 'a' }, 'fields definition must be an array'],
    [[1], 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
  ])('is refused: %j', async (query, text) => {
    await expect(keys(query, MARBLES)).rejects.toThrow(text);
  });
});
