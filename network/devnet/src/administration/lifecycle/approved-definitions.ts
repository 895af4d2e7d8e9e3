import {
  approvedPlace,
  type ChaincodeDefinition,
  currentSequence,
  LOCAL_PACKAGE_TYPE,
  PARAMETERS_TYPE,
  readParameters,
  sourcePlace,
} from './chaincode-definition.js';
import { LifecycleError } from './lifecycle-error.js';
import type { OrganisationApprovals, ReadableState } from './state-access.js';
import { readField, readMetadata } from './stored-structure.js';

/** What an organisation has approved. */
export interface ApprovedDefinition {
  readonly chaincode: string;
  readonly definition: ChaincodeDefinition;
  /** Empty where the organisation runs no package. */
  readonly packageId: string;
}

/**
 * An organisation's approval of one sequence; without one, of the next where it exists, else of the one in force.
 *
 * @throws LifecycleError when there is none
 */
export function approvedDefinition(
  asked: { readonly channel: string; readonly chaincode: string; readonly sequence: number },
  publicState: ReadableState,
  own: ReadableState,
): ApprovedDefinition {
  const { chaincode } = asked;
  const sequence = asked.sequence === 0 ? newestApproved(chaincode, publicState, own) : asked.sequence;
  if (readMetadata(approvedPlace(chaincode, sequence), own) === undefined) {
    throw notApproved(asked);
  }
  return readApproval(asked, sequence, own);
}

/** All of an organisation's approvals on a channel, as Fabric 3.1 gives them. */
export function approvedDefinitions(channel: string, own: OrganisationApprovals): ApprovedDefinition[] {
  return own.names('namespaces/metadata/').map((name) => {
    const at = name.lastIndexOf('#');
    const chaincode = name.slice(0, at);
    const sequence = Number(name.slice(at + 1));
    return readApproval({ channel, chaincode, sequence }, sequence, own);
  });
}

function newestApproved(chaincode: string, publicState: ReadableState, own: ReadableState): number {
  const current = currentSequence(chaincode, publicState);
  const next = readMetadata(approvedPlace(chaincode, current + 1), own);
  return next === undefined ? current : current + 1;
}

function readApproval(
  asked: { readonly channel: string; readonly chaincode: string; readonly sequence: number },
  sequence: number,
  own: ReadableState,
): ApprovedDefinition {
  const { chaincode } = asked;
  const place = approvedPlace(chaincode, sequence);
  const datatype = readMetadata(place, own)?.getDatatype() ?? '';
  if (datatype !== PARAMETERS_TYPE) {
    throw new LifecycleError(`not a chaincode parameters type: ${datatype}`);
  }
  const source = readMetadata(sourcePlace(chaincode, sequence), own);
  if (source === undefined) {
    throw notApproved(asked);
  }
  if (source.getDatatype() !== LOCAL_PACKAGE_TYPE) {
    throw new LifecycleError(`not a chaincode local package type: ${source.getDatatype()}`);
  }
  return {
    chaincode,
    definition: { sequence, ...readParameters(place, own) },
    packageId: readField(sourcePlace(chaincode, sequence), 'PackageID', own).getString(),
  };
}

function notApproved(asked: {
  readonly channel: string;
  readonly chaincode: string;
  readonly sequence: number;
}): LifecycleError {
  const { channel, chaincode, sequence } = asked;
  return new LifecycleError(
    `could not fetch approved chaincode definition (name: '${chaincode}', sequence: '${sequence}') on channel ` +
      `'${channel}'`,
  );
}
