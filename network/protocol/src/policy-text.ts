import { ProtocolError } from './errors.js';
import type {
  ImplicitMetaPolicy,
  MspRole,
  Policy,
  Principal,
  SignaturePolicy,
  SignatureRule,
} from './policy.js';
import { IMPLICIT_META_RULES, MSP_ROLES } from './policy.js';

type Expression =
  | { readonly kind: 'principal'; readonly principal: Principal }
  | { readonly kind: 'gate'; readonly n: number; readonly operands: readonly Expression[] };

const TOKEN = /\s*(?:'([^']*)'|"([^"]*)"|([A-Za-z]+)|(\d+)|([(),]))/y;

/** Reads a policy of either kind: `MAJORITY Admins`, or `OR('Org1MSP.admin')`. Throws BAD_POLICY. */
export function parsePolicy(text: string): Policy {
  return /^(ANY|ALL|MAJORITY)\s/.test(text) ? parseImplicitMetaPolicy(text) : parseSignaturePolicy(text);
}

/**
 * Reads Fabric's policy language: `OR('Org1MSP.admin', AND('Org2MSP.peer', 'Org3MSP.peer'))`, `OutOf(2, …)`.
 * Principals are numbered as Fabric's parser does, inner gates first and without merging equal ones, so that the
 * encoded policy has the same bytes. Throws BAD_POLICY.
 */
export function parseSignaturePolicy(text: string): SignaturePolicy {
  const tokens = tokenize(text);
  const expression = readExpression(tokens, text);
  if (expression.kind !== 'gate' || tokens.length > 0)
    throw bad(text, 'a single AND, OR or OutOf is expected');
  const principals: Principal[] = [];
  return { kind: 'signature', rule: number(expression, principals), principals };
}

/** Reads `ANY Readers`, `ALL …` or `MAJORITY …`; throws BAD_POLICY. */
export function parseImplicitMetaPolicy(text: string): ImplicitMetaPolicy {
  const [word, subPolicy, ...rest] = text.trim().split(/\s+/);
  const rule = IMPLICIT_META_RULES.find((known) => known === word);
  if (rule === undefined || subPolicy === undefined || rest.length > 0)
    throw bad(text, 'expected "<rule> <sub-policy>"');
  return { kind: 'implicit-meta', rule, subPolicy };
}

/** Inner gates are numbered before the principals beside them. */
function number(gate: Extract<Expression, { kind: 'gate' }>, principals: Principal[]): SignatureRule {
  const inner = gate.operands.map((operand) =>
    operand.kind === 'gate' ? number(operand, principals) : operand,
  );
  const rules = inner.map((operand): SignatureRule => {
    if (operand.kind !== 'principal') return operand;
    principals.push(operand.principal);
    return { kind: 'signed-by', principal: principals.length - 1 };
  });
  return { kind: 'out-of', n: gate.n, rules };
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match === null) throw bad(text, 'unexpected character');
    const quoted = match[1] ?? match[2];
    tokens.push(quoted === undefined ? match[0].trim() : `'${quoted}`);
  }
  return tokens;
}

function readExpression(tokens: string[], text: string): Expression {
  const token = tokens.shift() ?? '';
  if (token.startsWith("'")) return { kind: 'principal', principal: principalOf(token.slice(1), text) };
  expect(tokens, '(', text);
  const explicit = /^outof$/i.test(token) ? Number(tokens.shift()) : undefined;
  if (explicit !== undefined) expect(tokens, ',', text);
  const operands = readOperands(tokens, text);
  const n = explicit ?? thresholdOf(token, operands.length);
  if (n === undefined || !Number.isInteger(n) || n > operands.length + 1) throw bad(text, `gate ${token}`);
  return { kind: 'gate', n, operands };
}

function readOperands(tokens: string[], text: string): Expression[] {
  const operands = [readExpression(tokens, text)];
  while (tokens[0] === ',') {
    tokens.shift();
    operands.push(readExpression(tokens, text));
  }
  expect(tokens, ')', text);
  return operands;
}

function thresholdOf(word: string, operands: number): number | undefined {
  switch (word.toLowerCase()) {
    case 'and':
      return operands;
    case 'or':
      return 1;
    default:
      return undefined;
  }
}

function principalOf(name: string, text: string): Principal {
  const match = /^([A-Za-z0-9.-]+)\.([a-z]+)$/.exec(name);
  const role = MSP_ROLES.find((known): known is MspRole => known === match?.[2]);
  if (match?.[1] === undefined || role === undefined) throw bad(text, `principal ${name}`);
  return { kind: 'role', mspId: match[1], role };
}

function expect(tokens: string[], expected: string, text: string): void {
  const found = tokens.shift();
  if (found !== expected) throw bad(text, `"${expected}" expected, "${found ?? 'end'}" found`);
}

function bad(text: string, detail: string): ProtocolError {
  return new ProtocolError('BAD_POLICY', { text, detail });
}
