import { JSONSerializer } from 'fabric-contract-api';
import type { ChaincodeInterface } from 'fabric-shim';
import ChaincodeFromContract from 'fabric-shim/lib/contract-spi/chaincodefromcontract.js';
import { contracts } from './index.js';

/** The chaincode made of all contracts, as the shim serves it. */
export function governanceChaincode(): ChaincodeInterface {
  const serializers = { transaction: 'json', serializers: { json: JSONSerializer } };
  // A copy: the shim adds its own system contract to the list.
  return new ChaincodeFromContract([...contracts], serializers, {}, 'fabric-governance', '0.1.0');
}
