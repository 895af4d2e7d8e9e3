import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './programs.js';

/** Built or installed by whoever used the samples before; never copied. */
const MADE = /\/(node_modules|dist|wallet|test-network\/organizations\/(peer|orderer)Organizations)(\/|$)/u;

/** Marks a part as installed and built. */
const BUILT = '.built';

/** The folder of Fabric's samples, when FABRIC_SAMPLES names one; else the reason why there is none. */
export function findSamples(): { readonly folder: string } | { readonly missing: string } {
  const folder = process.env['FABRIC_SAMPLES'];
  if (folder === undefined) {
    return { missing: 'FABRIC_SAMPLES is not set; let it name a clone of hyperledger/fabric-samples' };
  }
  return existsSync(join(folder, 'asset-transfer-basic'))
    ? { folder }
    : { missing: `FABRIC_SAMPLES (${folder}) is no clone of hyperledger/fabric-samples` };
}

/** A copy of the samples, part by part, so that nothing is installed or built in somebody's clone. */
export class SampleCopy {
  readonly #samples: string;
  readonly folder: string;

  /** @param folder empty, for the copy */
  constructor(samples: string, folder: string) {
    this.#samples = samples;
    this.folder = folder;
  }

  has(part: string): boolean {
    return existsSync(join(this.#samples, part));
  }

  /** Copies a part as it is. */
  take(part: string): string {
    const target = join(this.folder, part);
    if (!existsSync(target)) {
      cpSync(join(this.#samples, part), target, {
        recursive: true,
        filter: (path) => !MADE.test(path.slice(this.#samples.length)),
      });
    }
    return target;
  }

  /** Copies a Node.js part, installs its packages and builds it, as its readme says. */
  build(part: string): string {
    const target = this.take(part);
    if (!existsSync(join(target, BUILT))) {
      const locked = ['package-lock.json', 'npm-shrinkwrap.json'].some((file) =>
        existsSync(join(target, file)),
      );
      runToEnd(target, ['npm', locked ? 'ci' : 'install', '--no-audit', '--no-fund']);
      build(target);
      writeFileSync(join(target, BUILT), '');
    }
    return target;
  }

  /** Copies a Go part and builds it. Answers the program. */
  buildGo(part: string): string {
    const target = this.take(part);
    const program = join(target, 'program');
    if (!existsSync(program)) {
      runToEnd(target, ['go', 'build', '-o', program, '.']);
    }
    return program;
  }
}

/** As the scripts of Fabric's test network do, goes on where the compiler complains but has written the program. */
function build(folder: string): void {
  try {
    runToEnd(folder, ['npm', 'run', 'build', '--if-present']);
  } catch (error) {
    if (!existsSync(join(folder, 'dist/index.js'))) {
      throw error;
    }
  }
}
