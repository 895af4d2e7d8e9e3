import { decideCaseClose, decideLapse } from '@fabric-governance/chaincode/governance/cases/conclude';
import type { Millis } from '@fabric-governance/chaincode/governance/ids';
import { mayLapse } from '@fabric-governance/chaincode/governance/interventions/end';
import { endsAt } from '@fabric-governance/chaincode/governance/interventions/in-force';
import { mayEndSuspension } from '@fabric-governance/chaincode/governance/membership/suspension';
import { decideMarkOverdue } from '@fabric-governance/chaincode/governance/obligations/mark-overdue';
import { decideEnforce } from '@fabric-governance/chaincode/governance/penalties/enforce';
import { planCompletion } from '@fabric-governance/chaincode/governance/people/key-reset';
import { personAt } from '@fabric-governance/chaincode/governance/people/standing';
import { decideConclude, decideReleaseOverdue } from '@fabric-governance/chaincode/governance/releases/steer';
import { dueAccords } from './due-accords.js';
import type { DueMatter, Finder } from './due-matter.js';
import { charterAt } from './matters.js';
import type { AgentView } from './view.js';

/**
 * Everything that falls due by itself about records that are no proposals: penalties, disputes, points, obligations, releases, interventions,
 * suspensions, key resets, and what enough people of a body agree on. Found by the ledger's own deciders, run dry over the
 * agent's own records.
 */
export function dueMatters(view: AgentView, now: Millis): readonly DueMatter[] {
  return FINDERS.flatMap((find) => find(view, now));
}

const suspensions: Finder = ({ members }, now) =>
  members.flatMap((member): DueMatter[] => {
    const { suspension, id: memberId } = member;
    if (suspension?.until === undefined || mayEndSuspension(member, now) !== undefined) return [];
    const id = suspension.proposalId ?? suspension.interventionId ?? '';
    const due = { since: suspension.until, id, about: memberId };
    return [{ name: 'Members:endSuspension', input: { memberId }, ...due }];
  });

const penalties: Finder = ({ matters }, now) =>
  matters.penalties.flatMap((penalty): DueMatter[] => {
    const charter = charterAt(penalty.charterVersion, matters);
    if (charter === undefined || !decideEnforce({ penalty, charter }, { now }).ok) return [];
    const { memberId, penaltyId, source, replyUntil } = penalty;
    const due = { since: replyUntil, id: source, about: `${memberId}/${penaltyId}/${source}` };
    return [{ name: 'Penalties:enforce', input: { memberId, penaltyId, source }, ...due }];
  });

const cases: Finder = ({ matters }, now) =>
  matters.cases.flatMap((record): DueMatter[] => {
    const { id, findUntil, appealUntil = 0 } = record;
    const on = { input: { caseId: id }, id, about: id };
    if (decideLapse(record, { now }).ok) return [{ name: 'Cases:lapse', since: findUntil, ...on }];
    return decideCaseClose(record, { now }).ok ? [{ name: 'Cases:close', since: appealUntil, ...on }] : [];
  });

const points: Finder = ({ matters }) =>
  matters.uncredited.map(({ attendance: { proposalId, decidedAt } }): DueMatter => {
    const due = { since: decidedAt, id: proposalId, about: proposalId };
    return { name: 'Merit:credit', input: { proposalId }, ...due };
  });

const obligations: Finder = ({ matters }, now) =>
  matters.obligations
    .filter((obligation) => decideMarkOverdue(obligation, { now }).ok)
    .map(({ proposalId, id: obligation, dueAt }): DueMatter => {
      // The due date itself is still in time.
      const due = { since: dueAt + 1, id: proposalId, about: `${proposalId}/${obligation}` };
      return { name: 'Obligations:markOverdue', input: { proposalId, obligation }, ...due };
    });

const releases: Finder = ({ consortium, matters }, now) =>
  matters.releases.flatMap((release): DueMatter[] => {
    const { id: releaseId, proposalId: id, dueAt, state } = release;
    const on = { input: { releaseId }, id, about: releaseId, release: state };
    const steps = matters.rolloutSteps.filter((step) => step.releaseId === releaseId);
    const last = Math.max(release.since, release.rolledBackBy?.at ?? 0, ...steps.map(({ at }) => at));
    const charter = charterAt(consortium?.charterVersion, matters);
    const isThrough = charter !== undefined && decideConclude({ release, steps, charter }).ok;
    if (isThrough) return [{ name: 'Releases:conclude', since: last, ...on }];
    const isOverdue = decideReleaseOverdue(release, { now }).ok;
    return isOverdue ? [{ name: 'Releases:markOverdue', since: dueAt + 1, ...on }] : [];
  });

const interventions: Finder = ({ matters }, now) =>
  matters.interventions.flatMap((record): DueMatter[] => {
    const { id } = record;
    const on = { id, about: id };
    const input = { interventionId: id };
    if (mayLapse(record, null, now) === undefined) {
      return [{ name: 'Interventions:lapse', input, since: endsAt(record) ?? now, ...on }];
    }
    const against = matters.reviews.find((review) => mayLapse(record, review, now) === undefined);
    if (against === undefined) return [];
    const { proposal, phase } = against;
    const named = { ...input, proposalId: proposal.id };
    return [{ name: 'Interventions:lapse', input: named, since: phase.since, ...on }];
  });

const resets: Finder = ({ people, matters }, now) =>
  matters.resets.flatMap((reset): DueMatter[] => {
    const { personId, fingerprint, lockedUntil } = reset;
    const stored = people.find(({ id }) => id === personId);
    const isTaken = matters.credentials.some((one) => one.fingerprint === fingerprint);
    if (stored === undefined || lockedUntil === undefined || isTaken) return [];
    const person = personAt(stored, now);
    if (!planCompletion(reset, { person, live: null }, now).ok) return [];
    const due = { since: lockedUntil, id: fingerprint, about: fingerprint };
    return [{ name: 'People:completeReset', input: { personId, fingerprint }, ...due }];
  });

const FINDERS: readonly Finder[] = [
  interventions,
  suspensions,
  resets,
  penalties,
  cases,
  dueAccords,
  points,
  obligations,
  releases,
];
