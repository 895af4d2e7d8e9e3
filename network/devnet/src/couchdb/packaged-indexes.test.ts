import { PackagedIndexes } from './packaged-indexes.js';

describe('the indexes of a package', () => {
  const file = (name: string): Uint8Array =>
    Buffer.from(JSON.stringify({ index: { fields: ['a'] }, ddoc: name, name }));

  it('are for the public state or for one collection', () => {
    const indexes = new PackagedIndexes(
      new Map([
        ['META-INF/statedb/couchdb/indexes/owner.json', file('owner')],
        ['META-INF/statedb/couchdb/collections/prices/indexes/price.json', file('price')],
        ['META-INF/statedb/couchdb/indexes/readme.md', Buffer.from('#')],
        ['src/index.json', Buffer.from('{')],
      ]),
    );
    expect(indexes.of(undefined).map(({ name }) => name)).toEqual(['owner']);
    expect(indexes.of('prices').map(({ name }) => name)).toEqual(['price']);
    expect(indexes.of('other')).toEqual([]);
  });
});
