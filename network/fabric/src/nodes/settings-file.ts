import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { writePrivateFile } from '@fabric-governance/launch/private-file';
import { stringify } from 'yaml';

/** Writes settings as YAML, for the owner only: some hold secrets. `by`: the command that writes them, to say so in the file. */
export function writeSettings(path: string, settings: object, by = 'npm run fabric -- up'): void {
  mkdirSync(dirname(path), { recursive: true });
  // By the older YAML's rules, which quote what Fabric's and Docker's readers might take for a number or a truth value: 0:0, no.
  const head = `# Written by "${by}" from the consortium file each time; changes here are lost.\n`;
  writePrivateFile(path, head + stringify(settings, { lineWidth: 0, version: '1.1' }));
}
