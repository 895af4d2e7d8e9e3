import type { PersonActor } from '../governance/authority/actor.js';
import type { Effects } from '../governance/change.js';
import type { Charter } from '../governance/charter.js';
import type { MemberId, NodeId, PersonId, ProposalId, TxId } from '../governance/ids.js';
import type { NodeRecord } from '../governance/records/nodes.js';
import type { DownNodeEntry, ReleaseRecord, RolloutStepRecord } from '../governance/records/releases.js';
import { decideAcknowledgeStep } from '../governance/releases/acknowledge-step.js';
import { decideBeginStep } from '../governance/releases/begin-step.js';
import type { RolloutState } from '../governance/releases/rollout.js';
import { decideConclude } from '../governance/releases/steer.js';
import type { NodeKind } from '../governance/states.js';
import type { Verdict } from '../governance/verdict.js';
import { EVIDENCE } from './sample-obligation.js';
import { release } from './sample-release.js';
import { sampleState } from './sample-state.js';

/** What can be done to a node, or to a whole release. */
export type RolloutMove = 'begin' | 'done' | 'failed' | 'roll-back' | 'conclude';

const CONSORTIUM = sampleState();

/** A running node of an institution, by a number of its own. */
export function runningNode(memberId: string, number: number, kind: NodeKind): NodeRecord {
  const id = `${memberId}.n${number}` as NodeId;
  return {
    schemaVersion: 1,
    id,
    memberId: memberId as MemberId,
    kind,
    version: '1',
    host: { name: id, system: 'Linux' },
    status: 'running',
    since: 0,
    registeredAt: 0,
  };
}

/** Rollouts over a register of nodes: the real deciders, their writes taken over at once, as blocks would one after the other. */
export class RolloutModel {
  readonly #state: ReturnType<typeof sampleState>;
  nodes: readonly NodeRecord[];
  releases: ReadonlyMap<string, ReleaseRecord> = new Map();
  steps: readonly RolloutStepRecord[] = [];
  down: readonly DownNodeEntry[] = [];

  constructor(charter: Charter, nodes: readonly NodeRecord[]) {
    this.#state = { ...CONSORTIUM, charter };
    this.nodes = nodes;
  }

  /** Members, people and charter, with the register. */
  get register() {
    return { ...this.#state, nodes: this.nodes };
  }

  /** Begins the rollout of a plan, as a vote does. */
  approve(id: string, nodeKind: NodeKind, waves: readonly (readonly NodeId[])[]): void {
    const { payload } = release(waves, { id, nodeKind, version: `${id} 2` });
    const record: ReleaseRecord = {
      schemaVersion: 1,
      ...payload,
      proposalId: 'a'.repeat(64) as ProposalId,
      since: 0,
      dueAt: 1,
      state: 'rolling-out',
    };
    this.releases = new Map([...this.releases, [id, record]]);
  }

  /** Makes a move; answers `accepted` or the refusal's code. */
  move(what: RolloutMove, releaseId: string, nodeId: NodeId): string {
    const found = this.releases.get(releaseId);
    if (found === undefined) throw new Error(`no release ${releaseId}`);
    if (what === 'roll-back') {
      if (found.state === 'rolled-back') return 'RELEASE_WRONG_STATE';
      this.releases = new Map([...this.releases, [releaseId, { ...found, state: 'rolling-back' as const }]]);
      return 'accepted';
    }
    const verdict = this.#decide(what, this.#rollout(found), nodeId);
    if (!verdict.ok) return verdict.refusal.code;
    this.#take(verdict.value);
    return 'accepted';
  }

  #rollout(found: ReleaseRecord): RolloutState {
    const steps = this.steps.filter(({ releaseId }) => releaseId === found.id);
    return { ...this.register, release: found, steps, down: this.down };
  }

  #decide(what: Exclude<RolloutMove, 'roll-back'>, state: RolloutState, nodeId: NodeId): Verdict<Effects> {
    if (what === 'conclude') return decideConclude(state);
    const context = { actor: this.#ownerOf(nodeId), now: 0, txId: 'b'.repeat(64) as TxId };
    if (what === 'begin') return decideBeginStep(state, { nodeId }, context);
    return decideAcknowledgeStep(state, { nodeId, result: what, evidence: [EVIDENCE], reason: 'x' }, context);
  }

  #ownerOf(nodeId: NodeId): PersonActor {
    const memberId = nodeId.split('.')[0];
    const member = this.#state.members.find(({ id }) => id === memberId);
    const person = this.#state.people.find(({ id }) => id === (`${memberId ?? ''}.gil` as PersonId));
    if (member === undefined || person === undefined) throw new Error(`nobody owns ${nodeId}`);
    const caller = { mspId: member.mspId, fingerprint: member.agent, enrolmentId: null };
    return { kind: 'person', caller, member, person, permissions: new Set(['release.carry-out'] as const) };
  }

  #take({ changes }: Effects): void {
    for (const write of changes.flatMap((change) => change.writes)) {
      if (write.kind === 'rollout-step') {
        const { releaseId, nodeId } = write.record;
        const others = this.steps.filter((one) => one.releaseId !== releaseId || one.nodeId !== nodeId);
        this.steps = [...others, write.record];
      } else if (write.kind === 'down-node') {
        const others = this.down.filter(({ nodeId }) => nodeId !== write.record.nodeId);
        this.down = write.delete === true ? others : [...others, write.record];
      } else if (write.kind === 'node') {
        this.nodes = this.nodes.map((one) => (one.id === write.record.id ? write.record : one));
      } else if (write.kind === 'release') {
        this.releases = new Map([...this.releases, [write.record.id, write.record]]);
      } else {
        throw new Error(`a rollout writes no ${write.kind}`);
      }
    }
  }
}
