import { accept, type Verdict, refuse } from '../verdict.js';

/** Roles of an organisation's identities that a policy can name. */
const ROLES = ['member', 'admin', 'client', 'peer', 'orderer'] as const;

/** What a policy's text says, as far as governance looks into it. */
export interface PolicyWords {
  /** MSP ids that it names, sorted; none where it follows the policies of the organisations. */
  readonly mspIds: readonly string[];
}

const IMPLICIT = /^(ANY|ALL|MAJORITY) [A-Za-z0-9.-]{1,60}$/u;
const TOKEN = /\s*(?:'([A-Za-z0-9.-]+)\.([a-z]+)'|(AND|OR|OutOf)\s*\(|(\d{1,4})|([,)]))/uy;
const MOST_DEPTH = 10;

/**
 * Reads a policy in Fabric's own words: `MAJORITY Admins`, or `OR('AMSP.admin', AND('BMSP.peer', 'CMSP.peer'))`, `OutOf(2, …)`. Stricter
 * than Fabric, which lets through gates that ask for more than they hold: nobody could ever meet them. POLICY_UNREADABLE with the place.
 */
export function readPolicyText(text: string): Verdict<PolicyWords> {
  if (IMPLICIT.test(text)) return accept({ mspIds: [] });
  const reader = new PolicyReader(text);
  const problem = reader.gate(0) ?? reader.end();
  if (problem !== undefined) return refuse('POLICY_UNREADABLE', { text, at: reader.at, problem });
  return accept({ mspIds: [...new Set(reader.mspIds)].sort() });
}

/** Walks once through a signature policy; each method answers what is wrong, if anything. */
class PolicyReader {
  readonly mspIds: string[] = [];
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  gate(depth: number): string | undefined {
    const [, , , word] = this.#next();
    if (word === undefined) return 'AND(, OR( or OutOf( expected';
    return this.#operands(word, depth + 1);
  }

  end(): string | undefined {
    return this.#text.slice(this.at).trim() === '' ? undefined : 'nothing more expected';
  }

  #operands(word: string, depth: number): string | undefined {
    if (depth > MOST_DEPTH) return 'nested too deeply';
    const threshold = word === 'OutOf' ? this.#threshold() : 1;
    if (typeof threshold === 'string') return threshold;
    let count = 0;
    for (;;) {
      const problem = this.#operand(depth);
      if (problem !== undefined) return problem;
      count += 1;
      const mark = this.#mark();
      if (mark === ')') return threshold > count ? 'asks for more than it holds' : undefined;
      if (mark === undefined) return ', or ) expected';
    }
  }

  #threshold(): number | string {
    const [, , , , digits] = this.#next();
    const number = Number(digits);
    if (digits === undefined || number < 1) return 'a number of at least 1 expected';
    return this.#mark() === ',' ? number : ', expected';
  }

  #operand(depth: number): string | undefined {
    const [, mspId, role, word] = this.#next();
    if (word !== undefined) return this.#operands(word, depth + 1);
    if (mspId === undefined || role === undefined)
      return "a principal such as 'AMSP.admin', or a gate, expected";
    if (!ROLES.some((known) => known === role)) return `no such role: ${role}`;
    this.mspIds.push(mspId);
    return undefined;
  }

  #mark(): string | undefined {
    const [, , , , , mark] = this.#next();
    return mark;
  }

  /** The next token's parts; none where there is no token, and then the place stays. */
  #next(): readonly (string | undefined)[] {
    TOKEN.lastIndex = this.at;
    const match = TOKEN.exec(this.#text);
    if (match === null) return [];
    this.at = TOKEN.lastIndex;
    return match;
  }
}
