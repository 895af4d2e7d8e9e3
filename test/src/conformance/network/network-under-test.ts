/** The networks that can be recorded. */
export type NetworkKind = 'devnet' | 'fabric';

/** Nodes that run, with nothing on them yet: no channel, no chaincode. */
export interface NetworkUnderTest {
  readonly kind: NetworkKind;
  /** For people: `devnet`, `Fabric 2.5.16`. */
  readonly title: string;
  stop(): Promise<void>;
}
