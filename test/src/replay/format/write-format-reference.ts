import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatReference } from './format-reference.js';

/** Writes docs/replay-format.md anew; run from the repository's root by `npm run docs:replay`. */
writeFileSync(resolve('docs', 'replay-format.md'), formatReference());
