#!/usr/bin/env node
import { Command } from 'commander';
import { agentCommand } from './commands/agent.js';
import { packagesCommand } from './commands/packages.js';
import { statusCommand } from './commands/status.js';
import { type Configuration, ConfigurationError, readConfiguration, withSettings } from './configuration.js';

const program = new Command('operator').description(
  "The institution's agent on the channel, and what its operators ask. All commands read their settings from the environment.",
);
program.option(
  '--settings <file>',
  'JSON object of environment variables, as npm start writes it for each agent',
);

const configuration = (): Configuration =>
  readConfiguration(withSettings(process.env, program.opts<{ readonly settings?: string }>().settings));

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
    await agentCommand(configuration(), stop.signal);
  });

program
  .command('status')
  .description(
    'members, organisations on the channel, open proposals and executions, as the own peer has them',
  )
  .option('--json', 'machine-readable')
  .action(async (options: { readonly json?: boolean }) => {
    process.stdout.write(await statusCommand(configuration(), options.json === true));
  });

program
  .command('packages')
  .description(
    'chaincode packages of this institution, with the label and source hash by which proposals name them',
  )
  .option('--json', 'machine-readable')
  .action(async (options: { readonly json?: boolean }) => {
    process.stdout.write(await packagesCommand(configuration(), options.json === true));
  });

program.parseAsync().catch((error: unknown) => {
  const text = error instanceof ConfigurationError ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
