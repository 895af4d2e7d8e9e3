import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const packageFile: unknown = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));

/** What nodes say they are: devnet, which is no Fabric, and its own version. */
export const VERSION = `devnet-${z.object({ version: z.string() }).parse(packageFile).version}`;
