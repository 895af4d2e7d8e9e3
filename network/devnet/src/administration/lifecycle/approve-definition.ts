import {
  approvedPlace,
  type ChaincodeDefinition,
  currentSequence,
  committedPlace,
  difference,
  LOCAL_PACKAGE_TYPE,
  packageStructure,
  parametersStructure,
  PARAMETERS_TYPE,
  readDefinition,
  readParameters,
  sourcePlace,
} from './chaincode-definition.js';
import { LifecycleError } from './lifecycle-error.js';
import type { ReadableState, WritableState } from './state-access.js';
import { expectType, readField, readMetadata, writeStructure } from './stored-structure.js';

/** What an organisation approves, and where. */
export interface Approval {
  readonly chaincode: string;
  /** Defaults filled in. */
  readonly definition: ChaincodeDefinition;
  /** The package the organisation will run; empty for none. */
  readonly packageId: string;
}

/**
 * Notes an organisation's approval in its own collection: of the next sequence, or, to name another package, of the one
 * in force.
 *
 * @throws LifecycleError in Fabric's words
 */
export function approveDefinition(approval: Approval, publicState: ReadableState, own: WritableState): void {
  const { chaincode, definition, packageId } = approval;
  const { sequence } = definition;
  const current = currentSequence(chaincode, publicState);
  checkSequence(sequence, current);
  if (sequence === current) {
    checkUnchanged(approval, publicState);
  } else {
    refuseRepeated(approval, own);
  }
  writeStructure(approvedPlace(chaincode, sequence), parametersStructure(definition), own);
  writeStructure(sourcePlace(chaincode, sequence), packageStructure(packageId), own);
}

function checkSequence(requested: number, current: number): void {
  if (requested === 0 && current === 0) {
    throw new LifecycleError('requested sequence is 0, but first definable sequence number is 1');
  }
  if (requested < current) {
    throw new LifecycleError(
      `currently defined sequence ${current} is larger than requested sequence ${requested}`,
    );
  }
  if (requested > current + 1) {
    throw new LifecycleError(
      `requested sequence ${requested} is larger than the next available sequence number ${current + 1}`,
    );
  }
}

function checkUnchanged({ chaincode, definition }: Approval, publicState: ReadableState): void {
  if (readMetadata(committedPlace(chaincode), publicState) === undefined) {
    throw new LifecycleError(
      `missing metadata for currently committed sequence number (${definition.sequence})`,
    );
  }
  const differs = difference(readDefinition(chaincode, publicState), definition);
  if (differs !== undefined) {
    throw new LifecycleError(
      `attempted to redefine the current committed sequence (${definition.sequence}) for namespace ${chaincode} with ` +
        `different parameters: ${differs}`,
    );
  }
}

/** An approval that changes nothing would be a transaction without writes. */
function refuseRepeated({ chaincode, definition, packageId }: Approval, own: ReadableState): void {
  const { sequence } = definition;
  const place = approvedPlace(chaincode, sequence);
  const approved = readMetadata(place, own);
  if (approved === undefined) {
    return;
  }
  expectType(approved, PARAMETERS_TYPE);
  if (difference(readParameters(place, own), definition) !== undefined) {
    return;
  }
  const source = readMetadata(sourcePlace(chaincode, sequence), own);
  if (source === undefined) {
    return;
  }
  expectType(source, LOCAL_PACKAGE_TYPE);
  if (readField(sourcePlace(chaincode, sequence), 'PackageID', own).getString() === packageId) {
    throw new LifecycleError(
      `attempted to redefine uncommitted sequence (${sequence}) for namespace ${chaincode} with unchanged content`,
    );
  }
}
