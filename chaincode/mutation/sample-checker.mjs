// Lets a random share of the mutants through (`mutate.mjs --sample`), so that the score of many folders is known within minutes. The others stand
// among the report's errors, which no score counts.
import { createHash } from 'node:crypto';
import { CheckStatus } from '@stryker-mutator/api/check';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

const { MUTATE_SAMPLE = '1', MUTATE_SEED = '' } = process.env;
const DRAWS = 2 ** 32;

class SampleChecker {
  async init() {
    // Nothing is prepared.
  }

  async check(mutants) {
    return Object.fromEntries(mutants.map(({ id }) => [id, verdictOn(id)]));
  }
}

function verdictOn(id) {
  const drawn = createHash('sha256').update(`${MUTATE_SEED} ${id}`).digest().readUInt32BE() / DRAWS;
  if (drawn < Number(MUTATE_SAMPLE)) return { status: CheckStatus.Passed };
  return { status: CheckStatus.CompileError, reason: 'not in the sample' };
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', SampleChecker)];
