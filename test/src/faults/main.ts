#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { crashRun, type CrashPlan } from './crash-run.js';

const count = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new InvalidArgumentError('expected a whole number above 0');
  }
  return number;
};

const command = new Command('faults')
  .description('Kills devnet under load, tears its files, and shows that nothing acknowledged is lost.')
  .option('--kills <number>', 'how often', count, 50)
  .option('--seed <number>', 'repeats a run’s moments and damages', count, 1 + (Date.now() % 1_000_000))
  .option('--clients <number>', 'clients that write at one time', count, 20)
  .option(
    '--longest-run <milliseconds>',
    'longest time from the first acknowledgement to the kill',
    count,
    1500,
  )
  .action(async (plan: CrashPlan) => {
    process.stdout.write(`seed ${plan.seed}\n`);
    const { kills, acknowledged, blocks } = await crashRun(plan, (line) => {
      process.stdout.write(`${line}\n`);
    });
    process.stdout.write(
      `${kills} kills, ${acknowledged} acknowledged transactions in ${blocks.toString()} blocks, none lost\n`,
    );
  });

command.parseAsync().catch((error: unknown) => {
  process.stderr.write(`faults: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
