/** The orderer is stopping and takes nothing more. */
export class OrdererClosed extends Error {
  override readonly name = 'OrdererClosed';

  constructor() {
    super('the orderer is stopping');
  }
}
