import { z } from 'zod';
import { httpsRequest } from '../https-request.js';

const answerSchema = z.object({
  success: z.boolean(),
  result: z.unknown(),
  errors: z.array(z.object({ message: z.string() })).nullish(),
});
const enrolledSchema = z.object({ Cert: z.string() });
const infoSchema = z.object({ CAChain: z.string() });

/** A fabric-ca server of this machine. One server can hold several authorities, told apart by name. */
export interface CaServer {
  /** https://host:port */
  readonly url: string;
  /** PEM. */
  readonly tlsRoots: string;
}

/** The authority refused, or gave an answer that is not fabric-ca's. */
export class CaRefused extends Error {
  override readonly name = 'CaRefused';
}

/** Whom to certify, and for what. */
export interface Enrolment {
  /** Name of the authority. */
  readonly caName: string;
  readonly id: string;
  readonly secret: string;
  /** PKCS #10 PEM. */
  readonly csr: string;
  /** Host names and addresses for the certificate of a TLS endpoint. */
  readonly tlsHosts?: readonly string[];
}

/** The certificate that the authority issues, PEM. Throws CaRefused, or the connection's error. */
export async function enrol(server: CaServer, enrolment: Enrolment): Promise<string> {
  const { caName, id, secret, csr, tlsHosts } = enrolment;
  const result = await call(server, '/api/v1/enroll', {
    authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
    body: {
      caname: caName,
      certificate_request: csr,
      ...(tlsHosts === undefined ? {} : { profile: 'tls', hosts: tlsHosts }),
    },
  });
  return fromBase64(enrolledSchema.parse(result).Cert);
}

/** The authority's own certificate, PEM. Throws CaRefused, or the connection's error. */
export async function authorityCertificate(server: CaServer, caName: string): Promise<string> {
  const result = await call(server, '/api/v1/cainfo', { body: { caname: caName } });
  return fromBase64(infoSchema.parse(result).CAChain);
}

async function call(
  server: CaServer,
  path: string,
  { authorization, body }: { readonly authorization?: string; readonly body: unknown },
): Promise<unknown> {
  const { status, text } = await httpsRequest({
    url: `${server.url}${path}`,
    method: 'POST',
    tlsRoots: server.tlsRoots,
    headers: {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
    },
    body: Buffer.from(JSON.stringify(body)),
  });
  const answer = answerSchema.safeParse(parseJson(text));
  if (!answer.success) throw new CaRefused(`${server.url}${path} answered ${status}, not as fabric-ca does.`);
  if (!answer.data.success) {
    const reasons = (answer.data.errors ?? []).map(({ message }) => message).join('; ');
    throw new CaRefused(`${server.url}${path} refused: ${reasons}`);
  }
  return answer.data.result;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says that the answer cannot be read.
    return undefined;
  }
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
