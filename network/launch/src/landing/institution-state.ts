import { z } from 'zod';
import { getJson } from '../health.js';

const institutionSchema = z.object({ standing: z.enum(['member', 'outside']) });
const directorySchema = z.array(z.object({ id: z.string(), roles: z.array(z.string()) }));

/** How an institution stands now, as its own gateway tells everybody. */
export interface InstitutionState {
  readonly standing: 'member' | 'outside';
  /** By person id; only of people that the gateway knows. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
}

/** Asks an institution's gateway; undefined when it does not answer. */
export async function institutionState(gatewayUrl: string): Promise<InstitutionState | undefined> {
  const [institution, directory] = await Promise.all([
    getJson(`${gatewayUrl}/api/institution`),
    getJson(`${gatewayUrl}/api/people-directory`),
  ]);
  const known = institutionSchema.safeParse(institution);
  if (!known.success) {
    return undefined;
  }
  const people = directorySchema.safeParse(directory).data ?? [];
  return { standing: known.data.standing, roles: new Map(people.map(({ id, roles }) => [id, roles])) };
}
