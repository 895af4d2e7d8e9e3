import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { JointAct } from '../charter/bodies.js';
import type { Sha256Hex } from '../ids.js';
import type { AccordAct, AccordRecord, AccordTerms } from '../records/accords.js';
import { hashOf } from '../sha256.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { membersOf, type BodyState } from './body-members.js';

/** A matter that people of a body agree on, and who must. */
export interface Accord<Act extends AccordAct> {
  readonly act: Act;
  readonly terms: AccordTerms[Act];
  /** How many of which body. */
  readonly by: JointAct;
}

/** What a matter is known by: the hash of act and terms. */
export function matterOfAccord(act: AccordAct, terms: AccordTerms[AccordAct]): Sha256Hex {
  return hashOf({ act, terms });
}

/**
 * One person of a body joins a joint act on a matter that is no proposal. PERMISSION_DENIED, NOT_IN_BODY, ACCORD_ALREADY_GIVEN otherwise. The
 * act itself follows when enough have joined.
 */
export function joinAccord<Act extends AccordAct>(
  { act, terms, by }: Accord<Act>,
  state: BodyState & { readonly given: AccordRecord | null },
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const refused = needPermission(actor, 'body.act');
  if (refused !== undefined) return refused;
  const personId = actor.person.id;
  if (!membersOf(by.body, state).people.includes(personId)) {
    return refuse('NOT_IN_BODY', { bodyId: by.body, personId });
  }
  if (state.given !== null) return refuse('ACCORD_ALREADY_GIVEN', { personId });
  const matter = matterOfAccord(act, terms);
  const record = {
    schemaVersion: 1 as const,
    matter,
    act,
    terms,
    bodyId: by.body,
    personId,
    memberId: actor.member.id,
    at: now,
  };
  return accept({
    // The terms are those of the act, by the type of `Accord`.
    changes: [changed('body.agreed', null, { kind: 'accord', record: record as unknown as AccordRecord })],
    result: { matter, act, personId },
  });
}
