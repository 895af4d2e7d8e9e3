import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './root.mjs';
import { step } from './step.mjs';

/** Remembers, for each thing built, the fingerprint of the inputs it was built from. */
const RECORD = join(ROOT, 'node_modules', '.fabric-governance-built.json');
const CONSOLE_INPUTS = [
  'console',
  'network/protocol/src',
  'chaincode/src',
  'gateway-api/src',
  'package-lock.json',
];
const NOT_INPUTS = new Set(['node_modules', 'dist', 'coverage', '.data']);

/** Builds the TypeScript project and the console where their inputs are not those of the last build, both at once. */
export async function ensureBuilt({ project, console: withConsole }) {
  const results = await Promise.allSettled([buildProject(project), withConsole ? buildConsole() : undefined]);
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** The console takes the other workspaces' sources, so it does not wait for them to be compiled. */
function buildConsole() {
  return buildWhenStale({
    name: 'console',
    inputs: CONSOLE_INPUTS,
    output: 'console/dist/index.html',
    build: {
      title: 'Building the console',
      command: process.execPath,
      args: [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build'],
      cwd: join(ROOT, 'console'),
      advice: 'The console could not be built; the lines above say why.',
    },
  });
}

async function buildProject(project) {
  const folders = referenced(project);
  const outputs = folders.map((folder) => join(folder, 'dist'));
  // tsc trusts its own record and would not notice that a dist folder was deleted.
  const missing = outputs.some((output) => !existsSync(join(ROOT, output)));
  const known = folders.some((folder) => existsSync(join(ROOT, folder, 'tsconfig.tsbuildinfo')));
  await buildWhenStale({
    name: `tsc ${project}`,
    inputs: [...folders, 'tsconfig.base.json', 'package-lock.json'],
    output: missing ? undefined : outputs[0],
    build: {
      title: 'Compiling the programs',
      command: process.execPath,
      args: [
        join(ROOT, 'node_modules/typescript/bin/tsc'),
        '-b',
        project,
        ...(missing && known ? ['--force'] : []),
      ],
      advice: 'The programs could not be compiled; the lines above say why.',
    },
  });
}

/** Folders of a project and of all it refers to. */
function referenced(project, found = new Set()) {
  const { files, references = [] } = JSON.parse(readFileSync(join(ROOT, project, 'tsconfig.json'), 'utf8'));
  for (const { path } of references) referenced(join(project, path), found);
  if (files === undefined) found.add(project);
  return [...found];
}

async function buildWhenStale({ name, inputs, output, build }) {
  const fingerprint = fingerprintOf(inputs);
  const built = readRecord();
  const present = output !== undefined && existsSync(join(ROOT, output));
  if (present && built[name] === fingerprint) return;
  await step(build);
  mkdirSync(dirname(RECORD), { recursive: true });
  writeFileSync(RECORD, `${JSON.stringify({ ...readRecord(), [name]: fingerprint }, null, 2)}\n`);
}

function readRecord() {
  if (!existsSync(RECORD)) return {};
  try {
    return JSON.parse(readFileSync(RECORD, 'utf8'));
  } catch {
    // Half written when the machine stopped: as good as none, everything is built anew.
    return {};
  }
}

/** Over the names, sizes and times of all files below. */
function fingerprintOf(inputs) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (!stat.isDirectory()) {
      hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(join(ROOT, path)).sort()) {
      if (!NOT_INPUTS.has(name) && !name.endsWith('.tsbuildinfo')) visit(join(path, name));
    }
  };
  for (const input of inputs) visit(input);
  return hash.digest('hex');
}
