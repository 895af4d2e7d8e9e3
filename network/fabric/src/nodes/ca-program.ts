import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  addressOf,
  type Organisation,
  type OrdererOrganisation,
  type PeerOrganisation,
} from '../network-model.js';
import { caNames } from '../organisations/ca-identities.js';
import { type CaConfiguration } from '../organisations/ca-configuration.js';
import { authorityCertificate, type CaServer } from '../organisations/fabric-ca-client.js';
import type { Program } from '../processes/program.js';
import { writeSettings } from './settings-file.js';

const POLL_MS = 100;
/** Where fabric-ca-server puts the certificate of its first authority, the one for TLS. */
const TLS_AUTHORITY_FILE = 'ca-cert.pem';

/** Name of an organisation's certificate authority among the nodes. */
export function caNodeName({ id }: { readonly id: string }): string {
  return `ca.${id}`;
}

/** The authority as its clients reach it. Throws ENOENT before its first start. */
export function caServer({ ca }: Pick<Organisation, 'ca'>, home: string): CaServer {
  return {
    url: `https://${addressOf(ca)}`,
    tlsRoots: readFileSync(join(home, TLS_AUTHORITY_FILE), 'utf8'),
  };
}

/** An organisation's fabric-ca server; its settings are written here. */
export function caProgram(
  organisation: PeerOrganisation | OrdererOrganisation,
  options: { readonly command: string; readonly home: string; readonly configuration: CaConfiguration },
): Program {
  const { command, home, configuration } = options;
  for (const [file, settings] of Object.entries(configuration)) writeSettings(join(home, file), settings);
  return {
    name: caNodeName(organisation),
    title: `certificate authority of ${organisation.id}`,
    command,
    args: ['start', '--home', home],
    env: {},
    folder: home,
    ready: async (signal) => {
      while (!(await answers(organisation, home))) await pause(POLL_MS, undefined, { signal });
    },
  };
}

async function answers(organisation: PeerOrganisation | OrdererOrganisation, home: string): Promise<boolean> {
  if (!existsSync(join(home, TLS_AUTHORITY_FILE))) return false;
  try {
    const server = caServer(organisation, home);
    await authorityCertificate(server, caNames(organisation).identity);
    return true;
  } catch {
    // Not up yet: asked again.
    return false;
  }
}
