import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What is no part of the running chaincode. */
const LEFT_OUT = /(\.test\.ts|\.fixture\.ts)$|(^|\/)(testing|testdata)\//u;

/**
 * Hex SHA-256 over the sources that a chaincode service runs: names and contents in the order of the names. The same on every machine,
 * whatever its separators and line ends.
 */
export function sourceDigest(folder: string): string {
  const hash = createHash('sha256');
  for (const path of sourceFiles(folder)) {
    const text = readFileSync(join(folder, path), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${path}\0${Buffer.byteLength(text)}\0`).update(text);
  }
  return hash.digest('hex');
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !LEFT_OUT.test(path))
    .sort((a, b) => (a < b ? -1 : 1));
}
