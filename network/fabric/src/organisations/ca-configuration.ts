import { LOCAL_NAMES, type OrdererOrganisation, type PeerOrganisation, type Site } from '../network-model.js';
import {
  type CaIdentity,
  caNames,
  chaincodeServiceIdentity,
  organisationIdentities,
} from './ca-identities.js';
import type { SecretOf } from './enrolment-secrets.js';

/** Name of fabric-ca-server's own settings file. */
export const CA_CONFIGURATION_FILE = 'fabric-ca-server-config.yaml';
/** Folder of the second authority, below the server's own. */
export const IDENTITY_CA_FOLDER = 'identity';
/** Who may register others; fabric-ca wants at least one. */
const REGISTRAR = 'registrar';

/** Somebody who enrols by themselves: a person at the console. */
export interface EnrollingPerson {
  readonly id: string;
  readonly secret: string;
}

/** Contents of the settings files by path below the server's folder; the values are to be written as YAML. */
export type CaConfiguration = Readonly<Record<string, object>>;

/**
 * Settings of an organisation's fabric-ca server, which holds two authorities: one for TLS, which also certifies the server's own
 * endpoint, and one for identities. Known identities are in the settings, so that a new one only needs a restart.
 */
export function caConfiguration(
  organisation: PeerOrganisation | OrdererOrganisation,
  options: {
    readonly secretOf: SecretOf;
    readonly people: readonly EnrollingPerson[];
    readonly site: Site;
  },
): CaConfiguration {
  const { secretOf, people, site } = options;
  const { domain } = organisation;
  const names = caNames(organisation);
  const known = (identity: CaIdentity): object =>
    registration(identity, secretOf(organisation.id, identity.id));
  const registered = [
    { id: REGISTRAR, role: 'client' } as const,
    ...organisationIdentities(organisation),
  ].map(known);
  const services = chaincodeServiceIdentity(organisation).map(known);
  const enrolling = people.map(({ id, secret }) => registration({ id, role: 'client' }, secret));
  return {
    [CA_CONFIGURATION_FILE]: {
      address: site.listenHost,
      port: organisation.ca.port,
      tls: { enabled: true, clientauth: { type: 'noclientcert' } },
      cafiles: [`${IDENTITY_CA_FOLDER}/${CA_CONFIGURATION_FILE}`],
      // Any free port: nothing asks there.
      operations: { listenAddress: '127.0.0.1:0' },
      metrics: { provider: 'disabled' },
      ...authority({ name: names.tls, commonName: `tlsca.${domain}`, hostName: `ca.${domain}` }, [
        ...registered,
        ...services,
      ]),
    },
    [`${IDENTITY_CA_FOLDER}/${CA_CONFIGURATION_FILE}`]: authority(
      { name: names.identity, commonName: `ca.${domain}`, hostName: `ca.${domain}` },
      [...registered, ...enrolling],
    ),
  };
}

/** Everybody for whom `caConfiguration` wants a secret. */
export function identitiesWithSecrets(
  organisation: PeerOrganisation | OrdererOrganisation,
): readonly string[] {
  return [
    REGISTRAR,
    ...[...organisationIdentities(organisation), ...chaincodeServiceIdentity(organisation)].map(
      ({ id }) => id,
    ),
  ];
}

function authority(
  {
    name,
    commonName,
    hostName,
  }: { readonly name: string; readonly commonName: string; readonly hostName: string },
  identities: readonly object[],
): object {
  return {
    ca: { name },
    csr: {
      cn: commonName,
      keyrequest: { algo: 'ecdsa', size: 256 },
      hosts: [hostName, ...LOCAL_NAMES],
      ca: { expiry: '131400h', pathlength: 0 },
    },
    crl: { expiry: '24h' },
    registry: { maxenrollments: -1, identities },
    affiliations: {},
    signing: {
      default: { usage: ['digital signature'], expiry: '8760h' },
      profiles: {
        tls: {
          usage: ['signing', 'key encipherment', 'server auth', 'client auth', 'key agreement'],
          expiry: '8760h',
        },
      },
    },
    db: { type: 'sqlite3', datasource: 'fabric-ca-server.db' },
    bccsp: { default: 'SW', sw: { hash: 'SHA2', security: 256, filekeystore: { keystore: 'msp/keystore' } } },
    cfg: { identities: { passwordattempts: 10 } },
  };
}

function registration({ id, role }: CaIdentity, secret: string): object {
  const rights = id === REGISTRAR ? { attrs: REGISTRAR_RIGHTS } : {};
  return { name: id, pass: secret, type: role, affiliation: '', maxenrollments: -1, ...rights };
}

const REGISTRAR_RIGHTS = {
  'hf.Registrar.Roles': '*',
  'hf.Registrar.DelegateRoles': '*',
  'hf.Registrar.Attributes': '*',
  'hf.AffiliationMgr': true,
  'hf.Revoker': true,
  'hf.GenCRL': true,
} as const;
