import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import type { MemberId, MspId, PersonId } from '@fabric-governance/chaincode/governance/ids';
import { charterProblems } from './checks/charter.js';
import type { Draft } from './checks/draft.js';
import { fabricSettingsProblems } from './checks/fabric-settings.js';
import { identityProblems } from './checks/identities.js';
import { institutionProblems } from './checks/institutions.js';
import { peopleProblems } from './checks/people.js';
import { portProblems } from './checks/ports.js';
import {
  type CharterRules,
  charterRulesSchema,
  type ConsortiumFile,
  consortiumFileSchema,
  type InstitutionEntry,
} from './consortium-file.js';
import type { Consortium, Institution } from './consortium.js';
import { institutionSettings, networkSettings } from './fabric-settings.js';
import { institutionPorts, sharedPorts } from './ports.js';
import { ConsortiumFileError, type Problem } from './problem.js';
import { schemaProblems } from './schema-problems.js';
import { readYaml, type YamlSource } from './yaml-source.js';

/** Gives the text of a file, or undefined when there is none that can be read. */
export type TextReader = (path: string) => string | undefined;

/**
 * Reads a consortium file and the files it names.
 *
 * @param path as it shall appear in problems.
 * @throws ConsortiumFileError with everything that is wrong, each with its line.
 */
export function readConsortium(path: string, readText: TextReader = readTextFile): Consortium {
  const text = readText(path);
  if (text === undefined) {
    throw new ConsortiumFileError([
      {
        file: path,
        line: 1,
        column: 1,
        path: '',
        message: 'This file cannot be read. Name an existing one with --file.',
      },
    ]);
  }
  const source = yamlSource(path, text);
  const file = parsed(source, consortiumFileSchema);
  const beside = (name: string): string => resolve(dirname(path), name);
  const { charter, charterSource, charterPath } = findCharter(source, file, (name) => readText(beside(name)));
  const charterText = readText(beside(file.charterText));
  const draft: Draft = { source, file, charter, charterSource, charterPath };
  const problems = [
    ...(charterText === undefined ? [missing(source, 'charterText', file.charterText)] : []),
    ...[
      identityProblems,
      charterProblems,
      peopleProblems,
      institutionProblems,
      portProblems,
      fabricSettingsProblems,
    ].flatMap((check) => check(draft)),
  ];
  if (charterText === undefined || problems.length > 0) {
    throw new ConsortiumFileError(inFileOrder(problems));
  }
  return completed(file, charter, charterText);
}

function readTextFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function yamlSource(file: string, text: string): YamlSource {
  const { source, problems } = readYaml(file, text);
  if (source === null) {
    throw new ConsortiumFileError(problems);
  }
  return source;
}

interface Schema<Value> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: Value }
    | { success: false; error: { issues: Parameters<typeof schemaProblems>[1] } };
}

function parsed<Value>(source: YamlSource, schema: Schema<Value>): Value {
  const result = schema.safeParse(source.value);
  if (!result.success) {
    throw new ConsortiumFileError(inFileOrder(schemaProblems(source, result.error.issues)));
  }
  return result.data;
}

type FoundCharter = Pick<Draft, 'charter' | 'charterSource' | 'charterPath'>;

function findCharter(source: YamlSource, file: ConsortiumFile, readBeside: TextReader): FoundCharter {
  if (file.charter !== undefined && file.charterFile === undefined) {
    return { charter: file.charter, charterSource: source, charterPath: ['charter'] };
  }
  if (file.charterFile === undefined || file.charter !== undefined) {
    const message =
      'Give either charter, with the rules, or charterFile, with the name of the file that has them.';
    throw new ConsortiumFileError([
      source.problem(file.charter === undefined ? [] : ['charterFile'], message),
    ]);
  }
  const text = readBeside(file.charterFile);
  if (text === undefined) {
    throw new ConsortiumFileError([missing(source, 'charterFile', file.charterFile)]);
  }
  const charterSource = yamlSource(file.charterFile, text);
  return { charter: parsed<CharterRules>(charterSource, charterRulesSchema), charterSource, charterPath: [] };
}

function missing(source: YamlSource, key: string, name: string): Problem {
  return source.problem(
    [key],
    `The file "${name}" cannot be read. Its name is relative to this file's folder.`,
  );
}

function inFileOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

function completed(file: ConsortiumFile, charter: CharterRules, charterText: string): Consortium {
  const ports = sharedPorts(file.ports);
  return {
    id: file.id,
    name: file.name,
    channel: file.channel,
    charter: { ...charter, textHash: createHash('sha256').update(charterText, 'utf8').digest('hex') },
    charterText,
    institutions: file.institutions.map(institution),
    applicants: file.applicants.map((entry, index) => institution(entry, file.institutions.length + index)),
    ports,
    fabric: networkSettings(file.fabric, ports.orderer),
  };
}

/** A rule for an institution that casts no ballot; it is part of every member's record. */
const NO_BALLOT_RULE = { approvals: 1, makerIsNotChecker: false } as const;

function institution(entry: InstitutionEntry, index: number): Institution {
  return {
    id: entry.id as MemberId,
    mspId: entry.mspId as MspId,
    domain: entry.domain,
    name: entry.name,
    kinds: entry.kinds,
    votes: entry.votes,
    weight: entry.weight ?? (entry.votes ? 1 : 0),
    ...(entry.group === undefined ? {} : { group: entry.group }),
    decisionRule: entry.decisionRule ?? NO_BALLOT_RULE,
    people: entry.people.map(({ id, name, roles }) => ({
      id: `${entry.id}.${id}` as PersonId,
      name,
      roles: [...roles].sort(),
    })),
    ports: institutionPorts(entry.ports, index),
    fabric: institutionSettings(entry.fabric, index),
  };
}
