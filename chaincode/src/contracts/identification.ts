import {
  identifyAgent,
  identifyPerson,
  type Actor,
  type Admission,
  type AgentActor,
  type Caller,
  type PersonActor,
  type PersonRules,
} from '../governance/authority/actor.js';
import type { Charter } from '../governance/charter.js';
import type { Millis } from '../governance/ids.js';
import { personAt } from '../governance/people/standing.js';
import type { CredentialRecord } from '../governance/records/members.js';
import type { PersonStatus } from '../governance/states.js';
import type { Store } from '../ledger/store.js';
import { unwrap } from './refusal-error.js';

/** Finds out who a caller is; each answer or a RefusalError. */
export interface Identification {
  person(): Promise<PersonActor>;
  /** The same, also where the account stands in another of these ways. */
  personAlso(standings: readonly PersonStatus[]): Promise<PersonActor>;
  agent(): Promise<AgentActor>;
  /** A bound key is its person's; any other must be an agent's. */
  anyone(): Promise<Actor>;
}

export interface IdentificationRules {
  /** The charter in force. */
  readonly charter: Charter;
  readonly now: Millis;
  /** Which institutions may act. */
  readonly admit?: Admission;
}

/** Identifies a caller by what the ledger says at this moment. */
export function identify(store: Store, caller: Caller, rules: IdentificationRules): Identification {
  const bound = (): Promise<CredentialRecord | null> => store.get('credential', caller);
  const person = async (): Promise<PersonActor> =>
    personOf(store, caller, { ...rules, credential: await bound() });
  const personAlso = async (also: readonly PersonStatus[]): Promise<PersonActor> =>
    personOf(store, caller, { ...rules, credential: await bound(), also });
  const agent = async (): Promise<AgentActor> =>
    unwrap(identifyAgent(caller, await store.range('member', []), rules.admit));
  return {
    person,
    personAlso,
    agent,
    anyone: async () => ((await bound()) === null ? agent() : person()),
  };
}

interface Asked extends IdentificationRules, PersonRules {
  readonly credential: CredentialRecord | null;
}

async function personOf(store: Store, caller: Caller, { credential, ...rules }: Asked): Promise<PersonActor> {
  if (credential === null) {
    return unwrap(identifyPerson(caller, { credential, live: null, person: null, member: null }, rules));
  }
  const { personId } = credential;
  const live = await store.get('person-credential', { personId });
  const stored = await store.get('person', { id: personId });
  const person = stored === null ? null : personAt(stored, rules.now);
  const member = person === null ? null : await store.get('member', { id: person.memberId });
  return unwrap(identifyPerson(caller, { credential, live, person, member }, rules));
}
