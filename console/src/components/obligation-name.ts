import { idSchema } from '@fabric-governance/chaincode/governance/charter/scalars';

/** What is wrong with the name of an obligation as far as it is entered; `taken`: names that cannot be given again. */
export function nameProblem(name: string, taken: readonly string[] = []): 'wrong' | 'taken' | undefined {
  if (name === '') return undefined;
  if (!idSchema.safeParse(name).success) return 'wrong';
  return taken.includes(name) ? 'taken' : undefined;
}
