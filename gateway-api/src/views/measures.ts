import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import {
  giniOf,
  herfindahlOf,
  type Holding,
  mergeAffiliates,
  nakamotoOf,
} from '@fabric-governance/chaincode/governance/measures/concentration';
import { plainRatio } from '@fabric-governance/chaincode/governance/measures/ratio';
import { turnoutOf } from '@fabric-governance/chaincode/governance/measures/turnout';
import type { Standing } from '@fabric-governance/chaincode/governance/what-if/electors-under';
import { trackPower } from '@fabric-governance/chaincode/governance/what-if/track-power';
import { whatIf } from '@fabric-governance/chaincode/governance/what-if/what-if';
import type { ProposalId } from '@fabric-governance/chaincode/governance/ids';
import type { Measures, WhatIfView } from '../contract/measures.js';
import { ApiFailure } from '../errors/api-failure.js';
import { charterInForce, type Projection } from '../read-model/projection.js';
import { attended, pastVotes } from './past-votes.js';
import { Remembered } from './remembered.js';

/** The consortium as it stands, sorted as the ledger's ranges are. */
function standingOf({ members, people, seats }: Projection): Standing {
  const byId = <Item extends { readonly id: string }>(items: Iterable<Item>): Item[] =>
    [...items].sort((left, right) => (left.id < right.id ? -1 : 1));
  return { members: byId(members.values()), people: byId(people.values()), seats: [...seats.values()] };
}

/** What has been computed before: indices of power take long where there are many members. */
export interface Memory {
  readonly powers: Remembered<Measures['tracks']>;
  readonly whatIfs: Remembered<WhatIfView>;
}

export const newMemory = (): Memory => ({ powers: new Remembered(20), whatIfs: new Remembered(50) });

/** Participation and power (R25, R27). @throws ApiFailure FOUNDING_NOT_DONE */
export function viewMeasures(projection: Projection, { powers }: Pick<Memory, 'powers'>): Measures {
  const record = charterInForce(projection);
  if (!record) throw new ApiFailure('FOUNDING_NOT_DONE');
  const { charter, hash } = record;
  const standing = standingOf(projection);
  const past = pastVotes(projection);
  const holdings = standing.members
    .filter(({ votes, status }) => votes && status !== 'left' && status !== 'removed')
    .map(({ id, weight, group }) => ({ id, weight, ...(group === undefined ? {} : { group }) }));
  return {
    votes: past.length,
    turnout: turnoutOf(past.map(attended)).members.map(
      ({ memberId, eligible, tookPart, abstained, delegated, silentSince, turnout }) => ({
        memberId,
        eligible,
        tookPart,
        abstained,
        delegated,
        silentSince,
        ...(turnout === undefined ? {} : { turnout: plainRatio(turnout) }),
      }),
    ),
    members: concentration(holdings),
    groups: concentration(mergeAffiliates(holdings)),
    tracks: powers.of([hash, standing], () =>
      Object.keys(charter.tracks).map((trackId) => powerView(trackId, charter, standing)),
    ),
  };
}

function concentration(holdings: readonly Holding[]): Measures['members'] {
  const nakamoto = nakamotoOf(holdings);
  return {
    gini: plainRatio(giniOf(holdings)),
    herfindahl: plainRatio(herfindahlOf(holdings)),
    ...(nakamoto === undefined ? {} : { nakamoto }),
  };
}

function powerView(trackId: string, charter: Charter, standing: Standing): Measures['tracks'][number] {
  const track = charter.tracks[trackId];
  const power = track && trackPower(charter, track, standing);
  if (power?.ok !== true) return { trackId };
  const { members, smallestWinning, smallestBlocking } = power.value;
  return {
    trackId,
    members: [...members].map(([memberId, { banzhafShare, shapleyShubik }]) => ({
      memberId,
      ...(banzhafShare === undefined ? {} : { banzhaf: plainRatio(banzhafShare) }),
      shapleyShubik: plainRatio(shapleyShubik),
    })),
    ...(smallestWinning === undefined ? {} : { smallestWinning }),
    ...(smallestBlocking === undefined ? {} : { smallestBlocking }),
  };
}

/**
 * What the charter that a proposal would adopt would have done to past votes, and would do to everyone's power (R23): compared with the
 * charter in force. @throws ApiFailure PROPOSAL_NOT_FOUND, also for one that amends nothing; FOUNDING_NOT_DONE
 */
export function viewWhatIf(
  projection: Projection,
  proposalId: ProposalId,
  { whatIfs }: Pick<Memory, 'whatIfs'>,
): WhatIfView {
  const record = charterInForce(projection);
  if (!record) throw new ApiFailure('FOUNDING_NOT_DONE');
  const actions = projection.dossiers.get(proposalId)?.proposal?.actions ?? [];
  const draft = actions.flatMap((action) =>
    action.kind === 'charter.amend' ? [action.payload.charter] : [],
  )[0];
  if (draft === undefined) throw new ApiFailure('PROPOSAL_NOT_FOUND', { proposalId });
  const past = pastVotes(projection);
  const standing = standingOf(projection);
  // A vote that is over does not change any more.
  const ended = past.map((vote) => [vote.proposalId, vote.decidedAt]);
  return whatIfs.of([record.hash, proposalId, ended, standing], () =>
    worded(whatIf({ current: record.charter, draft, past, standing })),
  );
}

function worded({ votes, tracks }: ReturnType<typeof whatIf>): WhatIfView {
  return {
    votes: votes.map(({ proposalId: id, title, before, after, changed }) => ({
      proposalId: id,
      title,
      before: before.outcome,
      ...(after === undefined ? {} : { after: after.outcome }),
      changed,
    })),
    tracks: tracks.map(({ trackId, members }) => ({
      trackId,
      members: members.map(({ memberId, before, after, shapleyShubikChange }) => ({
        memberId,
        ...(before === undefined ? {} : { before: plainRatio(before.shapleyShubik) }),
        ...(after === undefined ? {} : { after: plainRatio(after.shapleyShubik) }),
        change: plainRatio(shapleyShubikChange),
      })),
    })),
  };
}
