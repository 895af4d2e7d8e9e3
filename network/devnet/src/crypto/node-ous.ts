import { join } from 'node:path';
import { caCertificateFile } from './organisation-paths.js';

/** The organisational units by which an MSP with node OUs tells its identities' roles apart. */
export const ROLE_UNITS = { client: 'client', peer: 'peer', admin: 'admin', orderer: 'orderer' } as const;

/** One of Fabric's four roles. */
export type RoleUnit = keyof typeof ROLE_UNITS;

/** `config.yaml` of an MSP folder, switching node OUs on. */
export function nodeOusYaml(domain: string): string {
  const certificate = join('cacerts', caCertificateFile(domain));
  const entry = (name: string, unit: RoleUnit): string[] => [
    `  ${name}OUIdentifier:`,
    `    Certificate: ${certificate}`,
    `    OrganizationalUnitIdentifier: ${ROLE_UNITS[unit]}`,
  ];
  return [
    'NodeOUs:',
    '  Enable: true',
    ...entry('Client', 'client'),
    ...entry('Peer', 'peer'),
    ...entry('Admin', 'admin'),
    ...entry('Orderer', 'orderer'),
    '',
  ].join('\n');
}
