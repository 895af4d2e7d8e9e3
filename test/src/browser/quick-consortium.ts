import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ROOT } from '@fabric-governance/launch/paths';
import { isMap, isSeq, parseDocument } from 'yaml';

const DEMONSTRATION = join(ROOT, 'network/consortium.yaml');

/** Waiting times that a person can follow on the screen without the test becoming slow. */
const NOTICE = 'PT2S';
const DELAY = 'PT1S';
const BACK_OFF = 'PT2S';
const SECRET_VOTING = 'PT60S';
/** In which an old key can cancel a new one: long enough to see, short enough to wait for. */
const LOCK_WINDOW = 'PT30S';
/** In which a member can reply to a penalty: enough for a slow machine; the test does other things until it is over. */
const PENALTY_REPLY = 'PT90S';

/** Parts of a charter by their paths, such as `membership.dues`. */
export type CharterParts = Readonly<Record<string, unknown>>;

/**
 * Writes the consortium that `npm start` founds, with shorter waiting times and its first applicant only: what the README
 * lets a person walk through is what is tested. `charter` adds what the demonstration's charter leaves out. Answers the file's path.
 */
export function writeQuickConsortium(folder: string, charter: CharterParts = {}): string {
  const document = parseDocument(readFileSync(DEMONSTRATION, 'utf8'));
  const tracks = document.getIn(['charter', 'tracks']);
  const applicants = document.get('applicants');
  if (!isMap(tracks) || !isSeq(applicants)) throw new Error(`${DEMONSTRATION} has another form now.`);
  for (const { key } of tracks.items) {
    document.setIn(['charter', 'tracks', key, 'notice'], NOTICE);
    document.setIn(['charter', 'tracks', key, 'delay'], DELAY);
  }
  // A secret vote ends with its window and not before.
  document.setIn(['charter', 'tracks', 'confidential', 'voting'], SECRET_VOTING);
  document.setIn(['charter', 'execution', 'backOff'], BACK_OFF);
  document.setIn(['charter', 'accounts', 'lockWindow'], LOCK_WINDOW);
  document.setIn(['charter', 'merit', 'penalties', 'warning', 'reply'], PENALTY_REPLY);
  for (const [path, value] of Object.entries(charter)) {
    document.setIn(['charter', ...path.split('.')], document.createNode(value));
  }
  applicants.items = applicants.items.slice(0, 1);
  document.set('charterText', resolve(dirname(DEMONSTRATION), String(document.get('charterText'))));
  const path = join(folder, 'quick-consortium.yaml');
  writeFileSync(path, document.toString());
  return path;
}
