import fc from 'fast-check';
import { Config, ConfigGroup, ConfigUpdate } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { equalBytes } from '../bytes.js';
import type { ProtocolError } from '../errors.js';
import { arbitraryConfig } from '../testdata/arbitrary-config.js';
import { TEST_ORGANISATIONS } from '../testdata/identities.js';
import { testConfig, testMsp } from '../testdata/channel.js';
import { applyConfigUpdate } from './apply-config-update.js';
import { canonicalBytes, sameMessage } from './canonical.js';
import { computeConfigUpdate } from './config-update.js';
import { withAnchorPeers, withOrganisation, withoutOrganisation } from './edit-config.js';
import { elementsOf, entriesOf } from './elements.js';
import { organisationGroup } from './org-group.js';

/** The configuration without its versions: what an update is asked to bring about. */
function wish(config: Config): Uint8Array {
  const copy = config.clone();
  copy.setSequence(0);
  for (const { message } of elementsOf(copy.getChannelGroup()).values()) message.setVersion(0);
  return canonicalBytes(copy);
}

it('applied, gives the wanted configuration; unchanged elements keep their version, changed ones step up by one', () => {
  fc.assert(
    fc.property(arbitraryConfig, arbitraryConfig, (original, updated) => {
      fc.pre(!equalBytes(wish(original), wish(updated)));
      const { config } = applyConfigUpdate('ch', original, computeConfigUpdate('ch', original, updated));
      expect(equalBytes(wish(config), wish(updated))).toBe(true);
      expect(config.getSequence()).toBe(original.getSequence() + 1);
      const before = elementsOf(original.getChannelGroup());
      for (const [label, { kind, message }] of elementsOf(config.getChannelGroup())) {
        const old = before.get(label)?.message;
        const step = message.getVersion() - (old?.getVersion() ?? 0);
        if (old === undefined) expect(message.getVersion()).toBe(0);
        else if (kind === 'group') expect([0, 1]).toContain(step);
        else expect(step).toBe(sameMessage(withoutVersion(old), withoutVersion(message)) ? 0 : 1);
      }
    }),
    { numRuns: 300 },
  );
});

it('asks for a policy for each changed element that existed, and for no other', () => {
  fc.assert(
    fc.property(arbitraryConfig, arbitraryConfig, (original, updated) => {
      fc.pre(!equalBytes(wish(original), wish(updated)));
      const applied = applyConfigUpdate('ch', original, computeConfigUpdate('ch', original, updated));
      const [before, after] = [original, applied.config].map((config) =>
        elementsOf(config.getChannelGroup()),
      );
      const changed = [...(after ?? new Map<string, never>())]
        .filter(
          ([label, { message }]) =>
            before?.has(label) && before.get(label)?.message.getVersion() !== message.getVersion(),
        )
        .map(([label]) => label);
      expect(applied.requiredPolicies.map(({ element }) => element)).toEqual(changed.sort());
    }),
  );
});

it('is the same however the maps were filled', () => {
  fc.assert(
    fc.property(arbitraryConfig, arbitraryConfig, (original, updated) => {
      fc.pre(!equalBytes(wish(original), wish(updated)));
      const expected = computeConfigUpdate('ch', original, updated);
      expect(equalBytes(computeConfigUpdate('ch', reversed(original), reversed(updated)), expected)).toBe(
        true,
      );
    }),
  );
});

it('refuses to make an update of nothing', () => {
  expect(() => computeConfigUpdate('ch', testConfig(), testConfig())).toThrow('CONFIG_UNCHANGED');
  expect(() => computeConfigUpdate('ch', new Config(), testConfig())).toThrow('BAD_CONFIG');
});

describe('an organisation', () => {
  const org3 = organisationGroup(testMsp('Org3MSP', TEST_ORGANISATIONS.Org1MSP.caCertificatePem));

  it('is added with the consent of the majority of Admins, and its elements start at version 0', () => {
    const before = testConfig();
    const update = computeConfigUpdate('mychannel', before, withOrganisation(before, 'Org3MSP', org3));
    const { config, requiredPolicies } = applyConfigUpdate('mychannel', before, update);
    expect(requiredPolicies).toEqual([
      { element: '[Group]  /Channel/Application', policy: '/Channel/Application/Admins' },
    ]);
    const read = ConfigUpdate.deserializeBinary(update).getReadSet()?.getGroupsMap().get('Application');
    expect(read?.getGroupsMap().get('Org1MSP')?.serializeBinary()).toEqual(new Uint8Array());
    expect(
      sameMessage(
        withoutOrganisation(config, 'Org3MSP').getChannelGroup()?.getGroupsMap().get('Orderer'),
        before.getChannelGroup()?.getGroupsMap().get('Orderer'),
      ),
    ).toBe(true);
  });

  it('changes its own anchors with its own Admins', () => {
    const before = testConfig();
    const after = withAnchorPeers(before, 'Org1MSP', [{ host: 'peer1.org1.example.com', port: 7051 }]);
    const update = computeConfigUpdate('mychannel', before, after);
    expect(applyConfigUpdate('mychannel', before, update).requiredPolicies).toEqual([
      {
        element: '[Value]  /Channel/Application/Org1MSP/AnchorPeers',
        policy: '/Channel/Application/Org1MSP/Admins',
      },
    ]);
  });

  it('can not be removed when it is not there', () => {
    expect(() => withoutOrganisation(testConfig(), 'Org3MSP')).toThrow(
      'BAD_CONFIG path=/Channel/Application/Org3MSP',
    );
  });
});

describe('an update is refused', () => {
  const before = testConfig();
  const update = computeConfigUpdate('mychannel', before, withoutOrganisation(before, 'Org2MSP'));

  it('once another one has landed that changed what it read', () => {
    const { config } = applyConfigUpdate('mychannel', before, update);
    expect(() => applyConfigUpdate('mychannel', config, update)).toThrow(
      expect.objectContaining({
        code: 'CONFIG_UPDATE_STALE',
        params: { path: '[Group]  /Channel/Application', required: '0', current: '1' },
      }) as ProtocolError,
    );
  });

  it('on another channel', () => {
    expect(() => applyConfigUpdate('other', before, update)).toThrow('CONFIG_UPDATE_INVALID');
  });

  it('when it reads what does not exist', () => {
    const added = withOrganisation(before, 'Org3MSP', new ConfigGroup());
    const foreign = computeConfigUpdate('mychannel', added, withoutOrganisation(added, 'Org1MSP'));
    expect(() => applyConfigUpdate('mychannel', before, foreign)).toThrow(
      'existing config does not contain element',
    );
  });

  it.each([
    [
      'jumps two versions',
      (group: ConfigGroup) => {
        group.setVersion(2);
      },
      'attempt to set key to version 2',
    ],
    [
      'has no mod_policy',
      (group: ConfigGroup) => {
        group.setModPolicy('');
      },
      'mod_policy not set',
    ],
    [
      'has an illegal mod_policy',
      (group: ConfigGroup) => {
        group.setModPolicy('a b');
      },
      'invalid mod_policy',
    ],
  ])('when a changed element %s', (_, spoil, message) => {
    const spoilt = ConfigUpdate.deserializeBinary(update);
    const group = spoilt.getWriteSet()?.getGroupsMap().get('Application');
    if (group === undefined) throw new Error('the update does not write the application group');
    spoil(group);
    expect(() => applyConfigUpdate('mychannel', before, spoilt.serializeBinary())).toThrow(message);
  });

  it('when a new element does not start at version 0', () => {
    const added = ConfigUpdate.deserializeBinary(
      computeConfigUpdate(
        'mychannel',
        before,
        withOrganisation(before, 'Org3MSP', organisationGroup(testMsp('Org3MSP', 'root'))),
      ),
    );
    added.getWriteSet()?.getGroupsMap().get('Application')?.getGroupsMap().get('Org3MSP')?.setVersion(1);
    expect(() => applyConfigUpdate('mychannel', before, added.serializeBinary())).toThrow(
      'key does not exist',
    );
  });

  it('when it changes nothing', () => {
    const empty = new ConfigUpdate();
    empty.setChannelId('mychannel');
    expect(() => applyConfigUpdate('mychannel', before, empty.serializeBinary())).toThrow(
      'delta set was empty',
    );
  });

  it('when a group names a member that is nowhere', () => {
    const dangling = ConfigUpdate.deserializeBinary(update);
    const bare = new ConfigGroup();
    bare.setVersion(0);
    dangling.getReadSet()?.getGroupsMap().get('Application')?.getGroupsMap().set('Ghost', bare.clone());
    dangling.getWriteSet()?.getGroupsMap().get('Application')?.getGroupsMap().set('Ghost', bare);
    expect(() => applyConfigUpdate('mychannel', before, dangling.serializeBinary())).toThrow(
      'CONFIG_UPDATE_INVALID',
    );
  });
});

function withoutVersion<T extends { clone(): T; setVersion(version: number): void }>(message: T): T {
  const copy = message.clone();
  copy.setVersion(0);
  return copy;
}

/** The same configuration with every map filled in the opposite order. */
function reversed(config: Config): Config {
  const copy = config.clone();
  const visit = (group: ConfigGroup | undefined): void => {
    if (!group) return;
    for (const [, inner] of entriesOf(group.getGroupsMap())) visit(inner);
    refill(group.getGroupsMap());
    refill(group.getValuesMap());
    refill(group.getPoliciesMap());
  };
  visit(copy.getChannelGroup());
  return copy;
}

function refill<T>(map: Parameters<typeof entriesOf<T>>[0]): void {
  const entries = [...entriesOf(map)].reverse();
  map.clear();
  for (const [name, entry] of entries) map.set(name, entry);
}
