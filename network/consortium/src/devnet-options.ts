import type { MspId, PersonId } from '@fabric-governance/chaincode/governance/ids';
import { allInstitutions, type Consortium } from './consortium.js';

/** Name of the governance chaincode on the channel, and the version of its definition. */
export const CHAINCODE = { name: 'governance', version: '1.0' } as const;

/** What devnet is told about one organisation. */
export interface DevnetOrganisation {
  /** The institution's id. */
  readonly name: string;
  readonly mspId: MspId;
  readonly domain: string;
  readonly peerPort: number;
  readonly caPort: number;
  readonly caName: string;
  /** False for an applicant: its peer joins when the channel's configuration has taken it in. */
  readonly onChannel: boolean;
  /** Who can enrol at the organisation's certificate authority. */
  readonly identities: readonly { readonly id: PersonId; readonly secret: string }[];
}

/** The network of a consortium, in devnet's own terms. */
export interface DevnetOptions {
  readonly channel: string;
  readonly ordererOrganization: {
    readonly name: string;
    readonly mspId: string;
    readonly domain: string;
    readonly port: number;
    /** As on real Fabric: when blocks are closed is the members' to decide. */
    readonly membersSetBlockLimits: true;
  };
  /** As on real Fabric: with blocks, private data would go to every institution (R36). */
  readonly peersStreamNoBlocks: true;
  readonly organizations: readonly DevnetOrganisation[];
  readonly chaincodes: readonly {
    readonly name: string;
    readonly version: string;
    /** By MSP id, where that institution's chaincode service listens. */
    readonly addresses: Readonly<Record<string, string>>;
  }[];
}

/**
 * The devnet that a consortium needs.
 *
 * @param secrets enrolment secret of each person.
 * @throws Error when a person's secret is missing.
 */
export function devnetOptions(consortium: Consortium, secrets: ReadonlyMap<PersonId, string>): DevnetOptions {
  const founding = new Set(consortium.institutions.map(({ id }) => id));
  const institutions = allInstitutions(consortium);
  return {
    channel: consortium.channel,
    ordererOrganization: {
      name: 'orderer',
      mspId: 'OrdererMSP',
      domain: `orderer.${consortium.id}.example`,
      port: consortium.ports.orderer,
      membersSetBlockLimits: true,
    },
    peersStreamNoBlocks: true,
    organizations: institutions.map(({ id, mspId, domain, ports, people }) => ({
      name: id,
      mspId,
      domain,
      peerPort: ports.peer,
      caPort: ports.ca,
      caName: `ca-${id}`,
      onChannel: founding.has(id),
      identities: people.map((person) => ({ id: person.id, secret: secretOf(person.id, secrets) })),
    })),
    chaincodes: [
      {
        ...CHAINCODE,
        addresses: Object.fromEntries(
          institutions.map(({ mspId, ports }) => [mspId, `127.0.0.1:${ports.chaincode}`]),
        ),
      },
    ],
  };
}

function secretOf(id: PersonId, secrets: ReadonlyMap<PersonId, string>): string {
  const secret = secrets.get(id);
  if (secret === undefined) {
    throw new Error(`The enrolment secret of ${id} is missing.`);
  }
  return secret;
}
