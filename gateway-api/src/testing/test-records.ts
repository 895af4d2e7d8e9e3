import type { TestWrite } from './test-blocks.js';

const SINCE = 1_700_000_000_000;

/** A member's record, as a write. */
export function memberWrite(id: string, changes: Readonly<Record<string, unknown>> = {}): TestWrite {
  const record = {
    schemaVersion: 1,
    id,
    mspId: `${id.charAt(0).toUpperCase()}${id.slice(1)}MSP`,
    name: { en: id, zh: id },
    kinds: ['ordinary-user'],
    status: 'active',
    votes: true,
    weight: 1,
    decisionRule: { approvals: 1, makerIsNotChecker: false },
    agent: '0'.repeat(64),
    since: SINCE,
    ...changes,
  };
  return { kind: 'member', key: [id], record };
}

/** A person's record, as a write. */
export function personWrite(id: string, roles: readonly string[] = []): TestWrite {
  const [memberId] = id.split('.');
  const record = { schemaVersion: 1, id, memberId, name: { en: id, zh: id }, status: 'active', roles };
  return { kind: 'person', key: [id], record };
}

/** Both records that bind a key to a person. */
export function credentialWrites(personId: string, fingerprint: string): TestWrite[] {
  const credential = { schemaVersion: 1, fingerprint, personId, boundAt: SINCE };
  const personCredential = { schemaVersion: 1, personId, fingerprint };
  return [
    { kind: 'credential', key: [fingerprint], record: credential },
    { kind: 'person-credential', key: [personId], record: personCredential },
  ];
}

/** The consortium with charter version 1, whose one role `delegate` may propose and cast. */
export function foundingWrites(): TestWrite[] {
  const floor = {
    count: 'yes',
    measure: 'heads',
    comparator: 'gt',
    numerator: 1,
    denominator: 2,
    base: 'electorate',
  };
  const charter = {
    schemaVersion: 1,
    title: { en: 'Charter', zh: '章程' },
    textHash: 'a'.repeat(64),
    clockTolerance: 'PT1M',
    openProposalsPerMember: 10,
    roles: {
      delegate: {
        title: { en: 'Delegate', zh: '代表' },
        permissions: ['ballot.cast', 'proposal.propose'],
        excludes: [],
      },
    },
    tracks: {
      ordinary: {
        title: { en: 'Ordinary', zh: '普通' },
        sponsors: 0,
        notice: 'PT1S',
        voting: 'PT10S',
        delay: 'PT1S',
        grace: 'P1D',
        earlyDecision: true,
        threshold: floor,
      },
    },
    actions: { 'resolution.record': ['ordinary'] },
    execution: {
      attestations: { numerator: 1, denominator: 2 },
      attempts: 3,
      attemptTimeout: 'PT1M',
      backOff: 'PT1S',
    },
  };
  const consortium = {
    schemaVersion: 1,
    name: { en: 'Harbour', zh: '港' },
    channel: 'governance-channel',
    foundingHash: 'b'.repeat(64),
    foundedAt: SINCE,
    charterVersion: 1,
  };
  return [
    { kind: 'consortium', key: ['0'], record: consortium },
    {
      kind: 'charter',
      key: ['000001'],
      record: { schemaVersion: 1, version: 1, charter, hash: 'c'.repeat(64), since: SINCE },
    },
  ];
}
