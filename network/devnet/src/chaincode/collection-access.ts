import { SimulationError } from '../ledger/simulation-error.js';
import type { TransactionContext } from './transaction-context.js';

/**
 * Collections can be limited to callers of member organisations (`memberOnlyRead`, `memberOnlyWrite`). Implicit
 * collections cannot: there the chaincode itself must look at the caller.
 */
export function checkReadAccess(context: TransactionContext, collection: string): void {
  check(context, collection, 'read');
}

/** As {@link checkReadAccess}, for writing. */
export function checkWriteAccess(context: TransactionContext, collection: string): void {
  check(context, collection, 'write');
}

function check(context: TransactionContext, name: string, access: 'read' | 'write'): void {
  const collection = context.collections.find((candidate) => candidate.name === name);
  const limited = access === 'read' ? collection?.memberOnlyRead : collection?.memberOnlyWrite;
  if (limited === true && collection?.members.has(context.creatorMspId) === false) {
    throw new SimulationError(
      `tx creator does not have ${access} access permission on privatedata in chaincodeName:${context.namespace} ` +
        `collectionName: ${name}`,
    );
  }
}
