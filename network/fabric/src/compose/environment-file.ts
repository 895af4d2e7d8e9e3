import { join } from 'node:path';
import { writePrivateFile } from '@fabric-governance/launch/private-file';

/** Name of the file in a container's own folder from which its shell takes the environment. */
export const ENVIRONMENT_FILE = 'environment.sh';

/**
 * Writes a program's environment for the shell that starts it in its container. Compose cannot be given it, since it is only known when
 * keys have been made.
 */
export function writeEnvironment(folder: string, environment: Readonly<Record<string, string>>): void {
  writePrivateFile(join(folder, ENVIRONMENT_FILE), environmentScript(environment));
}

/** Shell commands that export the variables, whatever characters are in them. */
export function environmentScript(environment: Readonly<Record<string, string>>): string {
  return Object.entries(environment)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('');
}
