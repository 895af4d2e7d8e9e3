import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { charterReference } from './charter-reference.js';

/** Writes docs/charter-reference.md anew; run from the repository's root by `npm run docs:charter`. */
writeFileSync(resolve('docs', 'charter-reference.md'), charterReference());
