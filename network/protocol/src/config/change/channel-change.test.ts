import { testConfig } from '../../testdata/channel.js';
import { applyConfigUpdate } from '../apply-config-update.js';
import { policiesOfUpdate } from '../acceptance.js';
import { groupAt } from '../elements.js';
import { batchLimitsOf, organisationsOf } from '../read-config.js';
import { withOrganisation, withoutOrganisation } from '../edit-config.js';
import { organisationGroup } from '../org-group.js';
import { type ChannelChange, standingOf, withChange } from './channel-change.js';

const CHANNEL = 'c';
const config = testConfig();
const newcomer = {
  mspId: 'Org3MSP',
  rootCertificates: ['root'],
  tlsRootCertificates: ['tls'],
  anchorPeers: [],
};
const LIMITS = {
  maxMessages: 10,
  absoluteMaxBytes: 99 * 1024 * 1024,
  preferredMaxBytes: 512 * 1024,
  timeoutMillis: 2000,
};
const ANCHORS = [{ host: 'peer0.org1.example.com', port: 7051 }];
const CHANGES: readonly ChannelChange[] = [
  { kind: 'organisation-added', ...newcomer },
  { kind: 'organisation-removed', mspId: 'Org2MSP' },
  { kind: 'batch-limits', from: LIMITS, to: { ...LIMITS, maxMessages: 20, timeoutMillis: 100 } },
  { kind: 'anchor-peers', mspId: 'Org1MSP', from: ANCHORS, to: [{ host: 'other', port: 1 }] },
  { kind: 'policy', path: '/Channel/Application/Admins', from: 'MAJORITY Admins', to: 'ALL Admins' },
  { kind: 'policy', path: '/Channel/Application/Org1MSP/New', from: null, to: "OR('Org1MSP.peer')" },
  { kind: 'access', resource: 'qscc/GetChainInfo', from: null, to: '/Channel/Application/Admins' },
  { kind: 'capabilities', section: 'application', from: ['V2_5'], to: ['V2_0', 'V1_4_2'] },
  { kind: 'revocation-lists', mspId: 'Org2MSP', from: [], to: ['-----BEGIN X509 CRL-----'] },
];

describe.each(CHANGES)('a change of the configuration: $kind', (change) => {
  it('is outstanding, by an update that makes it, and stands made afterwards', () => {
    const standing = standingOf(CHANNEL, config, change);
    if (standing.state !== 'outstanding') throw new Error(standing.state);
    const after = applyConfigUpdate(CHANNEL, config, standing.configUpdate).config;
    expect(standingOf(CHANNEL, after, change)).toEqual({ state: 'made' });
    expect(withChange(after, change).toObject()).not.toEqual(config.toObject());
  });

  it('leaves the configuration that it was given as it is', () => {
    const before = config.toObject();
    withChange(config, change);
    expect(config.toObject()).toEqual(before);
  });
});

describe('an organisation', () => {
  it('is not overwritten where it is there in another form or under another name', () => {
    const other = organisationGroup({ ...newcomer, rootCertificates: ['another'], nodeOus: true });
    for (const name of ['Org3MSP', 'alias']) {
      const there = withOrganisation(config, name, other);
      const standing = standingOf(CHANNEL, there, { kind: 'organisation-added', ...newcomer });
      expect(standing).toEqual({ state: 'impossible', obstacle: 'ORGANISATION_DIFFERS' });
    }
  });

  it('is removed whatever its group is named', () => {
    const group = organisationGroup({ ...newcomer, nodeOus: true });
    const change = { kind: 'organisation-removed', mspId: 'Org3MSP' } as const;
    const under = withOrganisation(config, 'alias', group);
    expect(standingOf(CHANNEL, under, change).state).toBe('outstanding');
    expect(withChange(under, change).toObject()).toEqual(withoutOrganisation(under, 'alias').toObject());
  });
});

describe('what a change was decided on', () => {
  const STALE: readonly ChannelChange[] = [
    { kind: 'batch-limits', from: { ...LIMITS, timeoutMillis: 1999 }, to: { ...LIMITS, maxMessages: 20 } },
    { kind: 'anchor-peers', mspId: 'Org1MSP', from: [], to: [{ host: 'other', port: 1 }] },
    { kind: 'policy', path: '/Channel/Application/Admins', from: 'ANY Admins', to: 'ALL Admins' },
    { kind: 'policy', path: '/Channel/Application/Admins', from: null, to: 'ALL Admins' },
    { kind: 'policy', path: '/Channel/Application/New', from: 'ANY Admins', to: 'ALL Admins' },
    { kind: 'access', resource: 'qscc/GetChainInfo', from: '/Channel/Readers', to: '/Channel/Writers' },
    { kind: 'capabilities', section: 'channel', from: ['V1_3'], to: ['V3_0'] },
    { kind: 'revocation-lists', mspId: 'Org2MSP', from: ['00'], to: ['x'] },
  ];

  it.each(STALE)('must still be there: %j', (change) => {
    expect(standingOf(CHANNEL, config, change)).toEqual({
      state: 'impossible',
      obstacle: 'CONFIGURATION_MOVED_ON',
    });
  });

  it('does not matter any more once the change is made, by whomever', () => {
    const gone = {
      kind: 'access',
      resource: 'qscc/GetChainInfo',
      from: '/Channel/Writers',
      to: null,
    } as const;
    expect(standingOf(CHANNEL, config, gone)).toEqual({ state: 'made' });
  });

  it('is compared by what it means: a timeout in other words, capabilities in another order', () => {
    const two = withChange(config, {
      kind: 'capabilities',
      section: 'channel',
      from: [],
      to: ['V2_0', 'V1_3'],
    });
    const back = { kind: 'capabilities', section: 'channel', from: ['V2_0', 'V1_3'], to: ['V2_0'] } as const;
    expect(standingOf(CHANNEL, two, back).state).toBe('outstanding');
    const sizes = { kind: 'batch-limits', from: LIMITS, to: { ...LIMITS, maxMessages: 20 } } as const;
    expect(batchLimitsOf(withChange(config, sizes))).toMatchObject({ maxMessages: 20, timeout: '2s' });
  });
});

describe('a changed value', () => {
  it('stays guarded by whom it was guarded', () => {
    const guarded = config.clone();
    groupAt(guarded, '/Channel/Orderer')
      ?.getValuesMap()
      .get('BatchSize')
      ?.setModPolicy('/Channel/Application/Admins');
    const change = { kind: 'batch-limits', from: LIMITS, to: { ...LIMITS, maxMessages: 20 } } as const;
    const standing = standingOf(CHANNEL, guarded, change);
    expect(
      standing.state === 'outstanding' && policiesOfUpdate(CHANNEL, guarded, standing.configUpdate),
    ).toEqual(['/Channel/Application/Admins']);
  });

  it('of an organisation asks for its own administrator alone', () => {
    const change = { kind: 'revocation-lists', mspId: 'Org2MSP', from: [], to: ['x'] } as const;
    const standing = standingOf(CHANNEL, config, change);
    expect(
      standing.state === 'outstanding' && policiesOfUpdate(CHANNEL, config, standing.configUpdate),
    ).toEqual(['/Channel/Application/Org2MSP/Admins']);
    const after = organisationsOf(withChange(config, change), 'Application');
    expect(after).toEqual(
      organisationsOf(config, 'Application').map((one) =>
        one.mspId === 'Org2MSP' ? { ...one, revocationLists: ['x'] } : one,
      ),
    );
  });

  it('has no place where there is no such group or organisation', () => {
    const nowhere = { kind: 'policy', path: '/Channel/Other/Admins', from: null, to: 'ANY Admins' } as const;
    const nobody = {
      kind: 'anchor-peers',
      mspId: 'Org9MSP',
      from: [],
      to: [{ host: 'h', port: 1 }],
    } as const;
    for (const change of [nowhere, nobody]) {
      expect(standingOf(CHANNEL, config, change)).toMatchObject({
        state: 'impossible',
        obstacle: expect.stringMatching(/^CONFIGURATION_UNFIT: /u) as string,
      });
    }
  });
});
