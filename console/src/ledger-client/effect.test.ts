import { utf8 } from '@fabric-governance/protocol/bytes';
import { signingEffect } from './effect.js';

const KEY = '\u0000ballot\u0000abc\u0000aurora-bank\u0000';

it('takes composite keys apart and reads records', () => {
  const { writes } = signingEffect(
    'Ballots:cast',
    {},
    {
      endorsers: [],
      privateWrites: [],
      result: new Uint8Array(),
      writes: [
        { namespace: 'governance', key: KEY, isDelete: false, value: utf8('{"choice":"yes"}') },
        { namespace: 'governance', key: 'plain', isDelete: true, value: new Uint8Array() },
      ],
    },
  );
  expect(writes).toEqual([
    { kind: 'ballot', key: ['abc', 'aurora-bank'], isDelete: false, value: { choice: 'yes' } },
    { kind: 'plain', key: [], isDelete: true, value: null },
  ]);
});

it('names each endorsing institution and each private collection once', () => {
  const effect = signingEffect(
    'Deliberation:approve',
    {},
    {
      endorsers: [{ mspId: 'B' }, { mspId: 'A' }, { mspId: 'B' }],
      privateWrites: [
        { namespace: 'governance', collection: '_implicit_org_A' },
        { namespace: 'governance', collection: '_implicit_org_A' },
      ],
      result: new Uint8Array(),
      writes: [],
    },
  );
  expect(effect.endorsers).toEqual(['A', 'B']);
  expect(effect.collections).toEqual(['_implicit_org_A']);
});

it('shows what only the endorsing peers receive: without it an approval would be signed unseen', () => {
  const prepared = { endorsers: [], privateWrites: [], result: new Uint8Array(), writes: [] };
  const transient = { approval: utf8('{"choice":"no","salt":"ab"}') };
  const effect = signingEffect('Deliberation:approve', {}, prepared, transient);
  expect(effect.confidential).toEqual([{ choice: 'no', salt: 'ab' }]);
});
