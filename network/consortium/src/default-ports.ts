/** First of each kind. The n-th institution of the file (from 0, applicants after members) is 10·n higher; its console is n higher. */
export const DEFAULT_PORTS = {
  landing: 3000,
  console: 3001,
  orderer: 17_050,
  peer: 17_051,
  chaincode: 17_052,
  ca: 17_054,
  /** The following only on real Fabric. */
  secondPeer: 17_055,
  ordererCa: 17_058,
  administration: 17_059,
} as const;
