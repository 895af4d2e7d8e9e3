import type { Charter } from '../governance/charter.js';
import { checkRegistration, registrationChanges } from '../governance/membership/member-registration.js';
import { afterChanges, type GovernanceState } from '../governance/state.js';
import { SAMPLE_CHARTER } from './sample-charter.js';
import { SampleConsortium } from './sample-consortium.js';

/** The sample consortium as it stands after its founding, for testing what plans on it without a ledger. */
export function sampleState(charter: Charter = SAMPLE_CHARTER): GovernanceState {
  const { members, people } = new SampleConsortium(charter).document;
  const empty: GovernanceState = { charter, charterVersion: 1, members: [], people: [], seats: [] };
  return members.reduce((state, member) => {
    const registration = { member, people: people.filter(({ memberId }) => memberId === member.id) };
    const refused = checkRegistration(registration, state);
    if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused.refusal)}`);
    return afterChanges(state, registrationChanges(registration, { charter, now: 0 }));
  }, empty);
}
