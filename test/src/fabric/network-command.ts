import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { ROOT } from '@fabric-governance/launch/paths';
import { z } from 'zod';

const run = promisify(execFile);
const PROGRAM = join(ROOT, 'network/fabric/dist/main.js');
const MOST_BYTES = 64 * 1024 * 1024;

const statusSchema = z.array(
  z.object({
    name: z.string(),
    pid: z.int().nullable(),
    height: z.int().nullable(),
    note: z.string().optional(),
  }),
);

/** What `npm run fabric -- status` says of one process. */
export type ProcessStatus = z.infer<typeof statusSchema>[number];

/** `npm run fabric --` on one network, as a person runs it. */
export interface NetworkCommand {
  /** What the command answers, and what it tells meanwhile. Rejects when it fails, with both in the message. */
  run(...args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }>;
  status(): Promise<readonly ProcessStatus[]>;
  /** The same, for a command that goes on until it is stopped. */
  start(...args: readonly string[]): ChildProcess;
}

/** The command for the network of a consortium file in a data folder. */
export function networkCommand(file: string, dataDir: string): NetworkCommand {
  const which = [PROGRAM, '--file', file, '--data', dataDir];
  const command: NetworkCommand = {
    run: (...args) => run(process.execPath, [...which, ...args], { maxBuffer: MOST_BYTES }),
    start: (...args) => spawn(process.execPath, [...which, ...args], { stdio: 'ignore' }),
    status: async () => statusSchema.parse(JSON.parse((await command.run('status', '--json')).stdout)),
  };
  return command;
}
