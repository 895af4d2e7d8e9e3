import { request, type RequestOptions } from 'node:https';

const ANSWER_WITHIN_MS = 10_000;
const MOST_BYTES = 4 * 1024 * 1024;

/** A request to a service of this machine's network, which has its own certificate roots. */
export interface HttpsRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** PEM. */
  readonly tlsRoots: string;
  /** Shown to services that ask for a certificate; PEM. */
  readonly client?: { readonly certificate: string; readonly key: string };
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

export interface HttpsAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends it and reads the whole answer, whatever its status. Rejects when there is no answer in time or it is too long. */
export function httpsRequest({
  url,
  method,
  tlsRoots,
  client,
  headers,
  body,
}: HttpsRequest): Promise<HttpsAnswer> {
  const options: RequestOptions = {
    method,
    ca: tlsRoots,
    timeout: ANSWER_WITHIN_MS,
    // One connection for each request: a service that was restarted is never met over an old one.
    agent: false,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-length': body.length }) },
    ...(client === undefined ? {} : { cert: client.certificate, key: client.key }),
  };
  return new Promise((resolve, reject) => {
    const call = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MOST_BYTES) call.destroy(new Error(`The answer of ${url} is too long`));
        else chunks.push(chunk);
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
      });
      response.on('error', reject);
    });
    call.on('timeout', () => call.destroy(new Error(`${url} does not answer`)));
    call.on('error', reject);
    call.end(body);
  });
}
