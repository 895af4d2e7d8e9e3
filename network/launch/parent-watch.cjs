// Loaded into every child process (`node --require`): when the launcher is gone, even by `kill -9`, the channel to it
// closes and the child asks itself to stop. So no process outlives its launcher, and the programs need not know of it.
'use strict';

const GRACE_MS = 5000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
// The listener alone would keep the process alive.
if (process.channel) process.channel.unref();
