import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  charterRulesSchema,
  type CharterRules,
  type WrittenConsortiumFile,
} from '@fabric-governance/consortium/consortium-file';
import type { Permission } from '@fabric-governance/chaincode/governance/permissions';
import type { RecordedVotes } from './recorded-votes.js';

/** The charter that is used when none is named, from the repository's root. */
export const DEFAULT_CHARTER = 'network/charters/hyperledger-toc.yaml';
/** The action that a replayed proposal carries. */
const ACTION = 'resolution.record';
/** What one representative alone must be able to do. */
const NEEDED: readonly Permission[] = ['proposal.propose', 'ballot.approve', 'ballot.cast'];
const LOCAL_NAME = 'representative';

/** The charter cannot decide these votes; the message says what to change. */
export class ReplayCharterError extends Error {
  override readonly name = 'ReplayCharterError';
}

/** A consortium as the recorded votes need it. */
export interface ReplayConsortium {
  /** Path of the consortium file. */
  readonly file: string;
  readonly charter: CharterRules;
  /** Full ids of the representatives, one for each member, in order. */
  readonly representatives: readonly string[];
}

/**
 * Writes a consortium file into `folder`: as many members as the electorate, each with one representative who decides alone,
 * governed by the charter in `charterPath`. Early decision is switched off, so that every recorded ballot is counted and
 * explained. Throws `ReplayCharterError` when the charter lacks a track or a role that the votes need.
 */
export function writeReplayConsortium(
  folder: string,
  votes: RecordedVotes,
  charterPath: string,
): ReplayConsortium {
  const charter = withoutEarlyDecision(readCharter(charterPath));
  const role = findRole(charter, charterPath);
  for (const track of Object.keys(votes.rules)) requireTrack(charter, track, charterPath);
  const members = Array.from(
    { length: votes.electorate },
    (_, index) => `member-${String(index + 1).padStart(2, '0')}`,
  );
  const content: Partial<WrittenConsortiumFile> = {
    schemaVersion: 1,
    id: 'replay',
    name: { en: 'Replay of recorded votes', zh: '表决记录重放' },
    channel: 'replay',
    charterText: 'charter-text',
    charter,
    institutions: members.map((id, index) => ({
      id,
      mspId: `Member${String(index + 1).padStart(2, '0')}MSP`,
      domain: `${id}.replay.example`,
      name: { en: `Member ${index + 1}`, zh: `成员 ${index + 1}` },
      kinds: ['ordinary-user'],
      votes: true,
      weight: 1,
      decisionRule: { approvals: 1, makerIsNotChecker: false },
      ports: {},
      people: [{ id: LOCAL_NAME, name: { en: 'Representative', zh: '代表' }, roles: [role] }],
    })),
  };
  const file = join(folder, 'consortium.yaml');
  cpSync(charterTextOf(charterPath), join(folder, 'charter-text'));
  // JSON is YAML too.
  writeFileSync(file, JSON.stringify(content, null, 2));
  return { file, charter, representatives: members.map((id) => `${id}.${LOCAL_NAME}`) };
}

/** The charter's natural-language text stands beside its rules, as `.md`; where there is none, the rules are their own text. */
function charterTextOf(path: string): string {
  const beside = path.replace(/\.ya?ml$/u, '.md');
  return existsSync(beside) ? beside : path;
}

function readCharter(path: string): CharterRules {
  const parsed = charterRulesSchema.safeParse(parseYaml(path));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${path}: ${issue.path.join('.')}: ${issue.message}`);
  throw new ReplayCharterError(lines.join('\n'));
}

function parseYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ReplayCharterError(`${path}: this is no charter that can be read: ${String(cause)}`, { cause });
  }
}

function withoutEarlyDecision(charter: CharterRules): CharterRules {
  const tracks = Object.entries(charter.tracks).map(
    ([id, track]) => [id, { ...track, earlyDecision: false }] as const,
  );
  return { ...charter, tracks: Object.fromEntries(tracks) };
}

function findRole({ roles }: CharterRules, path: string): string {
  const found = Object.entries(roles).find(([, { permissions }]) =>
    NEEDED.every((one) => permissions.includes(one)),
  );
  if (found !== undefined) return found[0];
  throw new ReplayCharterError(
    `${path}: roles: no role may ${NEEDED.join(', ')}. Give one role all of these.`,
  );
}

function requireTrack({ tracks, actions }: CharterRules, track: string, path: string): void {
  if (tracks[track] === undefined) {
    const known = Object.keys(tracks).join(', ');
    throw new ReplayCharterError(
      `${path}: tracks: no track ${track}, which the votes' rules name. Tracks: ${known}.`,
    );
  }
  if (actions[ACTION]?.includes(track) !== true) {
    throw new ReplayCharterError(`${path}: actions: ${ACTION} must list the track ${track}.`);
  }
}
