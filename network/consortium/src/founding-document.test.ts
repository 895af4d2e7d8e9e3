import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Fingerprint, MemberId } from '@fabric-governance/chaincode/governance/ids';
import { devnetOptions } from './devnet-options.js';
import { allInstitutions } from './consortium.js';
import { foundingDocument } from './founding-document.js';
import { readConsortium } from './read-consortium.js';

const consortium = readConsortium(join(__dirname, '../../consortium.yaml'));
const fingerprint = (id: string): Fingerprint => createHash('sha256').update(id).digest('hex') as Fingerprint;
const agents = new Map(consortium.institutions.map(({ id }) => [id, fingerprint(id)]));

describe('the founding document', () => {
  it('names the founding members and their people, sorted, and no applicant', () => {
    const { document } = foundingDocument(consortium, agents);
    const members = document.members.map(({ id }) => id);
    expect(members).toEqual([...consortium.institutions.map(({ id }) => id)].sort());
    const people = document.people.map(({ id }) => id);
    expect(people).toEqual([...people].sort());
    expect(new Set(document.people.map(({ memberId }) => memberId))).toEqual(new Set(members));
  });

  it('has the same bytes whatever the order of institutions and people in the file', () => {
    const reversed = {
      ...consortium,
      institutions: consortium.institutions
        .map((member) => ({ ...member, people: [...member.people].reverse() }))
        .reverse(),
    };
    expect(foundingDocument(reversed, agents).json).toBe(foundingDocument(consortium, agents).json);
  });

  it('has another hash when anything in it differs', () => {
    const renamed = { ...consortium, name: { ...consortium.name, en: 'Another' } };
    const other = new Map(agents).set('aurora-bank' as MemberId, fingerprint('another key'));
    const hashes = [
      foundingDocument(consortium, agents),
      foundingDocument(renamed, agents),
      foundingDocument(consortium, other),
    ].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(3);
  });

  it('is hashed as its own bytes', () => {
    const { json, hash } = foundingDocument(consortium, agents);
    expect(hash).toBe(createHash('sha256').update(json).digest('hex'));
  });

  it('needs every founding member to have an agent', () => {
    expect(() => foundingDocument(consortium, new Map())).toThrow(
      'fingerprint of the agent of aurora-bank is missing',
    );
  });
});

describe('the network of a consortium', () => {
  const secrets = new Map(
    allInstitutions(consortium).flatMap(({ people }) => people.map(({ id }) => [id, `s-${id}`])),
  );

  it('has the founding members on the channel and the applicants outside', () => {
    const { organizations } = devnetOptions(consortium, secrets);
    expect(organizations.filter(({ onChannel }) => onChannel)).toHaveLength(5);
    expect(organizations.filter(({ onChannel }) => !onChannel).map(({ name }) => name)).toEqual([
      'eastport-authority',
      'silkway-customs',
    ]);
  });

  it('lets every person enrol, and runs the chaincode at every institution', () => {
    const { organizations, chaincodes } = devnetOptions(consortium, secrets);
    expect(organizations[0]?.identities[0]).toEqual({
      id: 'aurora-bank.li-na',
      secret: 's-aurora-bank.li-na',
    });
    expect(Object.keys(chaincodes[0]?.addresses ?? {})).toEqual(organizations.map(({ mspId }) => mspId));
  });

  it('needs a secret for everybody', () => {
    expect(() => devnetOptions(consortium, new Map())).toThrow(
      'enrolment secret of aurora-bank.li-na is missing',
    );
  });
});
