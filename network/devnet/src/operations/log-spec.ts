/** What Fabric calls a level in the end, by the ways it can be written. */
const LEVELS = {
  payload: 'payload',
  debug: 'debug',
  info: 'info',
  notice: 'info',
  warning: 'warn',
  warn: 'warn',
  error: 'error',
  critical: 'error',
  dpanic: 'dpanic',
  panic: 'panic',
  fatal: 'fatal',
} as const;

/** A level as Fabric shows it. */
type FabricLevel = (typeof LEVELS)[keyof typeof LEVELS];

const OWN_LEVELS = {
  payload: 'debug',
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  error: 'error',
  dpanic: 'fatal',
  panic: 'fatal',
  fatal: 'fatal',
} as const satisfies Record<FabricLevel, string>;

/** A level of devnet's own log. */
export type LogLevel = (typeof OWN_LEVELS)[FabricLevel];

/** A logging specification, such as `gossip=warn:info`. */
export interface LogSpec {
  /** As Fabric shows it: loggers in order, the level for all others last. */
  readonly text: string;
  /** For all loggers that are not named. */
  readonly level: LogLevel;
}

const LOGGER_NAME = /^[A-Za-z0-9_#:-]+(\.[A-Za-z0-9_#:-]+)*$/u;

/**
 * Reads a logging specification (`FABRIC_LOGGING_SPEC`): `[logger[,logger…]=]level[:…]`.
 *
 * @throws Error in Fabric's words
 */
export function parseLogSpec(spec: string): LogSpec {
  let others: FabricLevel = 'info';
  const loggers = new Map<string, FabricLevel>();
  for (const segment of spec.split(':')) {
    const parts = segment.split('=');
    if (parts.length === 1) {
      others = segment === '' ? 'info' : levelOf(segment, { spec, segment });
      continue;
    }
    const level = parseNamed(parts, { spec, segment });
    for (const name of (parts[0] ?? '').split(',')) {
      if (!LOGGER_NAME.test(name.replace(/\.$/u, ''))) {
        throw invalid(spec, `bad logger name '${name}'`);
      }
      loggers.set(name, level);
    }
  }
  const named = [...loggers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, level]) => `${name}=${level}`);
  return { text: [...named, others].join(':'), level: OWN_LEVELS[others] };
}

interface Place {
  readonly spec: string;
  readonly segment: string;
}

function parseNamed([names, level, ...rest]: readonly string[], place: Place): FabricLevel {
  if (rest.length > 0 || level === undefined) {
    throw invalid(place.spec, `bad segment '${place.segment}'`);
  }
  if (names === '') {
    throw invalid(place.spec, `no logger specified in segment '${place.segment}'`);
  }
  return levelOf(level, place);
}

function levelOf(text: string, { spec, segment }: Place): FabricLevel {
  const lower = text.toLowerCase();
  if ((text === lower || text === text.toUpperCase()) && isLevel(lower)) {
    return LEVELS[lower];
  }
  throw invalid(spec, `bad segment '${segment}'`);
}

function isLevel(text: string): text is keyof typeof LEVELS {
  return Object.hasOwn(LEVELS, text);
}

function invalid(spec: string, what: string): Error {
  return new Error(`invalid logging specification '${spec}': ${what}`);
}
