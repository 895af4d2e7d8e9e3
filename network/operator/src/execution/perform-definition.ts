import { EndorseError } from '@hyperledger/fabric-gateway';
import { reasonWith } from '@fabric-governance/chaincode/governance/network/failure-reasons';
import type { PerformOptions } from '../agent/perform-options.js';
import type { ApproveStep, CommitStep, VerifyStep } from '../agent/step.js';
import { settled, type StepResult } from '../agent/step-result.js';
import { decidedDefinition, isAsDecided } from '../lifecycle/decided-definition.js';
import { packageFor } from '../lifecycle/own-packages.js';
import { PeerRefused } from '../network/call-peer.js';

/** What a peer says whose organisation has approved nothing yet, as far as it knows: it may only be behind. */
const NOT_YET = /not agreed to by this org|requested sequence is/u;

/**
 * Installs the institution's own package and approves the decided definition for it, if it is made of the decided source; whatever of that is done
 * already is left as it is, so that it may be taken up anywhere after a crash (R34). Then says so on the ledger.
 */
export async function approve(step: ApproveStep, options: PerformOptions): Promise<StepResult> {
  const { lifecycle, administrator, packagePaths, signal } = options;
  const definition = decidedDefinition(step.definition);
  const own = await packageFor(step.definition.package, { lifecycle, paths: packagePaths });
  if (typeof own === 'string') return attestFailed(own, step, options);
  const { packageId } = own;
  try {
    await lifecycle.install(own.bytes);
    const approved = await lifecycle.approvedPackage(definition);
    const isApproved = (await lifecycle.readiness(definition)).includes(administrator.mspId);
    if (!isApproved || approved !== packageId) await lifecycle.approve(definition, packageId, signal);
  } catch (error) {
    const words = judgement(error);
    if (words === undefined) throw error;
    return attestFailed(reasonWith('PEER_REFUSED', words), step, options);
  }
  const input = { proposalId: step.proposalId, attempt: step.attempt, packageId };
  return settled(await options.transactor.submit('Execution:contribute', input, signal));
}

/** Commits the definition, unless it has been by now. Peers' refusal is attested with their words. */
export async function commit(step: CommitStep, options: PerformOptions): Promise<StepResult> {
  const { lifecycle, mspIdOf, signal } = options;
  const definition = decidedDefinition(step.definition);
  const isCommitted = async (): Promise<boolean> =>
    ((await lifecycle.committed(definition.name))?.sequence ?? 0) >= definition.sequence;
  if (await isCommitted()) return { ended: 'lost', detail: { sequence: definition.sequence } };
  const endorsers = step.endorsing.flatMap((memberId) => mspIdOf(memberId) ?? []);
  try {
    await lifecycle.commit(definition, { signal, endorsers });
  } catch (error) {
    const words = judgement(error);
    if (words === undefined) throw error;
    if (await isCommitted()) return { ended: 'lost', detail: { words } };
    return attestFailed(reasonWith('PEER_REFUSED', words), step, options);
  }
  return { ended: 'done', detail: { sequence: definition.sequence, endorsers } };
}

/** Reads the committed definition from the own peer anew and attests what it says (R33). */
export async function verify(step: VerifyStep, options: PerformOptions): Promise<StepResult> {
  const { lifecycle, transactor, signal } = options;
  const decided = decidedDefinition(step.definition);
  const found = await lifecycle.committed(decided.name);
  if (found === undefined || found.sequence < decided.sequence) {
    throw new Error(`the own peer does not yet say of ${decided.name} what its own blocks do`);
  }
  if (!isAsDecided(found, decided)) return attestFailed('DEFINITION_DIFFERS', step, options);
  const { proposalId, attempt, blockNumber, headerHash } = step;
  const { version, sequence, approvedBy } = found;
  const evidence = {
    blockNumber,
    headerHash,
    definition: { version, sequence, approvedBy: [...approvedBy] },
  };
  const input = { proposalId, attempt, result: 'done', evidence } as const;
  return settled(await transactor.submit('Execution:attest', input, signal));
}

async function attestFailed(
  reason: string,
  { proposalId, attempt }: { readonly proposalId: string; readonly attempt: number },
  { transactor, signal }: PerformOptions,
): Promise<StepResult> {
  const input = { proposalId, attempt, result: 'failed', reason } as const;
  return settled(await transactor.submit('Execution:attest', input, signal));
}

/** What peers said of package or definition itself; undefined where they could not be asked, or may say otherwise soon. */
function judgement(error: unknown): string | undefined {
  const words = error instanceof PeerRefused ? error.reason : endorsersWords(error);
  return words === undefined || NOT_YET.test(words) ? undefined : words;
}

function endorsersWords(error: unknown): string | undefined {
  if (!(error instanceof EndorseError)) return undefined;
  const said = error.details
    .map(({ message }) => message)
    .find((text) => /chaincode response \d+/u.test(text));
  return said?.replace(/^.*chaincode response \d+, /su, '');
}
