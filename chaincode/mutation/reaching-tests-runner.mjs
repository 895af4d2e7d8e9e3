// Stryker's jest runner, but for each mutant it starts only files with tests that reach it, those first that reach most around it, and
// stops at the first that notices. Stryker's own loads every file that imports the mutated one: nearly all of them, for most rules.
import { readFileSync, writeFileSync } from 'node:fs';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { strykerPlugins as jestPlugins } from '@stryker-mutator/jest-runner';

// What no test notices in so many files counts as unnoticed: a change that only a far test would notice has no test of its own, and
// each further file costs a second for every such change.
const MOST_FILES = 10;
// Mutants are numbered in the order of the text: these many before and after one stand around it.
const AROUND = 20;
// Written by the worker that makes the dry run, read by all: each has the copy of the project as its working directory.
const KNOWN_TESTS = 'tests-by-file.json';

/** In which files each test stands, and which mutants the tests of each file reach, as the dry run found them. */
function rememberTests(tests, { perTest }) {
  const filesOf = {};
  const reachedBy = {};
  for (const { id, fileName } of tests) {
    filesOf[id] = [...(filesOf[id] ?? []), fileName];
    reachedBy[fileName] = [...(reachedBy[fileName] ?? []), ...Object.keys(perTest[id] ?? {}).map(Number)];
  }
  for (const [file, reached] of Object.entries(reachedBy)) reachedBy[file] = [...new Set(reached)];
  writeFileSync(KNOWN_TESTS, JSON.stringify({ filesOf, reachedBy }));
}

/** Files with these tests, those first that reach most of what stands around the mutant. */
function filesReaching(mutantId, testIds) {
  const { filesOf, reachedBy } = JSON.parse(readFileSync(KNOWN_TESTS, 'utf8'));
  const around = (file) => reachedBy[file].filter((id) => Math.abs(id - mutantId) <= AROUND).length;
  const ranked = [...new Set(testIds.flatMap((id) => filesOf[id]))].map((file) => ({
    file,
    around: around(file),
    reached: reachedBy[file].length,
  }));
  // Of two that reach as much around it, the one that reaches less elsewhere is nearer.
  ranked.sort((one, other) => other.around - one.around || one.reached - other.reached);
  return ranked.slice(0, MOST_FILES).map(({ file }) => file);
}

const noticed = ({ status, tests }) =>
  status !== DryRunStatus.Complete || tests.some((test) => test.status === TestStatus.Failed);

function runnerOfReachingTests(injector) {
  const runner = jestPlugins[0].factory(injector);
  const { dryRun, mutantRun, run } = runner;
  let reaching;
  return Object.assign(runner, {
    async dryRun(options) {
      const result = await dryRun.call(runner, options);
      if (result.status === DryRunStatus.Complete) rememberTests(result.tests, result.mutantCoverage);
      return result;
    },
    async mutantRun(options) {
      reaching = options.testFilter && filesReaching(Number(options.activeMutant.id), options.testFilter);
      return mutantRun.call(runner, options);
    },
    async run(settings) {
      if (reaching === undefined) return run.call(runner, settings);
      const tests = [];
      for (const file of reaching) {
        const result = await run.call(runner, { ...settings, testFiles: [file] });
        if (noticed(result.dryRunResult)) return result;
        tests.push(...result.dryRunResult.tests);
      }
      return { dryRunResult: { status: DryRunStatus.Complete, tests } };
    },
  });
}
runnerOfReachingTests.inject = jestPlugins[0].factory.inject;

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'reaching-tests', runnerOfReachingTests),
];
