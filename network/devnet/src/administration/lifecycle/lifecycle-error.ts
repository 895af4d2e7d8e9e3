/** A function of `_lifecycle` that cannot be done; the message has Fabric's wording. */
export class LifecycleError extends Error {
  override readonly name = 'LifecycleError';

  /** @param status of the response */
  constructor(
    message: string,
    readonly status: 404 | 500 = 500,
  ) {
    super(message);
  }
}
