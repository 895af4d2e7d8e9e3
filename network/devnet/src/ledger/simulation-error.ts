/** A request of a chaincode that the ledger refuses; the text is Fabric's and reaches the chaincode. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
}
