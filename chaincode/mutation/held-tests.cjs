// A test runner for jest that loads a test file and holds it open, so that its tests can be run again and again: `held-tests-runner.mjs`
// tries one mutant after another on them. Loading a file costs a second or more, running its tests some milliseconds.
const { bind } = require('jest-each');

class Block {
  hooks = { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] };
  children = [];
  constructor(name, parent) {
    this.name = name;
    this.parent = parent;
  }
  get path() {
    return this.parent === undefined ? [] : [...this.parent.path, this.name];
  }
  get tests() {
    return this.children.flatMap((child) => (child instanceof Block ? child.tests : [child]));
  }
}

/** The functions by which a test file says what it has, and the block that they fill. */
function definitions() {
  const root = new Block('');
  let current = root;
  const describe = (name, define) => {
    const block = new Block(name, current);
    current.children.push(block);
    current = block;
    define();
    current = block.parent;
  };
  const test = (name, run) => {
    current.children.push({ name: [...current.path, name].join(' '), run });
  };
  describe.each = bind(describe);
  test.each = bind(test);
  const hooks = Object.fromEntries(
    Object.keys(root.hooks).map((kind) => [kind, (run) => current.hooks[kind].push(run)]),
  );
  return { root, globals: { describe, test, it: test, ...hooks } };
}

/**
 * Runs those tests of a block that are wanted, with the hooks around them, and tells which test begins (undefined: none any more). Throws
 * what the first that fails throws.
 */
async function runBlock(block, { wanted, begins }, around = { beforeEach: [], afterEach: [] }) {
  if (!block.tests.some(wanted)) return;
  const { beforeAll, afterAll, ...own } = block.hooks;
  const beforeEach = [...around.beforeEach, ...own.beforeEach];
  const afterEach = [...own.afterEach, ...around.afterEach];
  try {
    for (const hook of beforeAll) await hook();
    for (const child of block.children) {
      if (child instanceof Block) await runBlock(child, { wanted, begins }, { beforeEach, afterEach });
      else if (wanted(child)) {
        begins(child);
        await runTest(child, beforeEach, afterEach);
        begins(undefined);
      }
    }
  } finally {
    for (const hook of afterAll) await hook();
  }
}

async function runTest(test, beforeEach, afterEach) {
  try {
    for (const hook of beforeEach) await hook();
    await test.run();
  } catch (error) {
    throw Object.assign(new Error(String(error?.message ?? error)), { test: test.name });
  } finally {
    for (const hook of afterEach) await hook();
  }
}

module.exports = async function holdTests(globalConfig, config, environment, runtime, testPath) {
  const { root, globals } = definitions();
  const { jestExpect } = runtime.requireInternalModule(require.resolve('@jest/expect'));
  Object.assign(environment.global, globals, { expect: jestExpect });
  await new Promise((letGo, fail) => {
    const hold = globalThis[Symbol.for('held-tests')].get(testPath);
    // What the mutated rules ask for the active mutant and tell their coverage; they are asked while they are loaded.
    environment.global.__stryker__ = hold.stryker;
    try {
      runtime.requireModule(testPath);
    } catch (error) {
      fail(error);
      hold.fail(error);
      return;
    }
    hold.ready({
      tests: root.tests,
      run: (wanted, begins = () => undefined) => runBlock(root, { wanted, begins }),
      letGo,
    });
  });
  return {
    testResults: [],
    numPassingTests: 0,
    numFailingTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    perfStats: {},
    snapshot: {},
    leaks: false,
    openHandles: [],
    skipped: false,
  };
};
