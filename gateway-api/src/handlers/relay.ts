import type { Session } from '../contract/session.js';
import type { RelayStep } from '../contract/relay.js';
import { ApiFailure } from '../errors/api-failure.js';
import { LruCache } from '../fabric/lru-cache.js';
import type { Handlers } from '../http/handlers.js';
import { functionAsked, type RelayRules } from '../relay/relayed-bytes.js';
import type { Services } from '../services.js';

/** How long a commit status waits for the read model to show its block, in milliseconds. */
const SHOWN_MS = 10_000;
const REMEMBERED_FUNCTIONS = 1_000;

/** Kinds of failure that are somebody's refused attempt (R37), and not the network's trouble. */
const REFUSED: ReadonlySet<string> = new Set(['input', 'forbidden', 'not-found', 'state', 'conflict']);

/** Passing on what a person signed, and remembering what was refused. */
export function relayHandlers(
  services: Services,
): Pick<Handlers, 'endorse' | 'submit' | 'commitStatus' | 'evaluate'> {
  const { relay, reader, logger } = services;
  const functions = new LruCache<string, string>(REMEMBERED_FUNCTIONS);
  const rules = (session: Session): RelayRules => rulesFor(session, services);
  return {
    evaluate: ({ body, session }) =>
      logging({ services, session, step: 'evaluate', name: functionAsked(body.proposedTransaction) }, () =>
        relay.evaluate(body, rules(session)),
      ),
    endorse: ({ body, session }) => {
      const name = functionAsked(body.proposedTransaction);
      return logging({ services, session, step: 'endorse', name }, async () => {
        const endorsement = await relay.endorse(body, rules(session));
        if (name !== null) functions.set(endorsement.txId, name);
        return endorsement;
      });
    },
    submit: ({ body, session }) =>
      logging({ services, session, step: 'submit', name: functions.get(body.txId) ?? null }, () =>
        relay.submit(body, rules(session)),
      ),
    commitStatus: ({ body, session }) =>
      logging({ services, session, step: 'commit-status', name: null }, async () => {
        const status = await relay.commitStatus(body, rules(session));
        const shown = await reader.applied(BigInt(status.blockNumber), SHOWN_MS);
        if (!shown)
          logger.warn({ block: status.blockNumber }, 'committed, but the read model does not show it yet');
        return status;
      }),
  };
}

function rulesFor(session: Session, { config, msp, now }: Services): RelayRules {
  const { channel, chaincode } = config;
  return { msp, fingerprint: session.fingerprint, channel, chaincode, now: now() };
}

interface Attempt {
  readonly services: Services;
  readonly session: Session;
  readonly step: RelayStep;
  readonly name: string | null;
}

async function logging<T>({ services, session, step, name }: Attempt, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof ApiFailure && REFUSED.has(error.toError().kind)) {
      const { personId, enrolmentId, fingerprint } = session;
      const refusal = { personId, enrolmentId, fingerprint, step, function: name, error: error.toError() };
      services.refusals.add({ at: services.now(), ...refusal });
    }
    throw error;
  }
}
