import { networkEffectOf } from '../actions/catalogue.js';
import { votingMembers } from '../voters/electorate.js';
import type { Action } from '../records/actions.js';
import type { MemberRecord } from '../records/members.js';

/**
 * The members whose agents attest what these actions make of the network, and among whom attestations are counted (R33): those that
 * vote now, less one whose organisation leaves the channel. Its peer never gets the block that removes it, so it cannot see what
 * it would have to attest, and must not keep the others waiting.
 */
export function attestingMembers(
  actions: readonly Action[],
  members: readonly MemberRecord[],
): MemberRecord[] {
  const effect = networkEffectOf(actions);
  const change = effect?.kind === 'channel-change' ? effect.change : undefined;
  const gone = change?.kind === 'organisation-removed' ? change.mspId : undefined;
  return votingMembers(members).filter(({ mspId }) => mspId !== gone);
}
