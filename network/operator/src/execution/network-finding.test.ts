import type { common } from '@hyperledger/fabric-protos';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { fromBase64 } from '@fabric-governance/protocol/bytes';
import { applyConfigUpdate } from '@fabric-governance/protocol/config/apply-config-update';
import { decodeConfig } from '@fabric-governance/protocol/config/decode-config';
import { withAnchorPeers, withOrganisation } from '@fabric-governance/protocol/config/edit-config';
import { buildGenesisBlock } from '@fabric-governance/protocol/config/genesis';
import { organisationGroup } from '@fabric-governance/protocol/config/org-group';
import type { ConfigEntry } from '../network/config-history.js';
import { admission, definition, member, openProposal } from '../testing/records.js';
import { networkFinding } from './network-finding.js';

const CHANNEL = 'governance';
const msp = (mspId: string) =>
  ({ mspId, rootCertificates: ['root'], tlsRootCertificates: ['tls root'], nodeOus: true }) as const;

const founding = decodeConfig(
  buildGenesisBlock({
    channel: CHANNEL,
    timestamp: { seconds: 0, nanos: 0 },
    nonce: new Uint8Array(24),
    ordererOrganisations: { OrdererMSP: { ...msp('OrdererMSP'), endpoints: ['localhost:7050'] } },
    consenters: [],
    applicationOrganisations: { aMSP: msp('aMSP'), bMSP: msp('bMSP'), cMSP: msp('cMSP') },
  }),
).config;

/** What the payload of `admission` makes: an organisation without certificates, since the test needs none. */
const decided = organisationGroup({
  mspId: 'dMSP',
  rootCertificates: [],
  tlsRootCertificates: [],
  nodeOus: true,
});

const entry = (blockNumber: number, config: common.Config): ConfigEntry => ({
  blockNumber,
  headerHash: String(blockNumber),
  config,
});
/** No chaincode was ever committed. */
const NONE = { newest: () => undefined };
const members = [member('a'), member('b'), member('c')];
const { proposal } = openProposal({ state: 'executing' }, { actions: [admission] });
const DIFFERENT = { state: 'impossible', obstacle: 'ORGANISATION_DIFFERS' };
const find = (...configs: readonly ConfigEntry[]) =>
  networkFinding(proposal, { channel: CHANNEL, configs, members, definitions: NONE });

describe('what the configuration says of an admitted organisation', () => {
  it('is the update that adds it, the same bytes at every agent, when it is absent', () => {
    const finding = find(entry(0, founding));
    expect(finding?.state).toBe('change-outstanding');
    if (finding?.state !== 'change-outstanding') return;
    expect(find(entry(0, founding.clone()))).toMatchObject({ configUpdate: finding.configUpdate });
    const { config } = applyConfigUpdate(CHANNEL, founding, fromBase64(finding.configUpdate));
    expect(find(entry(0, founding), entry(4, config))).toEqual({
      state: 'as-decided',
      blockNumber: 4,
      headerHash: '4',
    });
  });

  it('needs the administrators of a majority of the organisations', () => {
    const finding = find(entry(0, founding));
    const satisfied = (...ids: readonly string[]): boolean =>
      finding?.state === 'change-outstanding' && finding.acceptedWith(ids as readonly MemberId[]);
    expect(satisfied('a')).toBe(false);
    expect(satisfied('a', 'a')).toBe(false);
    expect(satisfied('a', 'stranger')).toBe(false);
    expect(satisfied('a', 'c')).toBe(true);
    expect(finding).toMatchObject({ named: ['a', 'b', 'c'] });
  });

  it('names the block that brought it, not a later one that changed something else', () => {
    const admitted = withOrganisation(founding, 'dMSP', decided);
    const later = withAnchorPeers(admitted, 'aMSP', [{ host: 'a', port: 1 }]);
    expect(find(entry(0, founding), entry(4, admitted), entry(9, later))).toMatchObject({ blockNumber: 4 });
  });

  it('is different when the organisation is there in another form, or under another name', () => {
    const other = organisationGroup({ ...msp('dMSP'), rootCertificates: ['another'] });
    expect(find(entry(0, withOrganisation(founding, 'dMSP', other)))).toEqual(DIFFERENT);
    expect(find(entry(0, withOrganisation(founding, 'alias', decided)))).toEqual(DIFFERENT);
  });

  it('is nothing for a proposal about the ledger alone', () => {
    const resolution = openProposal({ state: 'executing' }).proposal;
    expect(
      networkFinding(resolution, {
        channel: CHANNEL,
        configs: [entry(0, founding)],
        members,
        definitions: NONE,
      }),
    ).toBeUndefined();
  });
});

describe('what the network says of a decided definition', () => {
  const decided = (sequence: number) =>
    openProposal({ state: 'executing' }, { actions: [definition(sequence)] }).proposal;
  const findAt = (wanted: number, committed: number | undefined) => {
    const newest =
      committed === undefined
        ? undefined
        : { sequence: committed, blockNumber: 8, headerHash: 'f'.repeat(64) };
    const definitions = { newest: (name: string) => (name === 'trade' ? newest : undefined) };
    return networkFinding(decided(wanted), {
      channel: CHANNEL,
      configs: [entry(0, founding)],
      members,
      definitions,
    });
  };

  it('is outstanding as long as it comes next, and asks the peers of a majority', () => {
    for (const finding of [findAt(1, undefined), findAt(3, 2)]) {
      expect(finding).toMatchObject({ state: 'definition-outstanding', named: ['a', 'b', 'c'] });
      const accepted = (...ids: readonly string[]) =>
        finding?.state === 'definition-outstanding' && finding.acceptedWith(ids as readonly MemberId[]);
      expect(accepted('a')).toBe(false);
      expect(accepted('a', 'c')).toBe(true);
    }
  });

  it('is committed in the block that brought this sequence', () => {
    expect(findAt(2, 2)).toMatchObject({
      state: 'definition-committed',
      blockNumber: 8,
      headerHash: 'f'.repeat(64),
    });
  });

  it.each([
    [2, undefined],
    [3, 1],
    [1, 2],
  ])('is impossible for the sequence %i after %p', (wanted, committed) => {
    expect(findAt(wanted, committed)).toEqual({ state: 'impossible', obstacle: 'SEQUENCE_NOT_NEXT' });
  });
});
