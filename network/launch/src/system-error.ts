/** Whether a caught value is the operating system's error of a code such as ENOENT. */
export function isSystemError(error: unknown, code: string): boolean {
  // Not by `instanceof`: an error may come from another realm, as under jest.
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
