// Makes a fresh clone ready for one of its commands: right Node, packages installed, programs built. Does nothing that
// is already done. Plain JavaScript without packages, since it runs before there are any; and in words that Node 14
// still understands, so that an old Node gets a sentence and not a syntax error.
//
//   node network/launch/ensure-ready.mjs --for start|test|devnet|operator|fabric|test-fabric|replay|bench|conformance
import process from 'process';

const NEEDED = [20, 9];
const PURPOSES = [
  'start',
  'test',
  'devnet',
  'operator',
  'fabric',
  'test-fabric',
  'replay',
  'bench',
  'conformance',
];

const version = process.versions.node.split('.').map(Number);
if (version[0] < NEEDED[0] || (version[0] === NEEDED[0] && version[1] < NEEDED[1])) {
  stop(
    `Node ${process.versions.node} is too old: ${NEEDED.join('.')} or newer is needed. ` +
      'Get one from https://nodejs.org, then run the command again.',
  );
}
const purpose = process.argv[process.argv.indexOf('--for') + 1];
if (!process.argv.includes('--for') || !PURPOSES.includes(purpose)) {
  stop(`Say what for: ensure-ready.mjs --for ${PURPOSES.join('|')}`);
}

import('./ready/index.mjs')
  .then(({ ensureReady }) => ensureReady(purpose))
  .catch((error) => stop(error.message));

function stop(message) {
  console.error(message);
  process.exit(1);
}
