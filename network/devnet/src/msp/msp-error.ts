/**
 * Why an identity is not accepted. `unknown-msp`: the channel has no such organisation; `malformed`: no certificate,
 * or none that chains to the organisation's roots ("creator is malformed"); `invalid`: a certificate that the
 * organisation's rules refuse ("access denied").
 */
export type MspErrorReason = 'unknown-msp' | 'malformed' | 'invalid' | 'bad-definition';

/** An identity or an MSP's definition is refused; the message has Fabric's wording. */
export class MspError extends Error {
  override readonly name = 'MspError';

  constructor(
    readonly reason: MspErrorReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
