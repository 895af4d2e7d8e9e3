/** The chaincode could not be run, or did not answer; the text follows Fabric's. */
export class ChaincodeError extends Error {
  override readonly name = 'ChaincodeError';
}
