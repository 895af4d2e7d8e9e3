import { canonicalJson } from '@fabric-governance/chaincode/governance/canonical-json';
import { sha256Hex } from '@fabric-governance/chaincode/governance/sha256';
import type { Choice } from '@fabric-governance/chaincode/governance/states';
import type { Said } from '../format/events.js';
import type { Answer } from '../stage/stage.js';
import type { Scene } from './scene.js';

/** A ballot of an institution. */
export interface Ballot {
  /** A member or one of its people. */
  readonly by: string;
  readonly said: Said;
  readonly reason?: string | undefined;
}

/** A ballot as the ledger has it: a list of candidates is a yes that ranks them. */
function choiceOf({ said }: Ballot): { readonly choice: Choice; readonly ranking?: readonly string[] } {
  return typeof said === 'string' ? { choice: said } : { choice: 'yes', ranking: said };
}

/** Casts an open ballot, with its approvals. */
export async function castBallot(ballot: Ballot, scene: Scene): Promise<Answer> {
  return castAs('Ballots:cast', ballot, scene);
}

/** Casts a ballot about the ratification of an urgent decision, with its approvals. */
export async function castRatification(ballot: Ballot, scene: Scene): Promise<Answer> {
  return castAs('Ballots:castRatification', ballot, scene);
}

async function castAs(
  name: 'Ballots:cast' | 'Ballots:castRatification',
  ballot: Ballot,
  scene: Scene,
): Promise<Answer> {
  const { reason } = ballot;
  const said = choiceOf(ballot);
  const approvals = await approvalsFor(ballot, said, scene);
  const because = reason === undefined ? {} : { reason };
  return scene.stage.send(casterOf(ballot, scene), {
    name,
    input: { proposalId: scene.proposalId, ...said, approvals, ...because },
  });
}

/** Commits to a secret ballot, with approvals of the commitment. */
export async function commitBallot(ballot: Ballot, scene: Scene): Promise<Answer> {
  const { proposalId } = scene;
  const memberId = scene.people.member(ballot.by)?.id ?? ballot.by;
  const hidden = { ...choiceOf(ballot), memberId, proposalId, salt: saltOf(ballot, scene) };
  const commitment = sha256Hex(canonicalJson(hidden));
  const approvals = await approvalsFor(ballot, { commitment }, scene);
  const input = { proposalId, commitment, approvals };
  return scene.stage.send(casterOf(ballot, scene), { name: 'Ballots:commit', input });
}

/** Reveals what was committed to. */
export function revealBallot(ballot: Ballot, scene: Scene): Promise<Answer> {
  const { reason } = ballot;
  const because = reason === undefined ? {} : { reason };
  const input = {
    proposalId: scene.proposalId,
    ...choiceOf(ballot),
    salt: saltOf(ballot, scene),
    ...because,
  };
  return scene.stage.send(casterOf(ballot, scene), { name: 'Ballots:reveal', input });
}

/**
 * The institution's own approvals. One that is refused is missing, so that the ballot's own answer counts.
 */
async function approvalsFor(
  { by }: Ballot,
  what: Readonly<Record<string, unknown>>,
  scene: Scene,
): Promise<readonly object[]> {
  const { stage, people, proposalId, drafter } = scene;
  const member = people.member(by);
  const approvers =
    member === undefined ? [] : people.approvers(member, people.person(by, 'ballot.cast'), drafter);
  const approvals: object[] = [];
  for (const { id: personId } of approvers) {
    const salt = sha256Hex(canonicalJson({ ...what, personId, proposalId }));
    const call = {
      name: 'Deliberation:approve',
      input: { proposalId },
      transient: { approval: { ...what, salt } },
    } as const;
    const answer = await stage.send(personId, call);
    if (answer.ok) approvals.push({ personId, salt });
  }
  return approvals;
}

function casterOf({ by }: Ballot, { people }: Scene): string {
  return people.person(by, 'ballot.cast');
}

/** A salt that the same ballot always has, so that a replay repeats itself. */
function saltOf(ballot: Ballot, { proposalId }: Scene): string {
  return sha256Hex(canonicalJson({ by: ballot.by, ...choiceOf(ballot), proposalId, what: 'salt' }));
}
