/**
 * The results of things that run side by side. Unlike `Promise.all` it settles only when all have ended, so that after
 * a failure nothing goes on that nobody waits for; the first failure is thrown.
 */
export async function allDone<Results extends readonly unknown[]>(work: {
  readonly [Index in keyof Results]: Promise<Results[Index]>;
}): Promise<Results> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
