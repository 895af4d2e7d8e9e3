import { SAMPLE_CHARTER } from '@fabric-governance/chaincode/testing/sample-charter';
import { configurationChangeSchema } from '@fabric-governance/chaincode/governance/network/configuration-schema';
import { chaincodeSchema } from '@fabric-governance/chaincode/governance/network/chaincode-schema';
import type { NetworkView } from '@fabric-governance/gateway-api/contract/network';
import { chaincodeForm } from './chaincode-form.js';
import { CHANGE_KINDS, changeEntered, presentOf, targetsOf } from './configuration-change.js';
import { configurationForm } from './configuration-form.js';
import type { KindForm, Values } from './kind-form.js';
import { revocationForm } from './revocation-form.js';

const NETWORK = {
  batchLimits: { maxMessages: 10, absoluteMaxBytes: 1000, preferredMaxBytes: 500, timeoutMillis: 100 },
  organisations: [
    { mspId: 'AMSP', anchorPeers: [{ host: 'a', port: 1 }], revocationLists: ['00'.repeat(32)] },
  ],
  policies: [
    { path: '/Channel/Application/Admins', text: 'MAJORITY Admins' },
    { path: '/Channel/Odd', text: null },
  ],
  access: [{ resource: 'qscc/GetChainInfo', policy: '/Channel/Application/Readers' }],
  capabilities: [{ section: 'application', names: ['V2_5'] }],
} as unknown as NetworkView;

const actionOf = (form: KindForm, values: Values) =>
  form.action({ values, documents: [], applications: [], charter: SAMPLE_CHARTER, charterVersion: 1 });

describe('a change of the configuration that is entered', () => {
  const NEW: Readonly<Record<(typeof CHANGE_KINDS)[number], Values>> = {
    'batch-limits': { maxMessages: '20' },
    'anchor-peers': { to: 'b:2\n c:3 \n' },
    policy: { to: 'ALL Admins' },
    access: { to: '/Channel/Application/Admins' },
    capabilities: { to: 'V2_0, V2_5' },
  };

  it.each(CHANGE_KINDS)('is one that the ledger takes, from what the channel says now: %s', (kind) => {
    const target = targetsOf(kind, NETWORK)[0] ?? 'qscc/GetChainInfo';
    const present = presentOf(kind, target, NETWORK);
    // As it is already, it is none.
    expect(changeEntered(present)).toBeUndefined();
    const action = actionOf(configurationForm, { ...present, ...NEW[kind] });
    if (action?.kind !== 'channel.configure') throw new Error('it is whole');
    expect(configurationChangeSchema.parse(action.payload.change)).toMatchObject({ kind });
  });

  it('is none while something is missing or wrong', () => {
    const limits = presentOf('batch-limits', '', NETWORK);
    expect(changeEntered({ ...limits, maxMessages: '0' })).toBeUndefined();
    expect(changeEntered({ ...limits, maxMessages: 'many' })).toBeUndefined();
    expect(changeEntered({ ...presentOf('anchor-peers', 'AMSP', NETWORK), to: 'nowhere' })).toBeUndefined();
    const policy = presentOf('policy', '/Channel/Application/Admins', NETWORK);
    expect(changeEntered({ ...policy, to: ' ' })).toBeUndefined();
    expect(changeEntered({})).toBeUndefined();
  });

  it('offers no policy that its words cannot say', () => {
    expect(targetsOf('policy', NETWORK)).toEqual(['/Channel/Application/Admins']);
  });
});

describe('revocation lists that are entered', () => {
  const list = '-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----';

  it('are taken one by one, with what they replace', () => {
    const values = { organisation: 'AMSP', lists: '["11"]', published: `x ${list}\r\n${list}` };
    expect(actionOf(revocationForm, values)).toEqual({
      kind: 'revocation.publish',
      payload: { mspId: 'AMSP', from: ['11'], to: [`${list}\n`, `${list}\n`] },
    });
  });

  it('are none without a list, or an organisation', () => {
    expect(actionOf(revocationForm, { organisation: 'AMSP', published: 'x' })).toBeUndefined();
    expect(actionOf(revocationForm, { published: list })).toBeUndefined();
  });
});

describe('the definition of a chaincode that is entered', () => {
  const whole = { name: 'trade', version: '1', sequence: '2', label: 'trade_1', sourceHash: 'ab'.repeat(32) };

  it('is one that the ledger takes', () => {
    const values = {
      ...whole,
      endorsementPolicy: "OR('AMSP.peer')",
      collections: "secret OR('AMSP.member')\n",
    };
    const action = actionOf(chaincodeForm, values);
    if (action?.kind !== 'chaincode.commit') throw new Error('it is whole');
    expect(chaincodeSchema.parse(action.payload)).toMatchObject({
      sequence: 2,
      collections: [{ name: 'secret' }],
    });
  });

  it.each(['name', 'version', 'sequence', 'label', 'sourceHash'])('is none without %s', (name) => {
    expect(actionOf(chaincodeForm, { ...whole, [name]: '' })).toBeUndefined();
    expect(actionOf(chaincodeForm, { ...whole, collections: 'secret' })).toBeUndefined();
  });
});
