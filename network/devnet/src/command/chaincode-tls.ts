import { resolve } from 'node:path';
import type { ChaincodeTlsOptions } from '../options.js';
import { UsageError } from './usage-error.js';

/** How the files of a service's TLS are written on the command line. */
export const TLS_FORM = 'NAME=ROOT.pem or NAME=ROOT.pem,CERTIFICATE.pem,KEY.pem';

/**
 * Reads the part after the equals sign: the root that issued the service's certificate and, where the service demands
 * one, the peer's own certificate and key.
 *
 * @param argument the whole argument, for the error
 * @throws UsageError
 */
export function tlsFrom(argument: string, files: string): ChaincodeTlsOptions {
  const [root = '', certificate, key, ...others] = files.split(',');
  if (root === '' || others.length > 0 || (certificate === undefined) !== (key === undefined)) {
    throw new UsageError(`--chaincode-tls ${argument}: expected ${TLS_FORM}`);
  }
  return {
    rootCertificatePath: resolve(root),
    ...(certificate !== undefined &&
      key !== undefined && { client: { certificatePath: resolve(certificate), keyPath: resolve(key) } }),
  };
}
