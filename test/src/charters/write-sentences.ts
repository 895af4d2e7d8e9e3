import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { charterDocuments } from './sentences-document.js';

/** Writes network/charters/sentences anew; run from the repository's root by `npm run docs:sentences`. */
const folder = resolve('network/charters/sentences');
mkdirSync(folder, { recursive: true });
for (const { name, text } of charterDocuments(resolve('.'))) writeFileSync(join(folder, name), text);
