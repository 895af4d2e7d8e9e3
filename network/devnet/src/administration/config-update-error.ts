/** An update that an orderer refuses; the message has Fabric's wording, which clients show and tests look for. */
export class ConfigUpdateError extends Error {
  override readonly name = 'ConfigUpdateError';
}
