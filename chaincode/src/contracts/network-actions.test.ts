import type { ConfigurationChange } from '../governance/network/configuration-change.js';
import type { Action } from '../governance/records/actions.js';
import { sha256Hex } from '../governance/sha256.js';
import { useConsortium } from '../testing/proposal-steps.js';
import { accepted, VOTER_IDS } from '../testing/sample-consortium.js';
import {
  CHANGES,
  configured,
  definition,
  revocation,
  REVOCATION_LIST,
} from '../testing/sample-network-actions.js';

const consortium = useConsortium();
const EVIDENCE = { blockNumber: 7, headerHash: 'b'.repeat(64) };
const FOUND = { version: '1.0', sequence: 1, approvedBy: ['bankMSP'] };
const SIGNED = { attempt: 1, configUpdate: 'AAAA', configSignature: 'AAAA' };
const APPROVED = { attempt: 1, packageId: `trade_1.0:${'c'.repeat(64)}` };

const drafting = async (action: Action) =>
  consortium.current.send('bank.rep', 'Proposals:draft', { title: 'x', description: '', actions: [action] });

async function codeOf(action: Action): Promise<string> {
  const answer = await drafting(action);
  return answer.ok ? 'accepted' : answer.refusal.code;
}

/** A decision whose first attempt is running. */
async function started(action: Action): Promise<string> {
  const { current } = consortium;
  const proposalId = await current.due([action]);
  accepted(await current.send('bank', 'Execution:start', { proposalId }));
  return proposalId;
}

/** Carried out and attested by all. */
async function done(action: Action, evidence: object = EVIDENCE): Promise<string> {
  const { current } = consortium;
  const proposalId = await started(action);
  for (const who of VOTER_IDS) {
    const input = { proposalId, attempt: 1, result: 'done', evidence: evidence as typeof EVIDENCE } as const;
    accepted(await current.send(who, 'Execution:attest', input));
  }
  accepted(await current.send('bank', 'Execution:complete', { proposalId, attempt: 1 }));
  return proposalId;
}

const lastAudit = (event: string) =>
  consortium.current.ledger.records('audit').find((one) => one.event === event);

describe('a change of the channel’s configuration', () => {
  test.each(CHANGES)('is decided, carried out by agents and recorded: $kind', async (change) => {
    const proposalId = await done(configured(change));
    expect(consortium.current.phase(proposalId).state).toBe('executed');
    expect(lastAudit('channel.configured')).toMatchObject({
      subject: { kind: 'proposal', key: [proposalId] },
      after: change,
    });
  });

  test.each(CHANGES)('that changes nothing is refused: $kind', async (change) => {
    const same = { ...change, to: change.from } as ConfigurationChange;
    expect(['CHANGE_WITHOUT_EFFECT', 'ARGUMENT_INVALID']).toContain(await codeOf(configured(same)));
  });

  test('that changes nothing is told so', async () => {
    const [limits] = CHANGES;
    if (limits?.kind !== 'batch-limits') throw new Error('the first is of block limits');
    expect(await drafting(configured({ ...limits, to: limits.from }))).toMatchObject({
      refusal: { code: 'CHANGE_WITHOUT_EFFECT', params: { kind: 'batch-limits' } },
    });
  });

  test.each([
    [
      { kind: 'policy', path: '/Channel/Application/Admins', from: null, to: 'SOME Admins' },
      'POLICY_UNREADABLE',
    ],
    [
      { kind: 'policy', path: '/Channel/Application/Admins', from: null, to: "OutOf(2, 'bankMSP.admin')" },
      'POLICY_UNREADABLE',
    ],
    [
      { kind: 'policy', path: '/Channel/Application/Admins', from: null, to: "OR('strangerMSP.admin')" },
      'ORGANISATION_NOT_A_MEMBER',
    ],
    // Those who run the orderers need not be members.
    [
      { kind: 'policy', path: '/Channel/Orderer/Admins', from: null, to: "OR('OrdererMSP.admin')" },
      'accepted',
    ],
    [{ kind: 'policy', path: '/Other/Admins', from: null, to: 'ANY Admins' }, 'ARGUMENT_INVALID'],
    [
      { kind: 'anchor-peers', mspId: 'strangerMSP', from: [], to: [{ host: 'h', port: 1 }] },
      'ORGANISATION_NOT_A_MEMBER',
    ],
    [{ kind: 'anchor-peers', mspId: 'bankMSP', from: [], to: [{ host: 'h', port: 0 }] }, 'ARGUMENT_INVALID'],
    [{ kind: 'capabilities', section: 'application', from: ['V2_0'], to: [] }, 'ARGUMENT_INVALID'],
    [{ kind: 'capabilities', section: 'application', from: ['V2_0'], to: ['fast'] }, 'ARGUMENT_INVALID'],
    [
      { kind: 'access', resource: 'everything', from: null, to: '/Channel/Application/Admins' },
      'ARGUMENT_INVALID',
    ],
    [
      {
        kind: 'batch-limits',
        from: { maxMessages: 1, absoluteMaxBytes: 1, preferredMaxBytes: 1, timeoutMillis: 1 },
        to: { maxMessages: 1, absoluteMaxBytes: 1, preferredMaxBytes: 2, timeoutMillis: 1 },
      },
      'ARGUMENT_INVALID',
    ],
  ] as const)('%j → %s', async (change, code) => {
    expect(await codeOf(configured(change as unknown as ConfigurationChange))).toBe(code);
  });
});

describe('the publication of revocation lists', () => {
  test('is recorded by the hashes of the lists', async () => {
    await done(revocation());
    expect(lastAudit('revocation.published')).toMatchObject({
      after: { mspId: 'bankMSP', from: [], to: [sha256Hex(REVOCATION_LIST)] },
    });
  });

  test('is refused for what is published already, for strangers, and for another kind of PEM', async () => {
    expect(await codeOf(revocation([REVOCATION_LIST], [sha256Hex(REVOCATION_LIST)]))).toBe(
      'CHANGE_WITHOUT_EFFECT',
    );
    const { kind, payload } = revocation() as Extract<Action, { kind: 'revocation.publish' }>;
    const mspId = 'strangerMSP' as typeof payload.mspId;
    expect(await codeOf({ kind, payload: { ...payload, mspId } })).toBe('ORGANISATION_NOT_A_MEMBER');
    expect(await codeOf(revocation([REVOCATION_LIST.replaceAll('X509 CRL', 'CRL')]))).toBe(
      'ARGUMENT_INVALID',
    );
  });
});

describe('the definition of a chaincode', () => {
  test('is recorded once agents have found it committed, and the next one goes on from it', async () => {
    const proposalId = await done(definition(), { ...EVIDENCE, definition: FOUND });
    const { ledger } = consortium.current;
    expect(ledger.records('chaincode')).toMatchObject([{ name: 'trade', sequence: 1, proposalId }]);
    expect(await drafting(definition())).toMatchObject({
      refusal: { code: 'CHAINCODE_SEQUENCE_USED', params: { name: 'trade', sequence: 1, last: 1 } },
    });
    await done(definition({ sequence: 2 }), { ...EVIDENCE, definition: { ...FOUND, sequence: 2 } });
    expect(ledger.records('chaincode')).toMatchObject([{ name: 'trade', sequence: 2 }]);
    expect(ledger.records('audit').filter(({ event }) => event === 'chaincode.committed')).toHaveLength(2);
    expect(await codeOf(definition({ name: 'other' }))).toBe('accepted');
  });

  test('that was decided twice is superseded once the other one is in force', async () => {
    const { current } = consortium;
    const late = await current.submitted([definition()]);
    await done(definition(), { ...EVIDENCE, definition: FOUND });
    expect(await current.outcome('bank', 'Proposals:supersede', { proposalId: late })).toBe('accepted');
  });

  const collection = {
    name: 'secret',
    policy: "OR('bankMSP.member')",
    requiredPeerCount: 0,
    maxPeerCount: 1,
    blockToLive: 0,
    memberOnlyRead: true,
    memberOnlyWrite: true,
  };

  test.each([
    [{ collections: [collection] }, 'accepted'],
    [{ endorsementPolicy: '/Channel/Application/Endorsement' }, 'accepted'],
    [{ endorsementPolicy: 'MAJORITY Endorsement' }, 'POLICY_UNREADABLE'],
    [{ endorsementPolicy: '/Channel/Orderer/Admins' }, 'POLICY_UNREADABLE'],
    [{ endorsementPolicy: "OR('strangerMSP.peer')" }, 'ORGANISATION_NOT_A_MEMBER'],
    [{ collections: [{ ...collection, policy: 'ANY Readers' }] }, 'POLICY_UNREADABLE'],
    [{ collections: [{ ...collection, policy: "OR('strangerMSP.member')" }] }, 'ORGANISATION_NOT_A_MEMBER'],
    [{ collections: [{ ...collection, endorsementPolicy: "AND('bankMSP.peer'" }] }, 'POLICY_UNREADABLE'],
    [{ collections: [collection, collection] }, 'ARGUMENT_INVALID'],
    [{ collections: [{ ...collection, requiredPeerCount: 2 }] }, 'ARGUMENT_INVALID'],
    [{ collections: [{ ...collection, name: '_implicit_org_bankMSP' }] }, 'ARGUMENT_INVALID'],
    [{ name: 'a/b' }, 'ARGUMENT_INVALID'],
    [{ sequence: 0 }, 'ARGUMENT_INVALID'],
  ])('%j → %s', async (more, code) => {
    expect(await codeOf(definition(more))).toBe(code);
  });
});

describe('what agents give to an attempt', () => {
  test('fits what was decided', async () => {
    const { current } = consortium;
    const [change] = CHANGES;
    if (change === undefined) throw new Error('there are changes');
    const configuring = await started(configured(change));
    const defining = await started(definition());
    const contribute = async (proposalId: string, input: typeof SIGNED | typeof APPROVED) =>
      current.outcome('bank', 'Execution:contribute', { proposalId, ...input });
    expect(await contribute(configuring, APPROVED)).toBe('CONTRIBUTION_MISFITS');
    expect(await contribute(defining, SIGNED)).toBe('CONTRIBUTION_MISFITS');
    expect(await contribute(configuring, SIGNED)).toBe('accepted');
    expect(await contribute(defining, APPROVED)).toBe('accepted');
    expect(current.ledger.records('contribution').map((one) => Object.keys(one).sort())).toEqual(
      expect.arrayContaining([
        expect.arrayContaining(['configSignature', 'configUpdate']),
        expect.arrayContaining(['packageId']),
      ]),
    );
  });

  test('attests the definition that was decided, where one was', async () => {
    const { current } = consortium;
    const [change] = CHANGES;
    if (change === undefined) throw new Error('there are changes');
    const attest = async (proposalId: string, evidence: object) =>
      current.outcome('bank', 'Execution:attest', {
        proposalId,
        attempt: 1,
        result: 'done',
        evidence: evidence as typeof EVIDENCE,
      });
    const configuring = await started(configured(change));
    expect(await attest(configuring, { ...EVIDENCE, definition: FOUND })).toBe('ARGUMENT_INVALID');
    const defining = await started(definition());
    expect(await attest(defining, EVIDENCE)).toBe('ARGUMENT_INVALID');
    const other = { ...FOUND, version: '1.1' };
    expect(await attest(defining, { ...EVIDENCE, definition: other })).toBe('EVIDENCE_DIFFERS');
    expect(await attest(defining, { ...EVIDENCE, definition: { ...FOUND, sequence: 2 } })).toBe(
      'EVIDENCE_DIFFERS',
    );
    expect(await attest(defining, { ...EVIDENCE, definition: FOUND })).toBe('accepted');
  });
});
