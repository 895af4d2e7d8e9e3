import 'reflect-metadata';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBase64, fromUtf8, toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import { parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import {
  BasicConstraintsExtension,
  type Extension,
  type JsonName,
  Pkcs10CertificateRequestGenerator,
} from '@peculiar/x509';
import { signLowS } from '../crypto/low-s-signature.js';
import { ensureOrganisation, type Organisation } from '../crypto/organisation.js';
import { type HttpServer } from '../wire/https-server.js';
import { type CaOptions, startCa } from './ca-server.js';
import { MemoryCaStorage } from './ca-storage.js';
import { ATTRIBUTE_EXTENSION_OID } from './attributes.js';
import { tokenText } from './token.js';

/** What the authority answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly body: {
    readonly success: boolean;
    readonly result: Readonly<Record<string, unknown>>;
    readonly errors: readonly { readonly code: number; readonly message: string }[];
  };
}

/** A request, as a client makes it. */
export interface ClientRequest {
  readonly method?: string;
  readonly path: string;
  readonly body?: object;
  readonly authorization?: string;
}

/** Somebody with a certificate of the authority. */
export class EnrolledClient {
  readonly certificatePem: string;
  readonly key: KeyObject;
  readonly #ca: TestCa;

  constructor(ca: TestCa, certificatePem: string, key: KeyObject) {
    this.#ca = ca;
    this.certificatePem = certificatePem;
    this.key = key;
  }

  /** Units in the certificate's subject. */
  get units(): readonly string[] {
    return parseCertificate(pemToDer(this.certificatePem)).subject.organizationalUnits;
  }

  /** Attributes in the certificate, or undefined when it has none. */
  get attributes(): unknown {
    const extension = parseCertificate(pemToDer(this.certificatePem)).extensions.get(ATTRIBUTE_EXTENSION_OID);
    return extension && (JSON.parse(fromUtf8(extension)) as { attrs: unknown }).attrs;
  }

  token({ method = 'POST', path: uri, body }: ClientRequest): string {
    const certificateBase64 = toBase64(utf8(this.certificatePem));
    const signed = { method, uri, body: body ? utf8(JSON.stringify(body)) : new Uint8Array() };
    return `${certificateBase64}.${toBase64(signLowS(this.key, utf8(tokenText(signed, certificateBase64))))}`;
  }

  call(request: ClientRequest): Promise<Answer> {
    return this.#ca.call({ ...request, authorization: this.token(request) });
  }

  get(path: string): Promise<Answer> {
    return this.call({ method: 'GET', path });
  }

  post(path: string, body: object): Promise<Answer> {
    return this.call({ path, body });
  }

  put(path: string, body: object): Promise<Answer> {
    return this.call({ method: 'PUT', path, body });
  }

  delete(path: string): Promise<Answer> {
    return this.call({ method: 'DELETE', path });
  }
}

/** An authority for one test, and its clients. */
export class TestCa {
  readonly organisation: Organisation;
  readonly #options: Partial<CaOptions>;
  readonly #storage = new MemoryCaStorage();
  #running: HttpServer | undefined;

  private constructor(organisation: Organisation, options: Partial<CaOptions>) {
    this.organisation = organisation;
    this.#options = options;
  }

  static async start(organisation: Organisation, options: Partial<CaOptions> = {}): Promise<TestCa> {
    const ca = new TestCa(organisation, options);
    await ca.restart();
    return ca;
  }

  /** Stops and starts on the same records. */
  async restart(): Promise<void> {
    await this.stop();
    this.#running = await startCa(this.organisation, {
      port: 0,
      caName: 'ca-org1',
      storage: this.#storage,
      identities: [
        { id: 'admin', secret: 'adminpw', registrar: true },
        { id: 'mei', secret: 'secret', attributes: [{ name: 'desk', value: 'x', ecert: false }] },
      ],
      ...this.#options,
    });
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#running = undefined;
  }

  call({ method = 'POST', path, body, authorization }: ClientRequest): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = httpsRequest(
        {
          host: 'localhost',
          port: this.#running?.port,
          method,
          path,
          ca: this.organisation.ca.certificatePem,
          agent: false,
          headers: authorization === undefined ? {} : { authorization },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            const isJson = response.headers['content-type'] === 'application/json' && text !== '';
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text,
              body: (isJson ? JSON.parse(text) : {}) as Answer['body'],
            });
          });
        },
      );
      request.on('error', reject);
      request.end(body === undefined ? '' : JSON.stringify(body));
    });
  }

  /** Sends a request to enrol with a secret. */
  async tryEnrol(id: string, secret: string, body: object = {}): Promise<Answer> {
    const { pem } = await signingRequest([{ CN: [id] }]);
    return this.call({
      path: '/api/v1/enroll',
      body: { certificate_request: pem, ...body },
      authorization: basic(id, secret),
    });
  }

  /** Enrols, with a request of one's own if given. Throws when it is refused. */
  async enrol(
    id: string,
    secret: string,
    extra: { readonly body?: object; readonly request?: { pem: string; key: KeyObject } } = {},
  ): Promise<EnrolledClient> {
    const { pem, key } = extra.request ?? (await signingRequest([{ CN: [id] }]));
    const answer = await this.call({
      path: '/api/v1/enroll',
      body: { certificate_request: pem, caname: 'ca-org1', ...extra.body },
      authorization: basic(id, secret),
    });
    if (!answer.body.success) {
      throw new Error(answer.text);
    }
    return new EnrolledClient(this, fromUtf8(fromBase64(String(answer.body.result['Cert']))), key);
  }

  /** Registers for the bootstrap administrator and enrols. */
  async registered(body: {
    readonly id: string;
    readonly [field: string]: unknown;
  }): Promise<EnrolledClient> {
    const administrator = await this.enrol('admin', 'adminpw');
    const answer = await administrator.post('/api/v1/register', { secret: 'pw', ...body });
    if (!answer.body.success) {
      throw new Error(answer.text);
    }
    return this.enrol(body.id, 'pw');
  }
}

/** HTTP basic authentication. */
export function basic(id: string, secret: string): string {
  return `Basic ${toBase64(utf8(`${id}:${secret}`))}`;
}

/** A certificate signing request made by another library's hand, and its key. */
export async function signingRequest(
  subject: JsonName,
  options: {
    readonly asAuthority?: boolean;
    readonly curve?: string;
    readonly extensions?: Extension[];
  } = {},
): Promise<{ pem: string; key: KeyObject }> {
  const { asAuthority = false, curve = 'P-256', extensions = [] } = options;
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: curve }, true, [
    'sign',
    'verify',
  ]);
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: subject,
    keys,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [...extensions, ...(asAuthority ? [new BasicConstraintsExtension(true)] : [])],
  });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  return { pem: request.toString('pem'), key };
}

/** An organisation's keys in a folder of their own. */
export async function temporaryOrganisation(): Promise<{ organisation: Organisation; remove: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), 'ca-'));
  const organisation = await ensureOrganisation(
    { kind: 'peer', name: 'Org1', mspId: 'Org1MSP', domain: 'org1.example.com' },
    dir,
  );
  return {
    organisation,
    remove: () => {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Runs tests against an authority that begins anew for each. */
export function describeCa(
  name: string,
  options: Partial<CaOptions>,
  tests: (current: () => TestCa) => void,
): void {
  describe(name, () => {
    let ca: TestCa | undefined;
    let keys: Awaited<ReturnType<typeof temporaryOrganisation>> | undefined;
    beforeAll(async () => {
      keys = await temporaryOrganisation();
    });
    afterAll(() => {
      keys?.remove();
    });
    beforeEach(async () => {
      ca = keys && (await TestCa.start(keys.organisation, options));
    });
    afterEach(() => ca?.stop());
    tests(() => {
      if (!ca) {
        throw new Error('the authority runs inside tests only');
      }
      return ca;
    });
  });
}
