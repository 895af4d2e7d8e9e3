/** What is wrong with a charter: a `refusal` keeps it from being founded, a `warning` is shown to those who decide. */
export interface CharterFinding {
  readonly severity: 'refusal' | 'warning';
  readonly code: CharterFindingCode;
  /** From the charter's root, e.g. `tracks.ordinary.delay`. */
  readonly path: string;
  /** One English sentence for a person who reads a file or a log. */
  readonly problem: string;
}

export type CharterFindingCode =
  | 'ACTION_UNKNOWN'
  | 'ACTION_WITHOUT_TRACK'
  | 'TRACK_UNKNOWN'
  | 'TRACK_UNUSED'
  | 'ROLE_UNKNOWN'
  | 'ROLE_EXCLUDES_ITSELF'
  | 'PERMISSION_WITHOUT_ROLE'
  | 'BODY_UNKNOWN'
  | 'CALENDAR_UNKNOWN'
  | 'CALENDAR_MISSING'
  | 'CALENDAR_UNSOUND'
  | 'CLASS_UNKNOWN'
  | 'DURATION_ZERO'
  | 'BOUNDS_CROSSED'
  | 'URGENT_NOT_REVERSIBLE'
  | 'PHASE_WITHOUT_WAY_OUT'
  | 'PARTS_CONFLICT'
  | 'PART_WITHOUT_EFFECT'
  | 'FRACTION_ABOVE_ONE'
  | 'RULE_NEVER_PASSES'
  | 'RULE_PASSES_IN_SILENCE'
  | 'RULE_PASSES_ON_A_TIE'
  | 'RULE_PUNISHES_YES';

/** A finding that keeps the charter from being adopted. */
export function refusal(code: CharterFindingCode, path: string, problem: string): CharterFinding {
  return { severity: 'refusal', code, path, problem };
}

/** A finding to be shown. */
export function warning(code: CharterFindingCode, path: string, problem: string): CharterFinding {
  return { severity: 'warning', code, path, problem };
}
