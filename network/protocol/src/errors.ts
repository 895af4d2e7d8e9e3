/** What can be wrong with bytes of Fabric's formats, with the parameters each code carries. */
export const PROTOCOL_ERRORS = [
  'BAD_ENCODING', // format, detail: bytes are not of the named format
  'BAD_CERTIFICATE', // detail: DER or PEM is no X.509 certificate this module reads
  'BAD_SIGNATURE_FORMAT', // detail: no DER ECDSA signature
  'BAD_CONNECTION_PROFILE', // detail: path and reason, one per finding
  'BAD_POLICY', // detail: text or bytes are no policy
  'BAD_CONFIG', // path, detail: a channel configuration breaks its own rules
  'CONFIG_UNCHANGED', // two configurations are equal, there is no update to make
  'CONFIG_UPDATE_STALE', // path, required, current: the read set names another version
  'CONFIG_UPDATE_INVALID', // path, detail: the write set can not be applied
  'HEADER_MISMATCH', // part: the transaction's header is not the proposal's
  'PAYLOAD_MISMATCH', // part: the transaction carries another payload than the proposal
  'PROPOSAL_HASH_MISMATCH', // the endorsers signed another proposal
  'NOT_CANONICAL', // part: unknown or doubled fields could hide content from a decoder
  'NOT_ENDORSED', // no endorsement at all
  'ENDORSEMENT_INVALID', // mspId: signature or certificate chain of an endorser does not hold
] as const;

export type ProtocolErrorCode = (typeof PROTOCOL_ERRORS)[number];

/** A refusal to accept bytes, with a code for programs and parameters for words. Its `cause` is the decoder's own error. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';

  constructor(
    readonly code: ProtocolErrorCode,
    readonly params: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super([code, ...Object.entries(params).map(([key, value]) => `${key}=${value}`)].join(' '), options);
  }
}
