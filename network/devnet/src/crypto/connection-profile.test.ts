import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseConnectionProfile } from '@fabric-governance/protocol/connection-profile';
import { parse } from 'yaml';
import { writeConnectionProfile } from './connection-profile.js';
import { ensureOrganisation } from './organisation.js';

describe('writeConnectionProfile', () => {
  it('writes a profile that everything above the wire can read', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'profile-'));
    try {
      const orderer = await ensureOrganisation(
        { kind: 'orderer', name: 'Orderer', mspId: 'OrdererMSP', domain: 'example.com' },
        dir,
      );
      const organisation = await ensureOrganisation(
        { kind: 'peer', name: 'Org1', mspId: 'Org1MSP', domain: 'org1.example.com' },
        dir,
      );
      const path = writeConnectionProfile(organisation, {
        channels: ['mychannel', 'other'],
        peerAddress: 'localhost:7051',
        caAddress: 'localhost:7054',
        caName: 'ca-org1',
        orderer,
        ordererAddress: 'localhost:7050',
      });
      expect(basename(path)).toBe('connection-org1.json');
      const profile = parseConnectionProfile(readFileSync(path, 'utf8'));
      expect(parse(readFileSync(path.replace('.json', '.yaml'), 'utf8'))).toEqual(
        JSON.parse(readFileSync(path, 'utf8')),
      );
      expect(profile).toMatchObject({
        channels: { mychannel: { peers: { 'peer0.org1.example.com': {} } }, other: {} },
        organizations: { Org1: { mspid: 'Org1MSP', peers: ['peer0.org1.example.com'] } },
        peers: { 'peer0.org1.example.com': { url: 'grpcs://localhost:7051' } },
        orderers: { 'orderer.example.com': { url: 'grpcs://localhost:7050' } },
        certificateAuthorities: {
          'ca.org1.example.com': { url: 'https://localhost:7054', caName: 'ca-org1' },
        },
      });
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
