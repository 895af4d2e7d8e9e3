import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Consortium } from '@fabric-governance/consortium/consortium';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { readFoundedCopy, writeFoundedCopy } from './founding/founded-copy.js';
import { LaunchError } from './launch-error.js';
import type { LaunchOptions } from './launch-options.js';
import { type DataFolder, dataFolder, everythingWritten, ROOT } from './paths.js';
import { choosePorts } from './ports/choose-ports.js';
import type { Progress } from './progress.js';
import { livingRun } from './run-record.js';

/** What to run, on which ports, and where it is kept. */
export interface Prepared {
  readonly consortium: Consortium;
  readonly folder: DataFolder;
}

/** Reads the consortium file and readies the data folder. Throws ConsortiumFileError, and LaunchError for what is in the way. */
export async function prepare(options: LaunchOptions, progress: Progress): Promise<Prepared> {
  const asRead = readConsortium(options.file);
  const folder = dataFolder(options.dataDir ?? defaultDataDir(options.file));
  const living = livingRun(folder.run);
  if (living !== undefined) {
    throw new LaunchError(
      `This consortium is running already (process ${living.pid}): open ${living.landingUrl}, or stop it there with Ctrl-C first.`,
    );
  }
  if (options.reset === true) {
    for (const path of everythingWritten(folder)) {
      rmSync(path, { recursive: true, force: true });
    }
  }
  const founded = readFoundedCopy(folder.founded, asRead);
  if (founded?.fileDiffers === true) {
    progress.notice(
      `${options.file} was changed after the founding. The consortium goes on as it was founded (${folder.consortiumCopy}); ` +
        'to found it anew from the changed file, use --reset.',
    );
  }
  const consortium = await choosePorts(asRead, founded?.consortium, {
    file: options.file,
    landing: options.landingPort,
    random: options.randomPorts,
  });
  if (founded === undefined) {
    mkdirSync(folder.root, { recursive: true });
    cpSync(options.file, folder.consortiumCopy);
    writeFoundedCopy(folder.founded, consortium);
  }
  return { consortium, folder };
}

/** The data folder of a consortium file that is given none: `.data/consortium` for `consortium.yaml`. */
function defaultDataDir(file: string): string {
  return join(ROOT, '.data', basename(file).replace(/\.[^.]*$/u, ''));
}
