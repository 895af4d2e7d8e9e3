/** The channel says something else than what the change was decided on. */
export const MOVED_ON = 'CONFIGURATION_MOVED_ON';

/** `MOVED_ON`, unless what the channel says is what the change says that it replaces; both as plain data. */
export function movedOn(present: unknown, from: unknown): string | undefined {
  return JSON.stringify(present) === JSON.stringify(from) ? undefined : MOVED_ON;
}
