import { PERMISSIONS } from '@fabric-governance/chaincode/governance/authority/permissions';
import type { FailureWording } from '../wording/failure.js';
import { timeWords } from '../wording/time.js';
import type { Obstacle } from './act.js';

/** An obstacle in words. */
export function obstacleWords({ key, params }: Obstacle, { t, language, names }: FailureWording): string {
  const permission = PERMISSIONS.find((known) => known === params['permission']);
  const { at, personId } = params;
  return t(key, {
    ...params,
    ...(typeof at === 'number' ? { at: timeWords(at, language) } : {}),
    ...(typeof personId === 'string' ? { person: names.person(personId) } : {}),
    ...(permission === undefined ? {} : { permission: t(`permissions.${permission}`) }),
  });
}
