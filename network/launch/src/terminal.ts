import type { Progress } from './progress.js';

/** Shows steps with listr2: with a spinner in a terminal, as plain lines elsewhere. */
export async function terminalProgress(write: (line: string) => void): Promise<Progress> {
  // An ES module, so it cannot be required.
  const { Listr } = await import('listr2');
  return {
    step: async (title, work) => {
      const began = Date.now();
      const results: Awaited<ReturnType<typeof work>>[] = [];
      const tasks = new Listr(
        [
          {
            title,
            task: async (_context, task) => {
              results.push(
                await work((text) => {
                  task.title = `${title}: ${text}`;
                }),
              );
              task.title = `${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`;
            },
          },
        ],
        {
          fallbackRenderer: 'simple',
          rendererOptions: { showErrorMessage: false },
          registerSignalListeners: false,
        },
      );
      await tasks.run();
      const [result] = results;
      return result as Awaited<ReturnType<typeof work>>;
    },
    notice: write,
  };
}
