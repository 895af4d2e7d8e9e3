import { type Charter, charterSchema } from '@fabric-governance/chaincode/governance/charter';

/** A charter read from its JSON text, or the first thing that keeps it from being one, in English as the schema says it. */
export type ReadCharter =
  { readonly ok: true; readonly charter: Charter } | { readonly ok: false; readonly problem: string };

/** Reads the JSON text of a charter. */
export function readCharter(text: string): ReadCharter {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, problem: error.message };
  }
  const parsed = charterSchema.safeParse(data);
  if (parsed.success) return { ok: true, charter: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
}
