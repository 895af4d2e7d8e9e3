import { ADMISSION } from '../../testing/sample-admission.js';
import { grant, RESOLUTION } from '../../testing/proposal-steps.js';
import { CHANGES, configured, definition } from '../../testing/sample-network-actions.js';
import { obligation } from '../../testing/sample-obligation.js';
import { sampleState } from '../../testing/sample-state.js';
import type { CaseId, MemberId, MspId, ProposalId } from '../ids.js';
import type { Action } from '../records/actions.js';
import type { MemberRecord } from '../records/members.js';
import type { ProposalRecord } from '../records/proposals.js';
import {
  checkTrack,
  familyOf,
  needMayBegin,
  neededRanges,
  networkEffectOf,
  parseActions,
  planActions,
  subjectKeys,
  subjectsOf,
} from './catalogue.js';

const STATE = sampleState();
const [BANK, INSURER] = ['bank', 'insurer'] as [MemberId, MemberId];
const CASE = 'c'.repeat(64) as CaseId;

const award = (memberId: MemberId): Action => ({
  kind: 'merit.award',
  payload: { memberId, reasonId: 'service', note: 'x' },
});
const impose = (memberId: MemberId): Action => ({
  kind: 'penalty.impose',
  payload: { memberId, penaltyId: 'fine', grounds: 'x' },
});
const waive = (memberId: MemberId): Action => ({
  kind: 'obligation.waive',
  payload: { proposalId: 'a'.repeat(64) as ProposalId, id: 'report', memberId, reason: 'x' },
});
const appeal: Action = {
  kind: 'case.appeal',
  payload: { caseId: CASE, complainant: INSURER, respondent: BANK, asks: 'set-aside', grounds: 'x' },
};

test('whom actions are about are told once each, sorted', () => {
  expect(subjectsOf([appeal, waive(BANK), RESOLUTION])).toEqual([BANK, INSURER]);
  expect(subjectsOf([RESOLUTION])).toEqual([]);
});

test('what an action is about is what its kind says, else everything in it', () => {
  expect(subjectKeys([grant('bank.ann', 'auditor'), RESOLUTION])).toEqual([
    ['role.grant', 'bank.ann auditor'],
    ['resolution.record', RESOLUTION.payload],
  ]);
});

test('a change of the channel is about its kind and the part of the configuration that it changes', () => {
  expect(subjectKeys(CHANGES.map(configured)).map(([, subject]) => subject)).toEqual([
    'batch-limits ',
    'anchor-peers bankMSP',
    'policy /Channel/Application/Admins',
    'access qscc/GetChainInfo',
    'capabilities application',
  ]);
});

describe('what planning reads', () => {
  const [ofBank, ofInsurer] = [BANK, INSURER].map((id) => ({ kind: 'penalty', prefix: [id] }));

  test('is each range once', () => {
    const points = [BANK, INSURER].map((id) => ({ kind: 'merit-entry', prefix: [id] }));
    expect(neededRanges([impose(BANK), impose(BANK), impose(INSURER)])).toEqual([
      points[0],
      ofBank,
      points[1],
      ofInsurer,
    ]);
  });

  test('is no range beside a larger one of the same kind that it lies in', () => {
    const ofReason = { kind: 'merit-entry', prefix: [INSURER, 'reason', 'service'] };
    const larger = [{ kind: 'merit-entry', prefix: [BANK] }, ofBank];
    expect(neededRanges([award(BANK), impose(BANK)])).toEqual(larger);
    // Another member's points lie in no range of the bank's.
    expect(neededRanges([award(INSURER), impose(BANK)])).toEqual([ofReason, ...larger]);
  });

  test('is no range beside the whole of its kind', () => {
    expect(neededRanges([appeal, waive(BANK)])).toEqual([
      { kind: 'case', prefix: [CASE], exact: true },
      ofBank,
      { kind: 'obligation', prefix: [] },
    ]);
  });
});

test('actions are taken in as their kinds describe them; the path says what does not fit', () => {
  expect(parseActions([RESOLUTION, definition()])).toEqual({ ok: true, value: [RESOLUTION, definition()] });
  expect(parseActions([RESOLUTION, { kind: 'war.declare', payload: {} }])).toMatchObject({
    refusal: {
      code: 'ARGUMENT_INVALID',
      params: { path: 'actions.1.kind', problem: 'no such action: war.declare' },
    },
  });
  expect(parseActions([{ kind: 'resolution.record', payload: { text: '' } }])).toMatchObject({
    refusal: { code: 'ARGUMENT_INVALID', params: { path: 'actions.0.payload.text' } },
  });
});

test('network actions stand alone, ledger actions beside others', () => {
  expect(familyOf([RESOLUTION, grant('bank.ann', 'auditor')])).toEqual({ ok: true, value: 'ledger' });
  expect(familyOf([ADMISSION])).toEqual({ ok: true, value: 'network' });
  for (const actions of [
    [ADMISSION, RESOLUTION],
    [RESOLUTION, ADMISSION],
  ] as const) {
    expect(familyOf(actions)).toMatchObject({
      refusal: { code: 'ACTIONS_MIXED', params: { actions: actions.map(({ kind }) => kind).join(' ') } },
    });
  }
});

test('actions are planned one after another on what the ones before leave, all or none', () => {
  const proposal = { id: 'a'.repeat(64) } as unknown as ProposalRecord;
  const plan = (actions: readonly Action[]) => planActions(actions, STATE, { now: 0, proposal });
  const [first, second] = [grant('bank.ann', 'auditor'), grant('bank.ann', 'only-body-act')];
  expect(plan([first, second])).toMatchObject({
    value: [
      { event: 'role.granted', after: { roles: ['approver', 'auditor'] } },
      { event: 'role.granted', after: { roles: ['approver', 'auditor', 'only-body-act'] } },
    ],
  });
  expect(plan([first, first])).toMatchObject({ refusal: { code: 'ROLE_ALREADY_HELD' } });
});

describe('what is carried out on the network', () => {
  const exit: Action = {
    kind: 'member.exit',
    payload: { memberId: BANK, mspId: 'bankMSP' as MspId, reason: 'x' },
  };
  const context = { now: 0, proposal: { id: 'a'.repeat(64) } as unknown as ProposalRecord };

  test('ledger actions make nothing of it, network actions what their kind says', () => {
    expect(networkEffectOf([RESOLUTION])).toBeUndefined();
    expect(networkEffectOf([exit])).toEqual({
      kind: 'channel-change',
      change: { kind: 'organisation-removed', mspId: 'bankMSP' },
    });
  });

  test('may begin when it is due, unless its kind asks for more', () => {
    expect(needMayBegin([ADMISSION, RESOLUTION], STATE, context)).toBeUndefined();
    for (const actions of [[exit], [ADMISSION, exit]]) {
      expect(needMayBegin(actions, STATE, context)?.refusal.code).toBe('EXIT_NOT_DECLARED');
    }
    const exited = { proposalId: context.proposal.id, declaredAt: 0, dueAt: 0, waitsUntil: 0 };
    const leaving = (one: MemberRecord): MemberRecord => ({ ...one, status: 'leaving', exit: exited });
    const members = STATE.members.map((one) => (one.id === BANK ? leaving(one) : one));
    const further = { obligation: [], penalty: [], case: [] };
    expect(needMayBegin([exit], { ...STATE, members, further }, context)).toBeUndefined();
  });
});

describe('a proposal’s track', () => {
  test.each([
    [undefined, 'ordinary', [RESOLUTION, grant('bank.ann', 'auditor')]],
    [undefined, 'membership', [RESOLUTION]],
    ['role.grant', 'membership', [RESOLUTION, grant('bank.ann', 'auditor')]],
    ['member.admit', 'ordinary', [ADMISSION]],
    ['obligation.set', 'secret', [grant('bank.ann', 'auditor'), obligation('report', 'bank')]],
  ] as const)('is for every one of its actions, and not for %s by %s', (action, trackId, actions) => {
    const refused = checkTrack(trackId, actions, STATE)?.refusal;
    expect(refused).toEqual(
      action === undefined ? undefined : { code: 'TRACK_NOT_FOR_ACTION', params: { trackId, action } },
    );
  });

  test('is one of the charter', () => {
    expect(checkTrack('nowhere', [RESOLUTION], STATE)?.refusal).toEqual({
      code: 'TRACK_NOT_FOUND',
      params: { trackId: 'nowhere' },
    });
  });
});
