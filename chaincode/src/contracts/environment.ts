import { z } from 'zod';

/**
 * The variables that a schema names, from a process's environment.
 * @throws Error with one line per variable that is missing or malformed
 */
export function parseEnvironment<Parsed>(schema: z.ZodType<Parsed>, variables: NodeJS.ProcessEnv): Parsed {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return Object.freeze(parsed.data);
  throw new Error(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    {
      cause: parsed.error,
    },
  );
}

/** What the contracts take from the environment, however the chaincode was started. */
export const contractEnvironmentSchema = z.object({
  /** SHA-256 of the canonical founding document that this institution agreed to; empty or left out, it agrees to none. */
  FOUNDING_HASH: z
    .string()
    .regex(/^([0-9a-f]{64})?$/u, 'SHA-256 in lower-case hex')
    .default(''),
});
