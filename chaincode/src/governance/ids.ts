/** Branded strings for what must not be confused. A brand costs nothing at run time. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Fabric's MSP id of an organisation, e.g. `AuroraBankMSP`. */
export type MspId = Branded<'MspId'>;
/** Id of a member institution: lower-case words joined by `-`, e.g. `aurora-bank`. */
export type MemberId = Branded<'MemberId'>;
/** Id of a person: `<member id>.<short name>`, e.g. `aurora-bank.li-na`; also the enrolment id at the institution's CA. */
export type PersonId = Branded<'PersonId'>;
/** Id of a node: `<member id>.<short name>`, e.g. `aurora-bank.peer0`. */
export type NodeId = Branded<'NodeId'>;
/** Transaction id that created the proposal (64 lower-case hex characters). */
export type ProposalId = Branded<'ProposalId'>;
/** Transaction id that brought the dispute (64 lower-case hex characters). */
export type CaseId = Branded<'CaseId'>;
/** Fabric transaction id: 64 lower-case hex characters. */
export type TxId = Branded<'TxId'>;
/** SHA-256, as 64 lower-case hex characters. */
export type Sha256Hex = Branded<'Sha256Hex'>;
/** SHA-256 of the certificate's SubjectPublicKeyInfo DER, hex: what a credential is known by. */
export type Fingerprint = Branded<'Fingerprint'>;
/** Milliseconds since 1970-01-01T00:00:00Z, a safe integer. */
export type Millis = number;
