import type { Share } from '../charter/scalars.js';
import type { MemberId } from '../ids.js';

/** A member's own weight and its group of affiliates. */
export interface Weighted {
  readonly memberId: MemberId;
  readonly weight: number;
  readonly group?: string;
}

/** Most that one member, and one group of affiliates, may have of all counted weight (R24). */
export interface WeightCaps {
  readonly member?: Share;
  readonly group?: Share;
}

/**
 * Counted weights under caps, as whole numbers, in the order of the members. A cap is a share of what is counted in the end, not of the
 * own weights: nobody has more than the share of the votes that count.
 *
 * The rule: let T be the sum of the own weights. Each member counts for its own weight, but at most ⌊T × share⌋; each group for
 * the sum of its members, but at most ⌊T × share⌋, which is then apportioned to its members in proportion to what they count for
 * (largest remainders first, then the smaller id). The sum of all that becomes the new T, and so on until T no longer changes. A
 * member without affiliates is a group of one.
 *
 * Where members or groups are too few for the shares (three members cannot each have at most a quarter), nothing would be left;
 * then all count for 1: the nearest to nobody dominating.
 */
export function cappedWeights(members: readonly Weighted[], caps: WeightCaps): number[] {
  let total = sumOf(members.map(({ weight }) => weight));
  for (;;) {
    const counted = underCaps(members, caps, total);
    const next = sumOf(counted);
    if (next === 0) return members.map(() => 1);
    if (next === total) return counted;
    total = next;
  }
}

function underCaps(members: readonly Weighted[], caps: WeightCaps, total: number): number[] {
  const most = caps.member === undefined ? Infinity : partOf(total, caps.member);
  const capped = members.map((member) => ({ ...member, weight: Math.min(member.weight, most) }));
  if (caps.group === undefined) return capped.map(({ weight }) => weight);
  const mostOfGroup = partOf(total, caps.group);
  const counted = new Map<MemberId, number>();
  for (const group of groupsOf(capped)) {
    const amount = Math.min(sumOf(group.map(({ weight }) => weight)), mostOfGroup);
    for (const [memberId, weight] of apportioned(group, amount)) counted.set(memberId, weight);
  }
  return members.map(({ memberId }) => counted.get(memberId) ?? 0);
}

function groupsOf(members: readonly Weighted[]): Weighted[][] {
  const groups = new Map<string, Weighted[]>();
  for (const member of members) {
    const id = member.group ?? `@${member.memberId}`;
    groups.set(id, [...(groups.get(id) ?? []), member]);
  }
  return [...groups.values()];
}

/** An amount split in proportion to weights, in whole numbers: by largest remainders, then by id. */
function apportioned(members: readonly Weighted[], amount: number): Map<MemberId, number> {
  const total = sumOf(members.map(({ weight }) => weight));
  if (total === 0) return new Map(members.map(({ memberId }) => [memberId, 0]));
  const shares = members.map(({ memberId, weight }) => {
    const product = BigInt(amount) * BigInt(weight);
    return { memberId, whole: product / BigInt(total), rest: product % BigInt(total) };
  });
  const left = amount - Number(shares.reduce((sum, { whole }) => sum + whole, 0n));
  const lucky = [...shares]
    .sort((a, b) => (a.rest === b.rest ? (a.memberId < b.memberId ? -1 : 1) : a.rest > b.rest ? -1 : 1))
    .slice(0, left)
    .map(({ memberId }) => memberId);
  return new Map(
    shares.map(({ memberId, whole }) => [memberId, Number(whole) + (lucky.includes(memberId) ? 1 : 0)]),
  );
}

/** ⌊total × share⌋, exactly. */
function partOf(total: number, { numerator, denominator }: Share): number {
  const product = total * numerator;
  return (product - (product % denominator)) / denominator;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
