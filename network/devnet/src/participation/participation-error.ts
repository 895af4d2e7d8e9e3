/** A request to the channel participation API that is refused; the message is Fabric's where Fabric has one. */
export class ParticipationError extends Error {
  override readonly name = 'ParticipationError';

  /** @param status of the HTTP response */
  constructor(
    readonly status: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
