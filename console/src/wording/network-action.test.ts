import type { ConfigurationChange } from '@fabric-governance/chaincode/governance/network/configuration-change';
import type { ChaincodePayload } from '@fabric-governance/chaincode/governance/records/network-actions';
import { wordsOf } from '../i18n/testing/words-of.js';
import { failureReasonWords } from './failure-reason.js';
import { chaincodeSentence, changeSentence } from './network-action.js';

const LIMITS = { maxMessages: 50, absoluteMaxBytes: 1000, preferredMaxBytes: 500, timeoutMillis: 100 };
const MSP = 'AMSP' as Extract<ConfigurationChange, { kind: 'anchor-peers' }>['mspId'];

/** Each change with what a reader must find in its sentence. */
const CHANGES: readonly (readonly [ConfigurationChange, readonly string[]])[] = [
  [
    { kind: 'batch-limits', from: LIMITS, to: { ...LIMITS, maxMessages: 77, timeoutMillis: 333 } },
    ['50', '77', '100', '333'],
  ],
  [{ kind: 'anchor-peers', mspId: MSP, from: [], to: [{ host: 'h', port: 7 }] }, ['AMSP', 'h:7']],
  [
    { kind: 'policy', path: '/Channel/Application/Admins', from: 'ANY Admins', to: 'MAJORITY Admins' },
    ['/Channel/Application/Admins', 'ANY Admins', 'MAJORITY Admins'],
  ],
  [
    { kind: 'policy', path: '/Channel/Application/New', from: null, to: 'ANY Readers' },
    ['/Channel/Application/New', 'ANY Readers'],
  ],
  [
    { kind: 'access', resource: 'qscc/GetChainInfo', from: null, to: '/Channel/Application/Admins' },
    ['qscc/GetChainInfo', '/Channel/Application/Admins'],
  ],
  [
    { kind: 'capabilities', section: 'application', from: ['V2_0'], to: ['V2_5'] },
    ['application', 'V2_0', 'V2_5'],
  ],
];

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  it.each(CHANGES)('a change of the channel says what it replaces by what: %j', async (change, parts) => {
    const sentence = changeSentence(change, await wordsOf(language));
    for (const part of parts) expect(sentence).toContain(part);
    expect(sentence).not.toMatch(/\{\{|undefined|null/u);
  });

  it('the definition of a chaincode says everything that is decided', async () => {
    const payload: ChaincodePayload = {
      name: 'trade',
      version: '2.0',
      sequence: 3,
      package: {
        label: 'trade_2',
        sourceHash: 'ab'.repeat(32) as ChaincodePayload['package']['sourceHash'],
      },
      endorsementPolicy: "OR('AMSP.peer')",
      initRequired: false,
      collections: [
        {
          name: 'secret',
          policy: "OR('AMSP.member')",
          requiredPeerCount: 0,
          maxPeerCount: 1,
          blockToLive: 0,
          memberOnlyRead: true,
          memberOnlyWrite: true,
        },
      ],
    };
    const t = await wordsOf(language);
    const sentence = chaincodeSentence(payload, t);
    for (const part of ['trade', '2.0', '3', 'trade_2', 'ab'.repeat(32), "OR('AMSP.peer')", 'secret']) {
      expect(sentence).toContain(part);
    }
    const { endorsementPolicy, ...usual } = payload;
    expect(endorsementPolicy).toBeDefined();
    const plain = chaincodeSentence({ ...usual, collections: [] }, t);
    expect(plain).toContain(t('networkWords.policyUsual'));
    expect(plain).toContain(t('networkWords.noCollections'));
  });

  it('a failure is worded, with the network’s own words after it', async () => {
    const t = await wordsOf(language);
    expect(failureReasonWords('PACKAGE_MISSING', t)).toBe(t('failureReasons.PACKAGE_MISSING'));
    expect(failureReasonWords('ORDERER_REFUSED: BAD_REQUEST no', t)).toBe(
      `${t('failureReasons.ORDERER_REFUSED')} (BAD_REQUEST no)`,
    );
    expect(failureReasonWords('something else', t)).toBe('something else');
  });
});
