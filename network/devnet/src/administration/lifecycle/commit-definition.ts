import {
  approvedPlace,
  type ChaincodeDefinition,
  committedPlace,
  currentSequence,
  definitionStructure,
  parametersStructure,
} from './chaincode-definition.js';
import { LifecycleError } from './lifecycle-error.js';
import type { OpaqueState, ReadableState, WritableState } from './state-access.js';
import { mismatches, writeStructure } from './stored-structure.js';

/** A chaincode's definition as somebody proposes it, defaults filled in. */
export interface Proposed {
  readonly chaincode: string;
  readonly definition: ChaincodeDefinition;
}

/** Which organisations have approved exactly this definition, by MSP id. */
export function approvalsOf(
  { chaincode, definition }: Proposed,
  organisations: readonly OpaqueState[],
): Map<string, boolean> {
  const place = approvedPlace(chaincode, definition.sequence);
  const structure = parametersStructure(definition);
  return new Map(
    organisations.map((organisation) => [
      organisation.mspId,
      mismatches(place, structure, organisation).length === 0,
    ]),
  );
}

/**
 * Who has approved a definition that would be the next one.
 *
 * @throws LifecycleError when its sequence is another
 */
export function commitReadiness(
  proposed: Proposed,
  publicState: ReadableState,
  organisations: readonly OpaqueState[],
): Map<string, boolean> {
  const next = currentSequence(proposed.chaincode, publicState) + 1;
  const { sequence } = proposed.definition;
  if (sequence !== next) {
    throw new LifecycleError(
      `requested sequence is ${sequence}, but new definition must be sequence ${next}`,
    );
  }
  return approvalsOf(proposed, organisations);
}

/**
 * Puts a definition in force, as far as this peer's organisation has approved it; that enough others have is for their
 * endorsements to say.
 *
 * @param ownMspId organisation of the peer
 * @throws LifecycleError in Fabric's words
 */
export function commitDefinition(
  proposed: Proposed,
  states: { readonly publicState: WritableState; readonly organisations: readonly OpaqueState[] },
  ownMspId: string,
): void {
  if (!states.organisations.some(({ mspId }) => mspId === ownMspId)) {
    throw new LifecycleError(
      "impossibly, this peer's org is processing requests for a channel it is not a member of",
    );
  }
  const approvals = commitReadiness(proposed, states.publicState, states.organisations);
  const place = committedPlace(proposed.chaincode);
  writeStructure(place, definitionStructure(proposed.definition), states.publicState);
  if (approvals.get(ownMspId) !== true) {
    throw new LifecycleError(`chaincode definition not agreed to by this org (${ownMspId})`);
  }
}
