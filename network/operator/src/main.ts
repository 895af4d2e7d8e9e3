#!/usr/bin/env node
import { Command } from 'commander';
import { agentCommand } from './commands/agent.js';
import { statusCommand } from './commands/status.js';
import { ConfigurationError, readConfiguration } from './configuration.js';

const program = new Command('operator').description(
  "The institution's agent on the channel, and what its operators ask. All commands read their settings from the environment.",
);

program
  .command('agent')
  .description('carry out what was decided, with the key of this institution, until stopped')
  .action(async () => {
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        stop.abort();
      });
    }
    await agentCommand(readConfiguration(process.env), stop.signal);
  });

program
  .command('status')
  .description(
    'members, organisations on the channel, open proposals and executions, as the own peer has them',
  )
  .option('--json', 'machine-readable')
  .action(async (options: { readonly json?: boolean }) => {
    process.stdout.write(await statusCommand(readConfiguration(process.env), options.json === true));
  });

program.parseAsync().catch((error: unknown) => {
  const text = error instanceof ConfigurationError ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
