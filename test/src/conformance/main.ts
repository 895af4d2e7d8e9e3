#!/usr/bin/env node
// @peculiar/x509 needs it before anything else.
import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { type FabricPrograms, findPrograms } from '@fabric-governance/fabric/programs/fabric-programs';
import type { FabricVersion } from '@fabric-governance/fabric/programs/fabric-version';
import { LaunchError } from '@fabric-governance/launch/launch-error';
import { recordBoth } from './both-networks.js';
import { differences } from './compare.js';
import { BY_BUILD, knownDifferences } from './known-differences.js';
import type { Recording } from './record.js';

const program = new Command('npm run conformance --').description(
  'Asks devnet and real Fabric (FABRIC_BIN or PATH) the same questions, with the same keys, and compares the answers.',
);

program
  .command('record', { isDefault: true })
  .description(
    'record both networks and compare them; the recordings are what a test of another devnet can be held against',
  )
  .option('--to <folder>', 'where the recordings go: devnet.json and fabric.json')
  .option('--keep', 'keep the networks’ folder, with the logs', false)
  .option('--verbose', 'show every answer when it comes', false)
  .action(
    async ({
      to,
      keep,
      verbose,
    }: {
      readonly to?: string;
      readonly keep: boolean;
      readonly verbose: boolean;
    }) => {
      const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
      try {
        const programs = await findPrograms(process.env);
        report(await both(folder, programs, { to, verbose }), explanations(programs.version));
      } finally {
        if (keep) say(`The networks’ folder: ${folder}`);
        else rmSync(folder, { recursive: true, force: true });
      }
    },
  );

program
  .command('compare')
  .description('compare two recordings made with the same keys')
  .argument('<left>')
  .argument('<right>')
  .action((left: string, right: string) => {
    report([read(left), read(right)], {});
  });

program.parseAsync().catch((error: unknown) => {
  say(error instanceof LaunchError ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
});

async function both(
  folder: string,
  programs: FabricPrograms,
  { to, verbose }: { readonly to: string | undefined; readonly verbose: boolean },
): Promise<readonly [Recording, Recording]> {
  const onAnswer = (name: string, answer: unknown): void => {
    if (verbose) say(`${name}: ${short(answer)}`);
  };
  const { devnet: left, fabric: right } = await recordBoth(folder, programs, onAnswer);
  if (to !== undefined) {
    writeFileSync(join(to, 'devnet.json'), JSON.stringify(left, null, 1));
    writeFileSync(join(to, 'fabric.json'), JSON.stringify(right, null, 1));
  }
  return [left, right];
}

function read(path: string): Recording {
  return JSON.parse(readFileSync(path, 'utf8')) as Recording;
}

/** By call, why the version answers otherwise: such differences are told and are no fault. */
function explanations(version: FabricVersion): Readonly<Record<string, string>> {
  const byBuild = BY_BUILD.map((name) => [name, "by the words of Fabric's protobuf library"] as const);
  return { ...Object.fromEntries(byBuild), ...knownDifferences(version) };
}

/** Tells every difference; one that has no explanation makes the command fail. */
function report(
  [left, right]: readonly [Recording, Recording],
  explained: Readonly<Record<string, string>>,
): void {
  const found = differences(left, right);
  for (const one of found) {
    const why = explained[one.name];
    if (why !== undefined) say(`known: ${one.name}: ${why}`);
    else say(`≠ ${one.name}\n  ${left.network}: ${short(one.left)}\n  ${right.network}: ${short(one.right)}`);
  }
  const unknown = found.filter(({ name }) => !(name in explained));
  say(
    `${left.answers.length} calls: ${left.answers.length - found.length} answered alike by ${left.network} and ` +
      `${right.network}, ${found.length - unknown.length} otherwise as is known, ${unknown.length} otherwise.`,
  );
  if (unknown.length > 0) process.exitCode = 1;
}

function short(answer: unknown): string {
  const text = JSON.stringify(answer);
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
