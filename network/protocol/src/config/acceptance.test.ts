import { testConfig } from '../testdata/channel.js';
import { acceptanceOf, policiesOfUpdate } from './acceptance.js';
import { standingOf } from './change/channel-change.js';
import { withAnchorPeers } from './edit-config.js';
import { computeConfigUpdate } from './config-update.js';

const config = testConfig();
const MEMBERS = '/Channel/Application/Admins';

describe('whether the network would accept what some have agreed to', () => {
  it('tells which organisations are missing while too few have agreed', () => {
    const acceptance = acceptanceOf(config, [MEMBERS], { mspIds: ['Org1MSP'], role: 'admin' });
    expect(acceptance).toMatchObject({
      accepted: false,
      missing: ['Org2MSP'],
      named: ['Org1MSP', 'Org2MSP'],
    });
    expect(acceptance.verdicts).toMatchObject([{ path: MEMBERS, satisfied: false, needed: 2 }]);
  });

  it('counts each organisation once', () => {
    const agreed = { mspIds: ['Org1MSP', 'Org1MSP'], role: 'admin' } as const;
    expect(acceptanceOf(config, [MEMBERS], agreed).accepted).toBe(false);
  });

  it('misses nobody once it is accepted, even where more could agree', () => {
    const agreed = { mspIds: ['Org1MSP', 'Org2MSP'], role: 'admin' } as const;
    expect(acceptanceOf(config, [MEMBERS], agreed)).toMatchObject({ accepted: true, missing: [] });
  });

  it('wants every policy met', () => {
    const policies = [MEMBERS, '/Channel/Orderer/Admins'];
    const agreed = { mspIds: ['Org1MSP', 'Org2MSP'], role: 'admin' } as const;
    expect(acceptanceOf(config, policies, agreed)).toMatchObject({
      accepted: false,
      missing: ['OrdererMSP'],
    });
  });

  it('is never the case without the policy', () => {
    const agreed = { mspIds: ['Org1MSP'], role: 'admin' } as const;
    expect(acceptanceOf(config, ['/Channel/Application/None'], agreed)).toMatchObject({
      accepted: false,
      missing: [],
    });
  });

  it('tells peers from administrators', () => {
    const path = '/Channel/Application/Endorsement';
    const both = ['Org1MSP', 'Org2MSP'];
    expect(acceptanceOf(config, [path], { mspIds: both, role: 'peer' }).accepted).toBe(true);
    expect(acceptanceOf(config, [path], { mspIds: both, role: 'admin' })).toMatchObject({
      accepted: false,
      named: [],
    });
  });
});

describe('the policies of an update', () => {
  it('are an organisation’s own for its own values', () => {
    const update = computeConfigUpdate(
      'c',
      config,
      withAnchorPeers(config, 'Org1MSP', [{ host: 'x', port: 1 }]),
    );
    expect(policiesOfUpdate('c', config, update)).toEqual(['/Channel/Application/Org1MSP/Admins']);
  });

  it('are a majority of the members for who is on the channel', () => {
    const standing = standingOf('c', config, { kind: 'organisation-removed', mspId: 'Org2MSP' });
    expect(standing.state === 'outstanding' && policiesOfUpdate('c', config, standing.configUpdate)).toEqual([
      MEMBERS,
    ]);
  });
});
