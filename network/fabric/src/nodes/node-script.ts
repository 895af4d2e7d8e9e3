import type { ProcessSpec } from '@fabric-governance/launch/processes/process-spec';
import type { Program } from '../processes/program.js';

/** One of the project's own programs, which `npm start` describes for its supervisor, as a background program. */
export function nodeScript(spec: ProcessSpec, folder: string): Program {
  const { name, title, script, args, env } = spec;
  return {
    name,
    title,
    command: process.execPath,
    args: [script, ...args],
    env: { NODE_ENV: 'production', ...env },
    folder,
    ready: (signal) => spec.ready(signal),
  };
}
