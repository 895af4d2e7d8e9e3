import type { z } from 'zod';
import { refuse, type Refused } from './verdict.js';

/** ARGUMENT_INVALID for the first thing that a schema found wrong, with its path from the argument's root. */
export function invalid(error: z.ZodError, prefix: readonly PropertyKey[] = []): Refused {
  const [issue] = error.issues;
  const path = [...prefix, ...(issue?.path ?? [])].map(String).join('.');
  return refuse('ARGUMENT_INVALID', { path, problem: issue?.message ?? error.message });
}
