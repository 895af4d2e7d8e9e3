/** Something the person at the keyboard can mend. The message is one or more lines that say what to do. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}
