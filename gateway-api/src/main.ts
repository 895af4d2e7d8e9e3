import { ConfigError, readConfig } from './config.js';
import { type RunningGateway, startGateway } from './gateway.js';
import { systemCodeOf } from './errors/system-code.js';

/** Starts the gateway from the environment and stops it on Ctrl-C or a termination request. */
async function main(): Promise<void> {
  const gateway = await startGateway(readConfig(process.env));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave(gateway));
}

async function leave(gateway: RunningGateway): Promise<void> {
  await gateway.stop();
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});

/** One line that says what to do; the whole error where it is none of those. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof Error) {
    const code = systemCodeOf(error);
    if (code === 'EADDRINUSE') return `${error.message}: stop what listens there, or set another PORT`;
    if (code === 'ENOENT') return `${error.message}: the file that the environment names is not there`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
