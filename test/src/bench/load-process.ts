import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { runLoad, type LoadAmount, type LoadResult, type LoadTarget } from './load.js';

interface Order {
  readonly target: LoadTarget;
  readonly amount: LoadAmount;
}

/** Client applications in a process of their own. */
export class LoadProcess {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Settles when the process has loaded its programs, so that a measurement does not include that. */
  static async start(): Promise<LoadProcess> {
    const child = fork(__filename, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await answer(child);
    return new LoadProcess(child);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async run(target: LoadTarget, amount: LoadAmount): Promise<LoadResult> {
    const result = answer(this.#child);
    this.#child.send({ target, amount } satisfies Order);
    return (await result) as LoadResult;
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}

async function answer(child: ChildProcess): Promise<unknown> {
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the client process ended'))),
  ])) as unknown[];
  return message;
}

if (require.main === module) {
  process.on('message', ({ target, amount }: Order) => {
    runLoad(target, amount).then(
      (result) => process.send?.(result),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.send?.('ready');
}
