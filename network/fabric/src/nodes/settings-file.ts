import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { writePrivateFile } from '@fabric-governance/launch/private-file';
import { stringify } from 'yaml';

/** Writes settings as YAML, for the owner only: some hold secrets. */
export function writeSettings(path: string, settings: object): void {
  mkdirSync(dirname(path), { recursive: true });
  writePrivateFile(path, settingsText(settings, 'npm run fabric -- up'));
}

/** Settings as YAML. `by`: the command that writes them, to say so in the file. */
export function settingsText(settings: object, by: string): string {
  // By the older YAML's rules, which quote what Fabric's and Docker's readers might take for a number or a truth value: 0:0, no.
  const head = `# Written by "${by}" from the consortium file each time; changes here are lost.\n`;
  return head + stringify(settings, { lineWidth: 0, version: '1.1' });
}
