import { mkdirSync } from 'node:fs';
import { writePrivateFile } from '@fabric-governance/launch/private-file';
import { stringify } from 'yaml';
import { dirname } from 'node:path';

const HEAD =
  '# Written by "npm run fabric -- up" at each start from the consortium file; changes here are lost.\n';

/** Writes settings for one of Fabric's programs, for the owner only: some hold secrets. */
export function writeSettings(path: string, settings: object): void {
  mkdirSync(dirname(path), { recursive: true });
  writePrivateFile(path, HEAD + stringify(settings, { lineWidth: 0 }));
}
