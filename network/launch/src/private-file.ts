import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { LaunchError } from './launch-error.js';
import { isSystemError } from './system-error.js';

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivateFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/**
 * Reads back a JSON file of the data folder.
 * @returns undefined when there is none.
 * @throws LaunchError when there is one that we did not write so.
 */
export function readJsonFile<Value>(path: string, schema: z.ZodType<Value>): Value | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) {
      return undefined;
    }
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new LaunchError(`${path} is damaged or from another version. Begin anew with --reset.`, {
      cause: error,
    });
  }
}
