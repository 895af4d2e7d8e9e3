import { obstaclesAtFounding } from '../amendment/reachability.js';
import { identifyAgent, type AgentActor, type Caller } from '../authority/actor.js';
import { invalid } from '../argument.js';
import { changed, type Change, type Effects } from '../change.js';
import type { Charter } from '../charter.js';
import { checkCharter } from '../charter/checks/charter-checks.js';
import { foundingDocumentSchema } from './founding-document.js';
import type { Millis, Sha256Hex } from '../ids.js';
import { checkRegistration, registrationChanges } from '../membership/member-registration.js';
import type { CharterRecord, ConsortiumRecord, FoundingDocument, MemberRecord } from '../records/members.js';
import { hashOf } from '../sha256.js';
import { afterChanges, type GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';

/** Hash by which institutions agree to a founding document: SHA-256 of its canonical JSON. */
export function foundingHash(document: unknown): Sha256Hex {
  return hashOf(document);
}

/** A founding document by shape; ARGUMENT_INVALID with the path of what does not fit. */
export function parseFoundingDocument(document: unknown): Verdict<FoundingDocument> {
  const parsed = foundingDocumentSchema.safeParse(document);
  return parsed.success ? accept(parsed.data) : invalid(parsed.error);
}

export interface FoundingState {
  readonly consortium: ConsortiumRecord | null;
  /** Hash of the document that this endorser's institution agreed to; empty when it agreed to none. */
  readonly agreedHash: string;
  readonly channel: string;
}

export interface FoundingContext {
  readonly caller: Caller;
  readonly now: Millis;
}

/** What founding does, who founded, and under which charter. */
export interface Founded {
  readonly effects: Effects;
  readonly actor: AgentActor;
  readonly charter: Charter;
}

/**
 * Founds the consortium, once, from the document to which this endorser's institution agreed, sent by the agent of one of its
 * members: charter version 1, members and people, each with its audit record.
 */
export function decideFounding(
  state: FoundingState,
  raw: unknown,
  context: FoundingContext,
): Verdict<Founded> {
  if (state.consortium !== null) return refuse('FOUNDING_ALREADY_DONE', {});
  const hash = foundingHash(raw);
  if (hash !== state.agreedHash) return refuse('FOUNDING_NOT_AGREED', { hash });
  const parsed = parseFoundingDocument(raw);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const refused = checkDocument(document, state.channel);
  if (refused !== undefined) return refused;
  const registered = register(document, context.now);
  if (!registered.ok) return registered;
  const unreachable = needReachable(document, registered.value, context.now);
  if (unreachable !== undefined) return unreachable;
  const actor = identifyAgent(context.caller, memberRecords(registered.value));
  if (!actor.ok) return actor;
  const changes = [...openingChanges(document, hash, context.now), ...registered.value];
  return accept({
    effects: { changes, result: { foundingHash: hash } },
    actor: actor.value,
    charter: document.charter,
  });
}

function checkDocument(document: FoundingDocument, channel: string): Refused | undefined {
  if (document.channel !== channel) {
    return refuse('ARGUMENT_INVALID', { path: 'channel', problem: `this channel is ${channel}` });
  }
  const finding = checkCharter(document.charter).find(({ severity }) => severity === 'refusal');
  if (finding !== undefined) {
    return refuse('ARGUMENT_INVALID', { path: `charter.${finding.path}`, problem: finding.problem });
  }
  if (!document.members.some((member) => member.votes)) {
    return refuse('ARGUMENT_INVALID', { path: 'members', problem: 'nobody votes' });
  }
  const stray = document.people.findIndex(
    (person) => !document.members.some((member) => member.id === person.memberId),
  );
  if (stray < 0) return undefined;
  return refuse('ARGUMENT_INVALID', { path: `people.${stray}.memberId`, problem: 'no such member' });
}

/** Registers one member after another, each checked against those before it, exactly as an admission is. */
function register(document: FoundingDocument, now: Millis): Verdict<readonly Change[]> {
  const { charter } = document;
  let state: GovernanceState = { charter, charterVersion: 1, members: [], people: [], seats: [] };
  const all: Change[] = [];
  for (const member of document.members) {
    const people = document.people.filter((person) => person.memberId === member.id);
    const registration = { member, people };
    const refused = checkRegistration(registration, state);
    if (refused !== undefined) return refused;
    const changes = registrationChanges(registration, { charter, now });
    state = afterChanges(state, changes);
    all.push(...changes);
  }
  return accept(all);
}

/** CHARTER_BRICKS: with these members and people nothing could ever be passed, or not amended (R22). */
function needReachable(
  { charter }: FoundingDocument,
  changes: readonly Change[],
  now: Millis,
): Refused | undefined {
  const nobody: GovernanceState = { charter, charterVersion: 1, members: [], people: [], seats: [] };
  const [obstacle] = obstaclesAtFounding(afterChanges(nobody, changes), now);
  if (obstacle === undefined) return undefined;
  const { code, path, problem } = obstacle;
  return refuse('CHARTER_BRICKS', { obstacle: code, path, problem });
}

function memberRecords(changes: readonly Change[]): MemberRecord[] {
  return changes.flatMap(({ subject }) => (subject.kind === 'member' ? [subject.record] : []));
}

function openingChanges(document: FoundingDocument, hash: Sha256Hex, now: Millis): Change[] {
  const consortium: ConsortiumRecord = {
    schemaVersion: 1,
    name: document.name,
    channel: document.channel,
    foundingHash: hash,
    foundedAt: now,
    charterVersion: 1,
  };
  const charter: CharterRecord = {
    schemaVersion: 1,
    version: 1,
    charter: document.charter,
    hash: hashOf(document.charter),
    since: now,
  };
  return [
    changed('consortium.founded', null, { kind: 'consortium', record: consortium }),
    changed('charter.adopted', null, { kind: 'charter', record: charter }),
  ];
}
