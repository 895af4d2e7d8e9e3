import { testConfig } from '../../testdata/channel.js';
import { applyConfigUpdate } from '../apply-config-update.js';
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
const CHANGES: readonly ChannelChange[] = [
  { kind: 'organisation-added', ...newcomer },
  { kind: 'organisation-removed', mspId: 'Org2MSP' },
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
