import fc from 'fast-check';
import { evaluateSignaturePolicy, type Principal, type SignatureRule } from './policy.js';

/** Somebody who belongs to the principals at these places. */
type Person = readonly number[];

/** A policy over so many principals, told apart by the unit they name. */
interface Case {
  readonly rule: SignatureRule;
  readonly principals: number;
}

const PRINCIPALS = 4;

function principal(place: number): Principal {
  return { kind: 'unit', mspId: 'A', unit: String(place), certifiersIdentifier: '' };
}

function judged({ rule, principals }: Case, people: readonly Person[]): boolean {
  const policy = {
    kind: 'signature',
    rule,
    principals: Array.from({ length: principals }, (_, place) => principal(place)),
  } as const;
  return evaluateSignaturePolicy(
    policy,
    people,
    (person, { kind, ...asked }) => kind === 'unit' && 'unit' in asked && person.includes(Number(asked.unit)),
  );
}

/** Model of the greedy evaluation: whoever is left over after a gate, or undefined when it is not satisfied. */
function leftOver(rule: SignatureRule, people: readonly Person[]): readonly Person[] | undefined {
  if (rule.kind === 'signed-by') {
    const taken = people.find((person) => person.includes(rule.principal));
    return taken && people.filter((person) => person !== taken);
  }
  let left = people;
  const held = rule.rules.filter((inner) => {
    const after = leftOver(inner, left);
    left = after ?? left;
    return after !== undefined;
  });
  return held.length >= rule.n ? left : undefined;
}

/** All sets of leaves, each as the list of its principals, that make a policy hold. */
function waysOf(rule: SignatureRule): readonly (readonly number[])[] {
  if (rule.kind === 'signed-by') {
    return [[rule.principal]];
  }
  let ways: { readonly held: number; readonly leaves: readonly number[] }[] = [{ held: 0, leaves: [] }];
  for (const inner of rule.rules) {
    const added = ways.flatMap(({ held, leaves }) =>
      waysOf(inner).map((more) => ({ held: held + 1, leaves: [...leaves, ...more] })),
    );
    ways = [...ways, ...added];
  }
  return ways.filter(({ held }) => held >= rule.n).map(({ leaves }) => leaves);
}

/** Whether each leaf can be given a person of its own, every assignment tried. */
function canBeSigned([leaf, ...rest]: readonly number[], people: readonly Person[]): boolean {
  return (
    leaf === undefined ||
    people.some(
      (person) =>
        person.includes(leaf) &&
        canBeSigned(
          rest,
          people.filter((other) => other !== person),
        ),
    )
  );
}

function canHold(rule: SignatureRule, people: readonly Person[]): boolean {
  return waysOf(rule).some((leaves) => canBeSigned(leaves, people));
}

const leaf = fc.record({ kind: fc.constant('signed-by' as const), principal: fc.nat(PRINCIPALS - 1) });

function gates(depth: number): fc.Arbitrary<SignatureRule> {
  if (depth === 0) {
    return leaf;
  }
  const gate = fc.record({
    kind: fc.constant('out-of' as const),
    n: fc.integer({ min: 0, max: 3 }),
    rules: fc.array(gates(depth - 1), { maxLength: 3 }),
  });
  return fc.oneof(leaf, gate);
}

const rules = gates(2);
// A set of places per person, fresh each time: people are told apart by who they are, not by what they may.
const people = fc.array(fc.uniqueArray(fc.nat(PRINCIPALS - 1), { maxLength: 3 }), { maxLength: 6 });

/** Gives each leaf a principal of its own. */
function numbered(rule: SignatureRule, next: { place: number }): SignatureRule {
  return rule.kind === 'signed-by'
    ? { kind: 'signed-by', principal: next.place++ }
    : { ...rule, rules: rule.rules.map((inner) => numbered(inner, next)) };
}

describe('the evaluation of a signature policy', () => {
  it('takes the first signer that fits, gate by gate, and never reconsiders', () => {
    fc.assert(
      fc.property(rules, people, (rule, signers) => {
        const expected = leftOver(rule, signers) !== undefined;
        expect(judged({ rule, principals: PRINCIPALS }, signers)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('never holds without enough different signers', () => {
    fc.assert(
      fc.property(rules, people, (rule, signers) => {
        fc.pre(judged({ rule, principals: PRINCIPALS }, signers));
        expect(canHold(rule, signers)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('holds whenever it can where each signer can stand in one place only', () => {
    fc.assert(
      fc.property(rules, fc.uniqueArray(fc.nat(8), { maxLength: 9 }), (rule, places) => {
        const next = { place: 0 };
        const apart = numbered(rule, next);
        const signers = places.map((place) => [place]);
        expect(judged({ rule: apart, principals: next.place }, signers)).toBe(canHold(apart, signers));
      }),
      { numRuns: 1000 },
    );
  });

  it('may miss what another order would have found', () => {
    const both = [0, 1];
    const rule: SignatureRule = {
      kind: 'out-of',
      n: 2,
      rules: [
        { kind: 'signed-by', principal: 0 },
        { kind: 'signed-by', principal: 1 },
      ],
    };
    expect(judged({ rule, principals: 2 }, [both, [0]])).toBe(false);
    expect(judged({ rule, principals: 2 }, [[0], both])).toBe(true);
    expect(canHold(rule, [both, [0]])).toBe(true);
  });

  it('is satisfied by nobody where a leaf names no principal', () => {
    expect(judged({ rule: { kind: 'signed-by', principal: 3 }, principals: 2 }, [[3]])).toBe(false);
  });
});
