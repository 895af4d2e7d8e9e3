import type { MemberId, PersonId } from '@fabric-governance/chaincode/governance/ids';
import type { MemberRecord, PersonRecord } from '@fabric-governance/chaincode/governance/records/members';
import { CAREFUL_TRACK, SAMPLE_CHARTER } from '@fabric-governance/chaincode/testing/sample-charter';
import { emptyProjection } from '../read-model/projection.js';
import { memberWrite, personWrite } from '../testing/test-records.js';
import { askedNow, viewBodies } from './bodies.js';

const projection = emptyProjection();
for (const [id, status] of [
  ['aurora', 'active'],
  ['borealis', 'suspended'],
] as const) {
  projection.members.set(id as MemberId, memberWrite(id, { status }).record as MemberRecord);
  const person = `${id}.li` as PersonId;
  projection.people.set(person, personWrite(person).record as PersonRecord);
}
const charter = {
  ...SAMPLE_CHARTER,
  bodies: {
    council: {
      title: { en: 'Council', zh: '理事会' },
      purpose: 'guards' as const,
      membership: { of: 'members' as const },
    },
  },
};
const by = { body: 'council', people: 2, institutions: 1 };
const track = {
  ...CAREFUL_TRACK,
  reviews: [{ by, asks: 'veto' as const, within: 'P1D', silence: 'consents' as const }],
};
const phase = { schemaVersion: 1 as const, proposalId: 'x' as never, since: 0 };

it('says what bodies are asked for in the present state, and who may join: nobody of a suspended member', () => {
  const asked = askedNow(projection, { phase: { ...phase, state: 'queued' }, charter, track, now: 0 });
  expect(asked.filter(({ act }) => act === 'veto')).toEqual([
    {
      act: 'veto',
      bodyId: 'council',
      title: { en: 'Council', zh: '理事会' },
      people: 2,
      institutions: 1,
      mayJoin: ['aurora.li'],
    },
  ]);
  const later = askedNow(projection, { phase: { ...phase, state: 'executed' }, charter, track, now: 0 });
  expect(later).toEqual([]);
});

it('lists the bodies of a charter with who belongs to them', () => {
  expect(viewBodies(projection, charter, 0)).toEqual([
    {
      id: 'council',
      body: charter.bodies.council,
      institutions: ['aurora'],
      people: ['aurora.li'],
      seats: [],
    },
  ]);
});
