import { toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import { CA_ERROR, CaError, type CaErrorCode } from './ca-error.js';
import {
  authorization,
  basicCredentials,
  enrolmentSchema,
  infoSchema,
  readBody,
  registrationSchema,
} from './ca-requests.js';
import type { CertificateService } from './certificate-service.js';
import type { RegisteredIdentity } from './identity-registry.js';

const BODY_LIMIT = '256kb';
const CREATED = 201;

/** Parts of fabric-ca that this authority does not have, with the code its clients know for their failing. */
const NOT_OFFERED: Readonly<Record<string, CaErrorCode>> = {
  revoke: CA_ERROR.revokeFailure,
  gencrl: CA_ERROR.generateCrl,
  identities: CA_ERROR.unknown,
  affiliations: CA_ERROR.unknown,
  certificates: CA_ERROR.unknown,
  idemix: CA_ERROR.unknown,
};

/** What the routes need. */
export interface CaRoutesOptions {
  readonly service: CertificateService;
  readonly caName: string;
  readonly caCertificatePem: string;
  readonly logger?: Logger | undefined;
}

/** fabric-ca's REST interface, as far as enrolment and registration need it. */
export function caRoutes(options: CaRoutesOptions): express.Express {
  const { service } = options;
  const info = {
    CAName: options.caName,
    CAChain: toBase64(utf8(options.caCertificatePem)),
    IssuerPublicKey: '',
    IssuerRevocationPublicKey: '',
    Version: 'devnet',
  };
  const checkName = (name: string): void => {
    if (name !== '' && name !== options.caName) {
      throw new CaError(404, CA_ERROR.authorityNotFound, `CA '${name}' does not exist`);
    }
  };
  const byToken = (request: Request): Promise<RegisteredIdentity> =>
    service.authenticateByToken(authorization(request.headers.authorization), {
      method: request.method,
      uri: request.originalUrl,
      body: bodyOf(request),
    });
  const enrol = async (identity: RegisteredIdentity, request: Request, response: Response): Promise<void> => {
    const body = readBody(enrolmentSchema, bodyOf(request));
    const certificatePem = await service.enrol(identity, {
      csrPem: body.certificate_request,
      profile: body.profile,
      attributeRequests: body.attr_reqs ?? undefined,
    });
    succeed(response.status(CREATED), { Cert: toBase64(utf8(certificatePem)), ServerInfo: info });
  };

  const routes = express.Router();
  routes.get('/cainfo', (request, response) => {
    checkName(typeof request.query['ca'] === 'string' ? request.query['ca'] : '');
    succeed(response, info);
  });
  routes.post('/cainfo', (request, response) => {
    checkName(readBody(infoSchema, bodyOf(request)).caname);
    succeed(response, info);
  });
  routes.post('/enroll', async (request, response) => {
    checkName(readBody(infoSchema, bodyOf(request)).caname);
    const { id, secret } = basicCredentials(request.headers.authorization);
    await enrol(await service.authenticateBySecret(id, secret), request, response);
  });
  routes.post('/reenroll', async (request, response) => {
    checkName(readBody(infoSchema, bodyOf(request)).caname);
    await enrol(await byToken(request), request, response);
  });
  routes.post('/register', async (request, response) => {
    const body = readBody(registrationSchema, bodyOf(request));
    checkName(body.caname);
    const secret = await service.register(await byToken(request), {
      id: body.id,
      type: body.type,
      affiliation: body.affiliation,
      secret: body.secret,
      maxEnrolments: body.max_enrollments,
      attributes: body.attrs ?? [],
    });
    succeed(response.status(CREATED), { secret });
  });
  routes.all(['/cainfo', '/enroll', '/reenroll', '/register'], (request) => {
    throw new CaError(405, CA_ERROR.methodNotAllowed, `Method ${request.method} is not allowed`);
  });
  routes.use((request) => {
    const name = request.path.split('/')[1] ?? '';
    const code = NOT_OFFERED[name];
    throw code === undefined
      ? new CaError(404, CA_ERROR.unknown, `There is no endpoint ${request.originalUrl}`)
      : new CaError(501, code, `devnet's certificate authority does not offer '${name}'`);
  });

  const app = express();
  app.disable('x-powered-by');
  app.use(express.raw({ type: () => true, limit: BODY_LIMIT }));
  // fabric-ca answers under both prefixes.
  app.use(['/api/v1', '/'], routes);
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    fail(response, error, options.logger);
  });
  return app;
}

function bodyOf(request: Request): Uint8Array {
  return Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
}

function succeed(response: Response, result: object): void {
  response.json({ result, errors: [], messages: [], success: true });
}

function fail(response: Response, error: unknown, logger: Logger | undefined): void {
  const refusal = refusalOf(error);
  if (refusal.status >= 500 && refusal !== error) {
    logger?.error({ err: error }, 'certificate authority failed');
  }
  response.status(refusal.status).json({
    result: '',
    errors: [{ code: refusal.code, message: refusal.message }],
    messages: [],
    success: false,
  });
}

function refusalOf(error: unknown): CaError {
  if (error instanceof CaError) {
    return error;
  }
  // Express marks what is wrong with a request itself, such as a body that is too large.
  const isBadRequest = error instanceof Error && 'status' in error && error.status !== 500;
  return isBadRequest
    ? new CaError(400, CA_ERROR.badBody, error.message)
    : new CaError(500, CA_ERROR.unknown, String(error));
}
