import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { decideRegisterNode } from '../governance/nodes/register-node.js';
import { decideRetireNode } from '../governance/nodes/retire-node.js';
import type { RegisterState } from '../governance/nodes/own-node.js';
import { decideUpdateNode } from '../governance/nodes/update-node.js';
import { begin, type GovernedTransaction } from './running-transaction.js';

/** The register of the network's nodes, each kept by its own institution (R10). */
@Info({ title: 'Nodes', description: "The register of the network's nodes" })
export class NodesContract extends Contract {
  constructor() {
    super('Nodes');
  }

  /** → { nodeId, status } */
  @Transaction()
  @Returns('string')
  async register(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Nodes:register', argument);
    const person = await transaction.person();
    const node = await transaction.store.get('node', { id: transaction.input.nodeId });
    return transaction.conclude(decideRegisterNode({ node }, transaction.input, person), person);
  }

  /** → { nodeId, status } */
  @Transaction()
  @Returns('string')
  async update(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Nodes:update', argument);
    const person = await transaction.person();
    const state = await loadRegister(transaction);
    return transaction.conclude(decideUpdateNode(state, transaction.input, person), person);
  }

  /** → { nodeId, status } */
  @Transaction()
  @Returns('string')
  async retire(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Nodes:retire', argument);
    const person = await transaction.person();
    const state = await loadRegister(transaction);
    return transaction.conclude(decideRetireNode(state, transaction.input, person), person);
  }
}

/** A node, and everything by which it is seen whether enough others are left. */
async function loadRegister({
  store,
  input,
  charter,
}: GovernedTransaction<'Nodes:update' | 'Nodes:retire'>): Promise<RegisterState> {
  return {
    charter: charter.charter,
    members: await store.range('member', []),
    nodes: await store.range('node', []),
    node: await store.get('node', { id: input.nodeId }),
  };
}
