import type { StoredTypes } from '@fabric-governance/chaincode/governance/change';
import type {
  Fingerprint,
  MemberId,
  PersonId,
  ProposalId,
  Sha256Hex,
  TxId,
} from '@fabric-governance/chaincode/governance/ids';
import type { SeatRecord } from '@fabric-governance/chaincode/governance/records/bodies';
import type { RecordKind } from '@fabric-governance/chaincode/governance/records/audit';
import type { ContributionRecord } from '@fabric-governance/chaincode/governance/records/executions';
import { KEYS } from '@fabric-governance/chaincode/ledger/keys';
import { fromBase64, toHex } from '@fabric-governance/protocol/bytes';
import { sha256 } from '@fabric-governance/protocol/sha256';
import type { ContributionView } from '../contract/votes.js';
import { dossierOf, type Projection } from './projection.js';

/** Where in the chain a write stands. */
export interface WritePlace {
  readonly txId: TxId;
  readonly blockNumber: bigint;
  readonly transactionIndex: number;
}

type Writer<Kind extends RecordKind> = (
  projection: Projection,
  record: StoredTypes[Kind],
  place: WritePlace,
) => void;
type Eraser = (projection: Projection, attributes: readonly string[]) => void;

/** What the record of each kind changes in the projection. */
const WRITERS: { readonly [Kind in RecordKind]: Writer<Kind> } = {
  consortium: (projection, record) => {
    projection.consortium = record;
  },
  charter: ({ charters }, record) => charters.set(record.version, record),
  member: ({ members }, record) => members.set(record.id, record),
  person: ({ people }, record) => people.set(record.id, record),
  'key-reset': ({ keyResets }, record) => keyResets.set(`${record.personId}/${record.fingerprint}`, record),
  intervention: ({ interventions }, record) => interventions.set(record.id, record),
  'account-request': ({ accountRequests }, record) => accountRequests.set(record.id, record),
  credential: ({ credentials }, record) => credentials.set(record.fingerprint, record),
  'person-credential': ({ personCredentials }, record) => personCredentials.set(record.personId, record),
  proposal: (projection, record) => {
    dossierOf(projection, record.id).proposal = record;
  },
  phase: (projection, record) => {
    dossierOf(projection, record.proposalId).phase = record;
  },
  decision: (projection, record) => {
    dossierOf(projection, record.proposalId).decision = record;
  },
  chaincode: ({ chaincodes }, record) => chaincodes.set(record.name, record),
  sponsorship: (projection, record) =>
    dossierOf(projection, record.proposalId).sponsorships.set(record.memberId, record),
  ballot: (projection, record) =>
    dossierOf(projection, record.proposalId).ballots.set(record.memberId, record),
  commitment: (projection, record) =>
    dossierOf(projection, record.proposalId).commitments.set(record.memberId, record),
  'ratification-ballot': (projection, record) =>
    dossierOf(projection, record.proposalId).ratificationBallots.set(record.memberId, record),
  recusal: (projection, record) =>
    dossierOf(projection, record.proposalId).recusals.set(record.memberId, record),
  'referral-demand': (projection, record) =>
    dossierOf(projection, record.proposalId).referralDemands.set(record.memberId, record),
  consent: (projection, record) =>
    dossierOf(projection, record.proposalId).consents.set(
      [record.act, record.bodyId, record.personId, record.subject ?? ''].join('/'),
      record,
    ),
  'stage-decision': (projection, record) =>
    dossierOf(projection, record.proposalId).stageDecisions.set(record.stage ?? '', record),
  delegation: ({ delegations }, record) =>
    delegations.set([record.trackId, record.from, record.txId].join('/'), record),
  power: ({ powers }, record) => powers.set(`${record.memberId}/${record.power}`, record),
  node: ({ nodes }, record) => nodes.set(record.id, record),
  attendance: (projection, record) => {
    dossierOf(projection, record.proposalId).attendance = record;
  },
  'merit-entry': ({ merit }, record) => merit.set(keyOf('merit-entry', record), record),
  penalty: ({ penalties }, record) => penalties.set(keyOf('penalty', record), record),
  case: ({ cases }, record) => cases.set(record.id, record),
  accord: ({ accords }, record) => accords.set(keyOf('accord', record), record),
  // What follows from decisions and is read only by the chaincode itself.
  resumption: () => undefined,
  tabling: () => undefined,
  contribution: (projection, record, place) =>
    dossierOf(projection, record.proposalId).contributions.set(
      attemptKey(record),
      contributionView(record, place),
    ),
  attestation: (projection, record) =>
    dossierOf(projection, record.proposalId).attestations.set(attemptKey(record), record),
  release: ({ releases }, record) => releases.set(record.id, record),
  'rollout-step': ({ rolloutSteps }, record) =>
    rolloutSteps.set(`${record.releaseId}/${record.nodeId}`, record),
  minutes: ({ minutes }, record) => minutes.set(record.document.hash, record),
  'data-set': ({ dataSets }, record) => dataSets.set(record.id, record),
  obligation: ({ obligations }, record) => obligations.set(`${record.proposalId}/${record.id}`, record),
  seat: ({ seats }, record) => seats.set(seatKey(record), record),
  audit: ({ audit }, record, place) =>
    audit.push({
      ...record,
      blockNumber: place.blockNumber.toString(),
      transactionIndex: place.transactionIndex,
    }),
};

/** The kinds whose records can be deleted from the ledger; the others are history. */
const ERASERS: { readonly [Kind in RecordKind]?: Eraser } = {
  member: ({ members }, [id]) => members.delete(id as MemberId),
  person: ({ people }, [id]) => people.delete(id as PersonId),
  credential: ({ credentials }, [fingerprint]) => credentials.delete(fingerprint as Fingerprint),
  'person-credential': ({ personCredentials }, [id]) => personCredentials.delete(id as PersonId),
  power: ({ powers }, [memberId = '', power = '']) => powers.delete(`${memberId}/${power}`),
  seat: ({ seats }, [bodyId = '', seatClass = '', number = '']) =>
    seats.delete(`${bodyId}/${seatClass}/${Number(number)}`),
  minutes: ({ minutes }, [hash]) => minutes.delete(hash as Sha256Hex),
  'data-set': ({ dataSets }, [id = '']) => dataSets.delete(id),
  obligation: ({ obligations }, [proposalId = '', id = '']) => obligations.delete(`${proposalId}/${id}`),
  sponsorship: (projection, [proposalId, memberId]) =>
    dossierOf(projection, proposalId as ProposalId).sponsorships.delete(memberId as MemberId),
};

export function isRecordKind(kind: string): kind is RecordKind {
  return kind in WRITERS;
}

/** Puts one written record into the projection. */
export function applyWrite(
  projection: Projection,
  write: { readonly kind: RecordKind; readonly record: unknown },
  place: WritePlace,
): void {
  // The endorsers of a majority of institutions vouch for what the chaincode wrote under a kind.
  (WRITERS[write.kind] as Writer<never>)(projection, write.record as never, place);
}

/** Takes a deleted record out; a kind without deletion keeps what it has. */
export function applyDelete(projection: Projection, kind: RecordKind, attributes: readonly string[]): void {
  ERASERS[kind]?.(projection, attributes);
}

/** A record's key on the ledger, as one text. */
function keyOf<Kind extends 'merit-entry' | 'penalty' | 'accord'>(
  kind: Kind,
  record: StoredTypes[Kind],
): string {
  const derive = KEYS[kind] as (record: StoredTypes[Kind]) => string[];
  return derive(record).join('/');
}

function seatKey({ bodyId, seatClass, number }: SeatRecord): string {
  return `${bodyId}/${seatClass}/${number}`;
}

function attemptKey({
  attempt,
  memberId,
}: {
  readonly attempt: number;
  readonly memberId: MemberId;
}): string {
  return `${attempt}/${memberId}`;
}

/** The bytes stay in the block; what people compare is their hash. */
function contributionView(record: ContributionRecord, place: WritePlace): ContributionView {
  const { proposalId, memberId, attempt, at } = record;
  const of = { proposalId, memberId, attempt, at, txId: place.txId };
  if ('packageId' in record) return { ...of, packageId: record.packageId };
  const bytes = fromBase64(record.configUpdate);
  return {
    ...of,
    configUpdateHash: toHex(sha256(bytes)) as Sha256Hex,
    configUpdateSize: bytes.length,
  };
}
