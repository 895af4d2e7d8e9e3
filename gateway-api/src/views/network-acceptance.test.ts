import type { MemberId, MspId, ProposalId } from '@fabric-governance/chaincode/governance/ids';
import type { Action } from '@fabric-governance/chaincode/governance/records/actions';
import type { PhaseRecord, ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import { definition } from '@fabric-governance/chaincode/testing/sample-network-actions';
import { testConfig } from '@fabric-governance/protocol/testdata/channel';
import { dossierOf, emptyProjection, type Projection } from '../read-model/projection.js';
import { networkAcceptance } from './network-acceptance.js';
import { networkView } from './network.js';

const ID = 'a'.repeat(64) as ProposalId;
const MAJORITY = '/Channel/Application/Admins';
const POLICY: Action = {
  kind: 'channel.configure',
  payload: { change: { kind: 'policy', path: MAJORITY, from: 'MAJORITY Admins', to: 'ALL Admins' } },
};

/** Two members, of the organisations of the test channel, and a proposal in this state. */
function projected(action: Action, phase: Pick<PhaseRecord, 'state'> & Partial<PhaseRecord>): Projection {
  const projection = emptyProjection();
  projection.configuration = testConfig();
  projection.consortium = { channel: 'mychannel' } as NonNullable<Projection['consortium']>;
  for (const [id, mspId] of [
    ['one', 'Org1MSP'],
    ['two', 'Org2MSP'],
  ] as const) {
    projection.members.set(id as MemberId, { id, mspId } as never);
  }
  const dossier = dossierOf(projection, ID);
  dossier.proposal = { id: ID, actions: [action] } as unknown as ProposalRecord;
  dossier.phase = { schemaVersion: 1, proposalId: ID, since: 0, ...phase };
  return projection;
}

function acceptance(projection: Projection) {
  const { proposal, phase, ...dossier } = dossierOf(projection, ID);
  if (proposal === undefined || phase === undefined) throw new Error('both are there');
  return networkAcceptance(projection, { ...dossier, proposal, phase });
}

const says = (projection: Projection, memberId: string, choice: 'yes' | 'no') =>
  dossierOf(projection, ID).ballots.set(memberId as MemberId, { memberId, choice } as never);
const signs = (projection: Projection, memberId: string, attempt: number) =>
  dossierOf(projection, ID).contributions.set(`${attempt}/${memberId}`, { memberId, attempt } as never);

describe('whether the network would accept a decision', () => {
  it('is told by the yes of members while it is voted on', () => {
    const projection = projected(POLICY, { state: 'voting' });
    says(projection, 'one', 'yes');
    says(projection, 'two', 'no');
    expect(acceptance(projection)).toEqual({
      state: 'outstanding',
      basis: 'votes',
      accepted: false,
      policies: [{ path: MAJORITY, satisfied: false, needed: 2, reached: 1 }],
      agreed: ['Org1MSP'],
      missing: ['Org2MSP'],
    });
    says(projection, 'two', 'yes');
    expect(acceptance(projection)).toMatchObject({ accepted: true, missing: [] });
  });

  it('is told by the signatures of the running attempt once it is carried out', () => {
    const projection = projected(POLICY, { state: 'executing', attempt: 2 });
    says(projection, 'one', 'yes');
    says(projection, 'two', 'yes');
    signs(projection, 'one', 2);
    signs(projection, 'two', 1);
    expect(acceptance(projection)).toMatchObject({
      basis: 'signatures',
      agreed: ['Org1MSP'],
      missing: ['Org2MSP'],
    });
  });

  it('asks the peers where a chaincode is defined', () => {
    const projection = projected(definition(), { state: 'queued' });
    says(projection, 'one', 'yes');
    expect(acceptance(projection)).toMatchObject({
      accepted: false,
      policies: [{ path: '/Channel/Application/LifecycleEndorsement', satisfied: false }],
      missing: ['Org2MSP'],
    });
  });

  it('is no question for what the channel says already, and not possible once it says something else', () => {
    const change = { kind: 'policy', path: MAJORITY, from: 'ANY Admins', to: 'MAJORITY Admins' } as const;
    const made = projected({ kind: 'channel.configure', payload: { change } }, { state: 'voting' });
    expect(acceptance(made)).toMatchObject({ state: 'made', accepted: true, policies: [] });
    const stale = { ...change, to: 'ALL Admins' };
    const moved = projected({ kind: 'channel.configure', payload: { change: stale } }, { state: 'voting' });
    expect(acceptance(moved)).toMatchObject({
      state: 'impossible',
      obstacle: 'CONFIGURATION_MOVED_ON',
      accepted: false,
    });
  });

  it('is not asked of the ledger’s own matters, of what is over, and before a configuration is known', () => {
    const resolution: Action = { kind: 'resolution.record', payload: { text: 'x' } };
    expect(acceptance(projected(resolution, { state: 'voting' }))).toBeUndefined();
    expect(acceptance(projected(POLICY, { state: 'executed' }))).toBeUndefined();
    const blind = projected(POLICY, { state: 'voting' });
    blind.configuration = undefined;
    expect(acceptance(blind)).toBeUndefined();
  });
});

describe('what the channel says', () => {
  it('is told in the words in which a change names it', () => {
    const view = networkView(testConfig());
    expect(view.batchLimits).toMatchObject({ maxMessages: 10, timeoutMillis: 2000 });
    expect(view.organisations).toEqual([
      {
        mspId: 'Org1MSP' as MspId,
        anchorPeers: [{ host: 'peer0.org1.example.com', port: 7051 }],
        revocationLists: [],
      },
      { mspId: 'Org2MSP' as MspId, anchorPeers: [], revocationLists: [] },
    ]);
    expect(view.policies).toEqual(
      expect.arrayContaining([
        { path: MAJORITY, text: 'MAJORITY Admins' },
        { path: '/Channel/Application/Org1MSP/Admins', text: "OR('Org1MSP.admin')" },
      ]),
    );
    expect(view.access).toEqual([]);
    expect(view.capabilities).toEqual([
      { section: 'channel', names: ['V2_0'] },
      { section: 'orderer', names: ['V2_0'] },
      { section: 'application', names: ['V2_5'] },
    ]);
  });
});
