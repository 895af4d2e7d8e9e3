import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Organisation } from '../crypto/organisation.js';

/** Name that fabric-ca's client gives a certificate it has enrolled. */
const ENROLLED_CERTIFICATE = 'cert.pem';

/**
 * Puts the users' certificates also under the name fabric-ca's client would give them: Fabric's samples come in two
 * kinds, for a test network made with cryptogen and for one made with fabric-ca.
 */
export function addEnrolmentNames({ admin, user }: Organisation): void {
  for (const { identity } of [admin, user]) {
    const alias = join(dirname(identity.certificatePath), ENROLLED_CERTIFICATE);
    if (!existsSync(alias)) {
      writeFileSync(alias, identity.certificatePem);
    }
  }
}
