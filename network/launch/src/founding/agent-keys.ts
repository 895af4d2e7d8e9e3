import { ensureOrganisation } from '@fabric-governance/devnet/crypto/organisation';
import { allInstitutions, type Consortium } from '@fabric-governance/consortium/consortium';
import type { Fingerprint, MemberId } from '@fabric-governance/chaincode/governance/ids';
import { fingerprintOfCertificate, pemToDer } from '@fabric-governance/protocol/certificate';

/** The identities with which an institution's own programs act. */
export interface ServiceIdentities {
  /** The agent's: the organisation's administrator, whose signature changes the channel's configuration. */
  readonly agent: { readonly certificate: string; readonly key: string };
  /** The gateway's: an ordinary user, to read blocks. */
  readonly service: { readonly certificate: string; readonly key: string };
  readonly agentFingerprint: Fingerprint;
  /** The organisation's folder in cryptogen's layout. */
  readonly folder: string;
}

/** Makes each institution's keys and certificates on first use, and tells where they are. */
export async function ensureIdentities(
  consortium: Consortium,
  organizations: string,
): Promise<ReadonlyMap<MemberId, ServiceIdentities>> {
  const identities = await Promise.all(
    allInstitutions(consortium).map(async ({ id, mspId, domain }) => {
      const { admin, user, path } = await ensureOrganisation(
        { kind: 'peer', name: id, mspId, domain },
        organizations,
      );
      const of = (one: typeof admin.identity) => ({
        certificate: one.certificatePath,
        key: one.privateKeyPath,
      });
      const agentFingerprint = fingerprintOfCertificate(
        pemToDer(admin.identity.certificatePem),
      ) as Fingerprint;
      return [
        id,
        { agent: of(admin.identity), service: of(user.identity), agentFingerprint, folder: path },
      ] as const;
    }),
  );
  return new Map(identities);
}
