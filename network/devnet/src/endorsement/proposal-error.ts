/** A proposal that the peer does not even try: malformed, repeated or not allowed. The text is Fabric's. */
export class ProposalError extends Error {
  override readonly name = 'ProposalError';
}
