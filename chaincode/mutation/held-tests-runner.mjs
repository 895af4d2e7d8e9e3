// How Stryker runs jest's tests here: a test file is loaded once and held open (`held-tests.cjs`), and mutants are switched on in it one after
// the other. For each, the files with tests that reach it are asked, those first that reach most around it, until one notices.
// Stryker's own runner for jest loads every file anew for every mutant.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';

const require = createRequire(import.meta.url);
const { runCLI } = require('jest');

// What no test notices in so many files counts as unnoticed: a change that only a far test would notice has no test of its own.
const MOST_FILES = 10;
// Mutants are numbered in the order of the text: these many before and after one stand around it.
const AROUND = 20;
// So many files are held open by a worker.
const MOST_HELD = 40;
// Written by the worker that makes the dry run, read by all: which mutants the tests of each file reach.
const REACHED = 'reached-by-file.json';

const holds = new Map();
globalThis[Symbol.for('held-tests')] = holds;

/** Of the copy of the project that Stryker has mutated: the working directory. */
function jestConfig() {
  const config = require(join(process.cwd(), 'chaincode/mutation/jest.config.cjs'));
  return { ...config, testRunner: require.resolve('./held-tests.cjs'), reporters: [] };
}

/** Loads a test file and holds it open. */
async function open(file) {
  let hold;
  const opened = new Promise((ready, fail) => {
    hold = { stryker: { mutantCoverage: { static: {}, perTest: {} } }, ready, fail };
  });
  holds.set(file, hold);
  const run = runCLI(
    {
      $0: 'stryker',
      _: [file],
      runTestsByPath: true,
      config: JSON.stringify(jestConfig()),
      runInBand: true,
      silent: true,
      cache: true,
    },
    [process.cwd()],
  );
  run.then(
    ({ results }) => hold.fail(new Error(results.testResults[0]?.testExecError?.message ?? 'let go')),
    hold.fail,
  );
  return { stryker: hold.stryker, ...(await opened) };
}

class HeldTestsRunner {
  #files = new Map();
  #reachedBy;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun() {
    const tests = [];
    const perTest = {};
    const reached = {};
    const statics = {};
    for (const file of testFiles()) {
      const { stryker, tests: own, run } = await this.#held(file);
      const idOf = (name) => `${file} ${name}`;
      const started = new Map();
      const failure = await run(
        () => true,
        (test) => {
          // What is done before all tests of a file counts for none of them.
          stryker.currentTestId = test && idOf(test.name);
          if (test !== undefined) started.set(test.name, performance.now());
        },
      ).then(
        () => undefined,
        (error) => error,
      );
      if (failure !== undefined && failure.test === undefined) throw failure;
      const ends = [...started.values(), performance.now()].slice(1);
      for (const [index, { name }] of own.filter(({ name }) => started.has(name)).entries()) {
        const timeSpentMs = Math.round(ends[index] - started.get(name));
        const isFailed = failure?.test === name;
        const status = isFailed ? TestStatus.Failed : TestStatus.Success;
        const told = isFailed ? { failureMessage: failure.message } : {};
        tests.push({ id: idOf(name), name, fileName: file, timeSpentMs, status, ...told });
      }
      Object.assign(statics, stryker.mutantCoverage.static);
      Object.assign(perTest, stryker.mutantCoverage.perTest);
      reached[file] = [
        ...new Set(
          Object.values(stryker.mutantCoverage.perTest).flatMap((ids) => Object.keys(ids).map(Number)),
        ),
      ];
    }
    writeFileSync(REACHED, JSON.stringify(reached));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: statics, perTest } };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    let nrOfTests = 0;
    for (const [file, wanted] of this.#reaching(Number(activeMutant.id), testFilter)) {
      nrOfTests += wanted.size;
      const failure = await this.#noticedIn(file, wanted, { activeMutant: activeMutant.id, hitLimit });
      if (failure === undefined) continue;
      const killedBy = [`${file} ${failure.test}`];
      return { status: MutantRunStatus.Killed, killedBy, failureMessage: failure.message, nrOfTests };
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  /** What the first test threw that fails with this mutant; undefined when none does. */
  async #noticedIn(file, wanted, { activeMutant, hitLimit }) {
    for (;;) {
      const { stryker, run, isFresh } = await this.#held(file);
      // What is done once for all runs is done without any mutant.
      if (isFresh) await run((test) => wanted.has(test.name));
      Object.assign(stryker, { activeMutant, hitLimit, hitCount: 0 });
      const failure = await run((test) => wanted.has(test.name)).then(
        () => undefined,
        (error) => error,
      );
      stryker.activeMutant = 'none';
      if (failure === undefined || isFresh) return failure;
      // Whether it is the mutant that fails, and nothing that an earlier one has left behind in this file.
      const again = await run((test) => test.name === failure.test).then(
        () => true,
        () => false,
      );
      if (again) return failure;
      this.#letGo(file);
    }
  }

  #reaching(mutantId, testFilter) {
    this.#reachedBy ??= JSON.parse(readFileSync(REACHED, 'utf8'));
    const byFile = new Map();
    for (const id of testFilter) {
      const file = id.slice(0, id.indexOf('.test.ts') + '.test.ts'.length);
      byFile.set(file, (byFile.get(file) ?? new Set()).add(id.slice(file.length + 1)));
    }
    const around = (file) => this.#reachedBy[file].filter((id) => Math.abs(id - mutantId) <= AROUND).length;
    const ranked = [...byFile].map(([file, wanted]) => ({
      file,
      wanted,
      around: around(file),
      reached: this.#reachedBy[file].length,
    }));
    // Of two that reach as much around it, the one that reaches less elsewhere is nearer.
    ranked.sort((one, other) => other.around - one.around || one.reached - other.reached);
    return ranked.slice(0, MOST_FILES).map(({ file, wanted }) => [file, wanted]);
  }

  async #held(file) {
    const known = this.#files.get(file);
    // The least lately used is let go.
    this.#files.delete(file);
    const used = known ?? (await open(file));
    this.#files.set(file, used);
    if (this.#files.size > MOST_HELD) this.#letGo(this.#files.keys().next().value);
    return { ...used, isFresh: known === undefined };
  }

  #letGo(file) {
    this.#files.get(file)?.letGo();
    this.#files.delete(file);
    holds.delete(file);
  }

  dispose() {
    for (const file of [...this.#files.keys()]) this.#letGo(file);
  }
}

/** The test files that take part, as the configuration of jest says. */
function testFiles() {
  const { testMatch, testPathIgnorePatterns } = jestConfig();
  const root = join(process.cwd(), 'chaincode/src');
  const wanted = testMatch.map((one) => one.replace('/**/*.test.ts', '/'));
  const left = testPathIgnorePatterns.map((pattern) => new RegExp(pattern, 'u'));
  return readdirSync(root, { recursive: true })
    .map((name) => join(root, name))
    .filter((file) => file.endsWith('.test.ts') && wanted.some((one) => file.startsWith(one)))
    .filter((file) => !left.some((pattern) => pattern.test(file)))
    .sort();
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'held-tests', HeldTestsRunner)];
