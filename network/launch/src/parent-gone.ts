const LOOK_EVERY_MS = 1000;

/**
 * Calls back when the npm that started this process is gone. npm runs a script through a shell, and a SIGTERM to npm ends
 * that shell but never reaches us. Outside npm nothing is watched, so that a process can be left in the background.
 */
export function onParentGone(gone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) {
    return;
  }
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      gone();
    }
  }, LOOK_EVERY_MS);
  timer.unref();
}
