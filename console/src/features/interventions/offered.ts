import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import {
  INTERVENTIONS,
  type InterventionKind,
} from '@fabric-governance/chaincode/governance/charter/accounts';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { endsAt, isInForce } from '@fabric-governance/chaincode/governance/interventions/in-force';
import { isSystemWide } from '@fabric-governance/chaincode/governance/interventions/target';
import type { InterventionView } from '@fabric-governance/gateway-api/contract/interventions';

export type InterventionAct = 'join' | 'withdraw' | 'lift' | 'lapse';

/** Where an intervention stands at a moment. `over`: its time has passed, and nobody has recorded it. */
export type Standing = 'ordered' | 'in-force' | 'over' | 'ended';

export function standingOf(intervention: InterventionView, now: number): Standing {
  if (intervention.ended !== undefined) return 'ended';
  if (!isInForce(intervention)) return 'ordered';
  const end = endsAt(intervention);
  return end !== undefined && now >= end ? 'over' : 'in-force';
}

/** The rule by which people of a body may do this without a vote; undefined: the charter leaves it to votes. */
export function ruleFor(kind: InterventionKind, { interventions }: Charter) {
  const rule = interventions?.[kind];
  return isSystemWide(kind) && rule?.review === undefined ? undefined : rule;
}

/** Kinds that people of bodies may order without a vote. */
export const orderableKinds = (charter: Charter): readonly InterventionKind[] =>
  INTERVENTIONS.filter((kind) => ruleFor(kind, charter) !== undefined);

/** What a regulator may do by a power that a vote has given it, as far as the charter knows such powers (R5). */
export const powerKinds = ({ regulator }: Charter) =>
  (['freeze-person', 'suspend-node'] as const).filter((kind) => regulator?.powers[kind] !== undefined);

/** By whom it is done without a vote, and how many of them it takes; undefined: only by vote. */
export interface Doers {
  readonly people: number;
  readonly institutions: number;
  /** The body, or the regulator whose power it is. */
  readonly of: { readonly body: string } | { readonly regulator: MemberId };
}

export function doersOf(
  { kind, power }: Pick<InterventionView, 'kind'> & { readonly power?: { readonly memberId: MemberId } },
  charter: Charter,
): Doers | undefined {
  if (power !== undefined) {
    const held = powerKinds(charter).find((one) => one === kind);
    const people = held === undefined ? undefined : charter.regulator?.powers[held]?.people;
    return { people: people ?? 1, institutions: 1, of: { regulator: power.memberId } };
  }
  const by = ruleFor(kind, charter)?.by;
  return by && { people: by.people, institutions: by.institutions, of: { body: by.body } };
}

/** The vote that has refused to confirm it, by which it is over before its time. */
export const refusedBy = ({ reviews }: InterventionView) =>
  reviews.find(({ state }) => state === 'rejected' || state === 'no-quorum')?.proposalId;

/** Whether only a vote can undo it: one has imposed it, or has confirmed that the system ends. */
export function needsVote({ kind, wantedBy, review }: InterventionView): boolean {
  return wantedBy.length === 0 || (kind === 'terminate-system' && review?.confirmedIn !== undefined);
}

/** What makes sense to offer this person, whatever stands against it. */
export function offeredActs(
  intervention: InterventionView,
  {
    personId,
    charter,
    now,
  }: { readonly personId: string | null; readonly charter: Charter; readonly now: number },
): readonly InterventionAct[] {
  const isRuled = doersOf(intervention, charter) !== undefined;
  switch (standingOf(intervention, now)) {
    case 'ended':
      return [];
    case 'over':
      return ['lapse'];
    case 'ordered': {
      const isOwn = intervention.wantedBy.some((word) => word.personId === personId);
      if (!isRuled) return [];
      return isOwn ? ['withdraw'] : ['join'];
    }
    case 'in-force': {
      const lapse = refusedBy(intervention) === undefined ? [] : (['lapse'] as const);
      return isRuled && !needsVote(intervention) ? [...lapse, 'lift'] : lapse;
    }
  }
}
