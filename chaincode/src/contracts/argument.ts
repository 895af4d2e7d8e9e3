import type { z } from 'zod';
import { invalid } from '../governance/argument.js';
import { accept, refuse, type Verdict } from '../governance/verdict.js';
import { TRANSACTIONS, type TransactionName } from './transactions.js';

/** What a transaction's argument is after parsing, with its schema's defaults. */
export type ParsedArgument<Name extends TransactionName> = z.output<(typeof TRANSACTIONS)[Name]>;

/** A transaction's one JSON argument, by the schema of its name. ARGUMENT_INVALID where it does not fit. */
export function parseArgument<Name extends TransactionName>(
  name: Name,
  text: string,
): Verdict<ParsedArgument<Name>> {
  const json = parseJson(text, '');
  if (!json.ok) return json;
  const parsed = TRANSACTIONS[name].safeParse(json.value);
  return parsed.success ? accept(parsed.data as ParsedArgument<Name>) : invalid(parsed.error);
}

/** JSON text as a value; ARGUMENT_INVALID at this path where it is none. */
export function parseJson(text: string, path: string): Verdict<unknown> {
  try {
    return accept(JSON.parse(text) as unknown);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : 'not JSON';
    return refuse('ARGUMENT_INVALID', { path, problem });
  }
}
