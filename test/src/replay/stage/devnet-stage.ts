import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WrittenConsortiumFile } from '@fabric-governance/consortium/consortium-file';
import type { StoredTypes } from '@fabric-governance/chaincode/governance/change';
import { durationMs } from '@fabric-governance/chaincode/governance/calendar/duration';
import { launch, type Launched } from '@fabric-governance/launch/launch';
import { z } from 'zod';
import { actAs } from '../../client/access.js';
import type { Actor } from '../../client/actor.js';
import { GatewayRefusal } from '../../client/api.js';
import type { Script } from '../format/script.js';
import type { Answer, Call, Stage } from './stage.js';

/** The widest tolerance that a charter may give: how far the file's clock may run ahead of the machine's. */
const TOLERANCE = 'P1D';
/** How far the file's clock runs ahead of the machine's from the beginning, so that setting up the consortium lies before it. */
const LEAD = durationMs('PT2H');
const CONFLICT_RETRIES = 8;
const PAGE = 500;
/** Transactions that are under way at the same time. */
const AT_ONCE = 8;

const pageSchema = z.object({ records: z.array(z.unknown()), bookmark: z.string() });

/** The file needs more time than a network's endorsers let a transaction be ahead of their clocks. */
export class ReplaySpanError extends Error {
  override readonly name = 'ReplaySpanError';
}

export interface DevnetStageOptions {
  readonly script: Script;
  readonly signal: AbortSignal;
}

/**
 * A whole consortium on devnet, in a temporary folder: every transaction is signed with a person's own key and goes through the
 * person's own gateway, with the file's clock as its timestamp. The charter's clock tolerance is widened to a day, so
 * that endorsers let the file's clock run ahead of theirs; nothing else of the charter is changed.
 */
export class DevnetStage implements Stage {
  readonly network = 'devnet';
  readonly #launched: Launched;
  readonly #folder: string;
  readonly #reader: string;
  readonly #people = new Map<string, Promise<Actor>>();
  #now = Date.now() + LEAD;

  private constructor(launched: Launched, folder: string, reader: string) {
    this.#launched = launched;
    this.#folder = folder;
    this.#reader = reader;
  }

  /** Founds the script's consortium on devnet. Throws what `launch` throws. */
  static async found({ script, signal }: DevnetStageOptions): Promise<DevnetStage> {
    const folder = mkdtempSync(join(tmpdir(), 'replay-'));
    try {
      writeFileSync(join(folder, 'charter.md'), `# ${script.title}\n`);
      const file = join(folder, 'consortium.yaml');
      // JSON is YAML too.
      writeFileSync(file, JSON.stringify(consortiumFile(script), null, 2));
      const dataDir = join(folder, 'data');
      const launched = await launch({ file, dataDir, randomPorts: true, signal });
      try {
        await haltAgents(launched, script);
      } catch (error) {
        await launched.stop();
        throw error;
      }
      return new DevnetStage(launched, folder, script.members[0]?.people[0]?.id ?? '');
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  get now(): number {
    return this.#now;
  }

  moveTo(moment: number): void {
    this.#now = Math.max(this.#now, moment);
    if (this.#now - Date.now() < durationMs(TOLERANCE)) return;
    throw new ReplaySpanError(
      'This file runs for longer than a day on its clock, and endorsers refuse what is further ahead of theirs. Replay it in memory, or shorten its times.',
    );
  }

  async send(personId: string, call: Call): Promise<Answer> {
    const actor = await this.#actor(personId);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#sendOnce(actor, call);
      } catch (error) {
        if (!(error instanceof GatewayRefusal)) throw error;
        const { code, params, kind } = error.error;
        if (kind === 'conflict' && attempt <= CONFLICT_RETRIES) continue;
        if (kind === 'conflict' || kind === 'unknown' || kind === 'system') throw error;
        return { ok: false, refusal: { code, params } as Extract<Answer, { ok: false }>['refusal'] };
      }
    }
  }

  async together(tasks: readonly (() => Promise<Answer>)[]): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    for (let begin = 0; begin < tasks.length; begin += AT_ONCE) {
      answers.push(...(await Promise.all(tasks.slice(begin, begin + AT_ONCE).map((task) => task()))));
    }
    return answers;
  }

  async record<Kind extends keyof StoredTypes>(
    kind: Kind,
    ...key: readonly string[]
  ): Promise<StoredTypes[Kind] | undefined> {
    const reader = await this.#actor(this.#reader);
    const record = await reader.evaluate('Queries:record', { kind, key: [...key] });
    return (record ?? undefined) as StoredTypes[Kind] | undefined;
  }

  async records<Kind extends keyof StoredTypes>(
    kind: Kind,
    ...prefix: readonly string[]
  ): Promise<readonly StoredTypes[Kind][]> {
    const reader = await this.#actor(this.#reader);
    const all: unknown[] = [];
    let bookmark = '';
    do {
      const input = { kind, keyPrefix: [...prefix], pageSize: PAGE, bookmark };
      const page = pageSchema.parse(await reader.evaluate('Queries:records', input));
      all.push(...page.records);
      bookmark = page.records.length < PAGE ? '' : page.bookmark;
    } while (bookmark !== '');
    // Only this chaincode writes these records.
    return all as StoredTypes[Kind][];
  }

  async stop(): Promise<void> {
    await this.#launched.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #sendOnce(actor: Actor, { name, input, transient = {}, at = this.#now }: Call): Promise<Answer> {
    const values = Object.entries(transient).map(([key, value]) => [key, JSON.stringify(value)] as const);
    const prepared = await actor.prepare({
      name,
      // A file may name any transaction with any argument; the ledger judges it.
      input: input as never,
      transient: Object.fromEntries(values),
      at,
    });
    await actor.send(prepared);
    // What follows is read, and simulated, on another peer: it must have the block as well.
    await (await this.#actor(this.#reader)).commitStatus(prepared.txId);
    return { ok: true, result: prepared.result, txId: prepared.txId };
  }

  #actor(personId: string): Promise<Actor> {
    const known = this.#people.get(personId) ?? actAs(this.#launched, personId);
    this.#people.set(personId, known);
    return known;
  }
}

function consortiumFile({ title, charter, members }: Script): Partial<WrittenConsortiumFile> {
  return {
    schemaVersion: 1,
    id: 'replay',
    name: { en: title, zh: title },
    channel: 'replay',
    charterText: 'charter.md',
    charter: { ...charter, clockTolerance: TOLERANCE },
    institutions: members.map(({ id, people, kinds, decisionRule, name, votes, weight, group }) => ({
      id,
      ...{ name, votes, weight },
      ...(group === undefined ? {} : { group }),
      mspId: `${id}-msp`,
      domain: `${id}.replay.example`,
      kinds: [...kinds],
      decisionRule: { ...decisionRule },
      people: people.map(({ id: personId, shortId, roles }) => ({
        id: shortId,
        name: { en: personId, zh: personId },
        roles: [...roles],
      })),
    })),
  };
}

/**
 * The agents' work is done once the consortium is founded. They would go by the machine's clock, while the script does what is due by the
 * file's.
 */
async function haltAgents(launched: Launched, { members }: Script): Promise<void> {
  const running = launched.pids();
  const agents = members.map(({ id }) => `agent.${id}`).filter((name) => name in running);
  await Promise.all(agents.map((name) => launched.halt(name)));
}
