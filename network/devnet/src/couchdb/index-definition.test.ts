import { readIndexFile, readIndexFiles } from './index-definition.js';

const file = (definition: unknown): Uint8Array => Buffer.from(JSON.stringify(definition));

describe('an index file', () => {
  it('names fields, design document and index', () => {
    const definition = {
      index: { fields: ['docType', { owner: 'asc' }] },
      ddoc: 'indexOwnerDoc',
      name: 'indexOwner',
      type: 'json',
    };
    expect(readIndexFile('a.json', file(definition))).toEqual({
      designDocument: 'indexOwnerDoc',
      name: 'indexOwner',
      fields: ['docType', 'owner'],
      partialFilter: undefined,
    });
  });

  it('counts by its names: the last of equal ones, and those that cannot be read not at all', () => {
    const named = (field: string): Uint8Array => file({ index: { fields: [field] }, ddoc: 'd', name: 'n' });
    const files = new Map([
      ['b.json', named('second')],
      ['a.json', named('first')],
      ['c.json', file({ index: 'x' })],
    ]);
    const faults: string[] = [];
    const indexes = readIndexFiles(files, ({ message }) => faults.push(message));
    expect(indexes.map(({ fields }) => fields)).toEqual([['second']]);
    expect(faults).toEqual([expect.stringContaining('[c.json]')]);
  });

  it.each<[unknown, string]>([
    [{ index: 'x' }, 'Invalid entry, "index" must be a JSON'],
    [{ index: { fields: 'x' } }, 'Expecting a JSON array of fields'],
    [{ index: { fields: [{ a: 'up' }] } }, 'Sort must be either "asc" or "desc".  "up" was found.'],
    [{ index: { fields: [] }, extra: 1 }, 'Invalid Entry.  Entry extra'],
    [{ index: { fields: [] }, type: 'text' }, 'Index type must be json'],
  ])('is refused as Fabric refuses it: %j', (definition, text) => {
    expect(() => readIndexFile('META-INF/x.json', file(definition))).toThrow(
      `Index metadata file [META-INF/x.json] is not a valid index definition: ${text}`,
    );
  });

  it('must be JSON', () => {
    expect(() => readIndexFile('x.json', Buffer.from('{'))).toThrow(
      'Index metadata file [x.json] is not a valid JSON',
    );
  });
});
