/** Runs one task now or as soon as fewer than the limit are running; answers what the task answers. */
export type Limited = <T>(task: () => Promise<T>) => Promise<T>;

/** A gate that lets `limit` tasks run at the same time, in the order they came. */
export function atMost(limit: number): Limited {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= limit) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    } else {
      running += 1;
    }
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // The place passes on to the next in line, or becomes free.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
