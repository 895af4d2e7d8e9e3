import type { Charter } from '../../charter.js';
import { refusal, type CharterFinding } from './finding.js';
import { nominalMs } from '../../calendar/duration.js';

/** Parts of the merit rules that do not go together, and penalties without a way to reply or to appeal (R30). */
export function checkMerit({ merit, cases, actions }: Charter): CharterFinding[] {
  if (merit === undefined) return [];
  const reasons = Object.entries(merit.reasons)
    .filter(([, { each, by }]) => each !== undefined && by !== undefined)
    .map(([id]) => conflict(`reasons.${id}.by`, 'what counts by itself is awarded by nobody'));
  const points = Object.entries(merit.penalties)
    .filter(([, { consequence, points: cost }]) => (consequence === 'points') !== (cost !== undefined))
    .map(([id]) =>
      conflict(`penalties.${id}.points`, 'the consequence `points`, and no other, costs points'),
    );
  const hasty = Object.entries(merit.penalties).flatMap(([id, { reply, appeal, lasts }]) =>
    Object.entries({ reply, appeal, lasts })
      .filter(([, duration]) => duration !== undefined && nominalMs(duration) === 0)
      .map(([name]) =>
        refusal('DURATION_ZERO', `merit.penalties.${id}.${name}`, `${name} must be longer than zero`),
      ),
  );
  const lost = cases === undefined && actions['penalty.appeal'] === undefined;
  const appeal = Object.keys(merit.penalties).length > 0 && lost;
  const problem = 'a penalty needs a track for appeals: cases.appealTrack, or one for penalty.appeal';
  return [...reasons, ...points, ...hasty, ...(appeal ? [conflict('penalties', problem)] : [])];
}

function conflict(path: string, problem: string): CharterFinding {
  return refusal('PARTS_CONFLICT', `merit.${path}`, problem);
}
