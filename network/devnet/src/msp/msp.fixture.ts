import { createPrivateKey } from 'node:crypto';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { derToPem } from '@fabric-governance/protocol/certificate';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import {
  FabricMSPConfig,
  FabricNodeOUs,
  FabricOUIdentifier,
  MSPConfig,
} from '@hyperledger/fabric-protos/lib/msp/msp_config_pb.js';
import { CertificateAuthority } from '../crypto/certificate-authority.js';
import { IDENTITY_USAGE } from '../crypto/certificate-content.js';
import { generateKeyPair } from '../crypto/key-pair.js';
import { signLowS } from '../crypto/low-s-signature.js';
import { revocationList as encodeRevocationList } from '../crypto/revocation-list.js';
import { mspDefinition } from './msp-definition.js';
import { MspManager } from './msp.js';
import type { SignedData } from './signed-data.js';

/** Somebody with a certificate, for tests. */
export interface TestSigner {
  readonly certificatePem: string;
  readonly identity: Uint8Array;
  sign(message: Uint8Array): SignedData;
  readonly privateKeyPem: string;
}

/** An authority with the names that an organisation of the domain would give it. */
export function testAuthority(domain: string): Promise<CertificateAuthority> {
  return CertificateAuthority.create([{ O: [domain] }, { CN: [`ca.${domain}`] }]);
}

/** Bytes of an `MSP` value with node OUs. */
export function mspBytes(
  mspId: string,
  roots: readonly CertificateAuthority[],
  crls: readonly string[] = [],
): Uint8Array {
  const config = new FabricMSPConfig();
  config.setName(mspId);
  config.setRootCertsList(roots.map((root) => utf8(root.certificatePem)));
  config.setRevocationListList(crls.map(utf8));
  const ous = new FabricNodeOUs();
  ous.setEnable(true);
  const identifier = (unit: string): FabricOUIdentifier => {
    const result = new FabricOUIdentifier();
    result.setOrganizationalUnitIdentifier(unit);
    return result;
  };
  ous.setClientOuIdentifier(identifier('client'));
  ous.setPeerOuIdentifier(identifier('peer'));
  ous.setAdminOuIdentifier(identifier('admin'));
  ous.setOrdererOuIdentifier(identifier('orderer'));
  config.setFabricNodeOus(ous);
  const outer = new MSPConfig();
  outer.setConfig(config.serializeBinary());
  return outer.serializeBinary();
}

/** A manager that knows the given `MSP` values. */
export function managerOf(...values: readonly Uint8Array[]): MspManager {
  const definitions = values.map(mspDefinition);
  return new MspManager(new Map(definitions.map((definition) => [definition.mspId, definition])));
}

/** Issues a certificate with the given units and wraps it up as a signer. */
export async function testSigner(
  mspId: string,
  ca: CertificateAuthority,
  options: { readonly units: readonly string[]; readonly name?: string; notBefore?: Date; notAfter?: Date },
): Promise<TestSigner> {
  const { units, name = 'someone', ...validity } = options;
  const keys = await generateKeyPair();
  const certificatePem = ca.issue({
    subject: [{ OU: [...units] }, { CN: [name] }].filter((entry) => Object.values(entry).flat().length > 0),
    publicKeySpki: keys.publicKeySpki,
    usage: IDENTITY_USAGE,
    ...validity,
  });
  return signerOf(mspId, certificatePem, keys.privateKeyPem);
}

/** Wraps a certificate and its key up as a signer. */
export function signerOf(mspId: string, certificatePem: string, privateKeyPem: string): TestSigner {
  const identity = serializeIdentity(mspId, certificatePem);
  const key = createPrivateKey(privateKeyPem);
  return {
    certificatePem,
    identity,
    privateKeyPem,
    sign: (message) => ({ identity, message, signature: signLowS(key, message) }),
  };
}

/** A revocation list in the PEM form that Fabric wants; `authority` is whom it says it is from. */
export function revocationList(
  signer: CertificateAuthority,
  serialHex: string,
  authority: CertificateAuthority = signer,
): string {
  const now = Date.now();
  const list = encodeRevocationList(
    {
      issuerDer: authority.certificate.subjectDer,
      keyIdentifier: authority.keyIdentifier,
      key: createPrivateKey(signer.privateKeyPem),
    },
    [{ serial: serialHex, revokedAt: new Date(now) }],
    { thisUpdate: new Date(now), nextUpdate: new Date(now + 1000) },
  );
  return derToPem(list, 'X509 CRL');
}
