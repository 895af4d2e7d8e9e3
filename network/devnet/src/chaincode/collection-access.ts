import { evaluateSignaturePolicy } from '@fabric-governance/protocol/policy';
import { decodeSignaturePolicy } from '@fabric-governance/protocol/policy-encoding';
import { implicitCollectionOwner } from '../ledger/namespaces.js';
import { SimulationError } from '../ledger/simulation-error.js';
import type { Identity } from '../msp/identity.js';
import {
  definitionField,
  DEFINITION_FIELDS,
  definitionMetadataKey,
  LIFECYCLE_NAMESPACE,
  type CollectionDefinition,
} from './definition.js';
import type { TransactionContext } from './transaction-context.js';

/**
 * Collections can be limited to callers that are members (`memberOnlyRead`, `memberOnlyWrite`). Implicit collections
 * cannot: there the chaincode itself must look at the caller.
 *
 * @throws SimulationError in Fabric's words
 */
export function checkReadAccess(context: TransactionContext, collection: string): void {
  check(context, collection, 'read');
}

/** As {@link checkReadAccess}, for writing. */
export function checkWriteAccess(context: TransactionContext, collection: string): void {
  check(context, collection, 'write');
}

/**
 * What comes before any use of a collection: an initialisation may not use one at all, and the definition becomes part
 * of what the transaction has read, so that a change of its collections voids it.
 *
 * @throws SimulationError
 */
export function beforePrivateData({ isInit, namespace, simulator }: TransactionContext): void {
  if (isInit) {
    throw new SimulationError('private data APIs are not allowed in chaincode Init()');
  }
  simulator.getState(LIFECYCLE_NAMESPACE, definitionMetadataKey(namespace));
  for (const field of DEFINITION_FIELDS) {
    simulator.getState(LIFECYCLE_NAMESPACE, definitionField(namespace, field));
  }
}

function check(context: TransactionContext, name: string, access: 'read' | 'write'): void {
  beforePrivateData(context);
  if (implicitCollectionOwner(name) !== undefined) {
    return;
  }
  const { channel, namespace, definition } = context;
  const collection = definition.collections.find((candidate) => candidate.name === name);
  if (collection === undefined) {
    throw new SimulationError(`collection ${channel}/${namespace}/${name} could not be found`);
  }
  const limited = access === 'read' ? collection.memberOnlyRead : collection.memberOnlyWrite;
  if (limited && !isMember(context.creator, collection)) {
    throw new SimulationError(
      `tx creator does not have ${access} access permission on privatedata in chaincodeName:${namespace} ` +
        `collectionName: ${name}`,
    );
  }
}

/** Members are whom the collection's policy names: `OR('Org1MSP.peer')` leaves that organisation's clients out. */
export function isMember(identity: Identity, { memberPolicy }: CollectionDefinition): boolean {
  return evaluateSignaturePolicy(decodeSignaturePolicy(memberPolicy), [identity], (each, principal) =>
    each.satisfies(principal),
  );
}
