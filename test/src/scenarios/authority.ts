import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fabricFolder } from '@fabric-governance/fabric/fabric-folder';
import { httpsRequest } from '@fabric-governance/fabric/https-request';
import { enrol } from '@fabric-governance/fabric/organisations/fabric-ca-client';
import { fromBase64, fromUtf8, toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import {
  type CaEndpoint,
  ownCa,
  parseConnectionProfile,
} from '@fabric-governance/protocol/connection-profile';
import type { Launched } from '@fabric-governance/launch/launch';
import { newPersonKey, type PersonKey } from '../client/person-key.js';
import { NETWORK } from './scenario-network.js';

const answerSchema = z.object({
  success: z.boolean(),
  result: z.unknown(),
  errors: z.array(z.object({ code: z.number(), message: z.string() })).nullish(),
});
const revokedSchema = z.object({ CRL: z.string() });

/** Somebody with a certificate of an authority. */
export interface Certified {
  readonly key: Pick<PersonKey, 'sign'>;
  /** PEM. */
  readonly certificate: string;
}

/** What an authority answered: fabric-ca's codes of the errors, none when it did as asked. */
export interface AuthorityAnswer {
  readonly errors: readonly number[];
  readonly result: unknown;
}

/** An institution's certificate authority, over fabric-ca's REST interface. */
export interface Authority {
  /** Revokes all certificates of an identity, as the institution's registrar, and gives the authority's revocation list (`X509 CRL`). */
  revoke(enrolmentId: string): Promise<string>;
  /** Asks for a new certificate with the old one's key. */
  reenrol(as: Certified, csr: string): Promise<AuthorityAnswer>;
}

/** Reaches the authority of a launched institution. */
export async function authorityOf(launched: Launched, memberId: string): Promise<Authority> {
  const settings = join(launched.dataDir, 'institutions', memberId, 'agent', 'settings.json');
  const { CONNECTION_PROFILE } = z
    .looseObject({ CONNECTION_PROFILE: z.string() })
    .parse(JSON.parse(readFileSync(settings, 'utf8')));
  const ca = ownCa(parseConnectionProfile(readFileSync(CONNECTION_PROFILE, 'utf8')));
  const key = await newPersonKey();
  const { id, secret } = registrarOf(launched, memberId);
  const { caName, url, tlsRootsPem } = ca;
  const csr = await key.certificateRequest(id);
  const certificate = await enrol({ url, tlsRoots: tlsRootsPem }, { caName, id, secret, csr });
  return {
    revoke: async (enrolmentId) => {
      const body = { id: enrolmentId, gencrl: true, caname: caName };
      const { errors, result } = await ask(ca, { key, certificate }, { path: '/api/v1/revoke', body });
      if (errors.length > 0) throw new Error(`The authority refused to revoke: ${errors.join(', ')}`);
      return fromUtf8(fromBase64(revokedSchema.parse(result).CRL));
    },
    reenrol: (as, request) =>
      ask(ca, as, { path: '/api/v1/reenroll', body: { certificate_request: request, caname: caName } }),
  };
}

/** Who may register and revoke at the authority: a well-known bootstrap administrator on devnet, a secret of its own on Fabric. */
function registrarOf(
  { dataDir }: Launched,
  memberId: string,
): { readonly id: string; readonly secret: string } {
  if (NETWORK === 'devnet') return { id: 'admin', secret: 'adminpw' };
  const secrets = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(fabricFolder(dataDir).enrolmentSecrets, 'utf8')));
  return { id: 'registrar', secret: secrets[`${memberId}/registrar`] ?? '' };
}

/** A request that carries fabric-ca's token: a signature over method, path, body and certificate. */
async function ask(
  { url, tlsRootsPem }: CaEndpoint,
  { key, certificate }: Certified,
  { path, body }: { readonly path: string; readonly body: object },
): Promise<AuthorityAnswer> {
  const content = JSON.stringify(body);
  const shown = toBase64(utf8(certificate));
  const signed = ['POST', toBase64(utf8(path)), toBase64(utf8(content)), shown].join('.');
  const { text } = await httpsRequest({
    url: `${url}${path}`,
    method: 'POST',
    tlsRoots: tlsRootsPem,
    headers: {
      'content-type': 'application/json',
      authorization: `${shown}.${toBase64(key.sign(utf8(signed)))}`,
    },
    body: Buffer.from(content),
  });
  const { errors, result } = answerSchema.parse(JSON.parse(text));
  return { errors: (errors ?? []).map(({ code }) => code), result };
}
