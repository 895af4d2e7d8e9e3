/** One line for the person at the terminal. Standard error: what a command answers goes to standard output. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
