import { auditPageSchema, type AuditView } from '@fabric-governance/gateway-api/contract/audit';
import type { Actor } from '../client/actor.js';

const AT_ONCE = 500;

/** Every audit record on the ledger as a person's gateway shows them, in the chain's order. */
export async function wholeAudit(actor: Actor): Promise<readonly AuditView[]> {
  const records: AuditView[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      limit: String(AT_ONCE),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const page = await actor.get(`/api/audit?${query.toString()}`, auditPageSchema);
    records.push(...(page.records as readonly AuditView[]));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return records.reverse();
}

/** What a run's audit records say, one JSON text each, without what is another in every run. */
export interface ComparableAudit {
  /** In the chain's order. */
  readonly inOrder: readonly string[];
  /** What agents write side by side, in whatever order; of what one more of them may add or not, each text once. */
  readonly sideBySide: readonly string[];
}

/**
 * Two runs of one script are equal in this form. Left out: times, places in the chain, hashes, signatures and keys, and which agent was the
 * first to do what any of them may do. Kept: whose key it was, and which proposal.
 */
export function comparableAudit(records: readonly AuditView[]): ComparableAudit {
  const names = namesIn(records);
  const texts = records.map((record) => ({
    event: record.event,
    text: JSON.stringify(sameInEveryRun(said(record), names)),
  }));
  return {
    inOrder: texts.filter((one) => !isSideBySide(one)).map(({ text }) => text),
    sideBySide: [...new Set(texts.filter(isSideBySide).map(({ text }) => text))].sort(),
  };
}

function isSideBySide({ event }: Pick<AuditView, 'event'>): boolean {
  return event === 'execution.contributed' || event === 'execution.attested';
}

function said(record: AuditView): object {
  const { event, actor, subject, before, after, index } = record;
  // The last one that is needed makes an end of it: whose it is, and who comes too late for it, is chance.
  if (isSideBySide(record)) {
    const { attempt, result } = after as { readonly attempt: unknown; readonly result?: unknown };
    return { event, attempt, result };
  }
  return { event, index, subject, before, after, actor: actor.personId === null ? 'an agent' : actor };
}

/** Proposals by number, persons and agents by their keys. */
function namesIn(records: readonly AuditView[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let proposals = 0;
  for (const { event, subject, actor, txId, after } of records) {
    const [key = ''] = subject.key;
    if (event === 'proposal.drafted') names.set(key, `proposal ${++proposals}`);
    if (event === 'credential.bound') names.set(actor.fingerprint, `key of ${actor.personId ?? ''}`);
    if (event === 'member.admitted')
      names.set((after as { readonly agent: string }).agent, `agent of ${key}`);
    if (!names.has(txId)) names.set(txId, 'a transaction');
  }
  return names;
}

const TIMES = /^(at|since|.+At)$/u;
const OF_ONE_RUN = /^(blockNumber|configUpdate|configSignature|organisation)$/u;
const HASH = /^[0-9a-f]{64}$/u;
/** How a stage tells its proposals apart. */
const CHANCE_IN_TITLE = / [0-9a-f]{8}$/u;

function sameInEveryRun(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return HASH.test(value) ? (names.get(value) ?? 'a hash') : value.replace(CHANCE_IN_TITLE, '');
  }
  if (Array.isArray(value)) return value.map((one) => sameInEveryRun(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      TIMES.test(key) ? 'a time' : OF_ONE_RUN.test(key) ? 'of one run' : sameInEveryRun(one, names),
    ]),
  );
}
