import { pino, type Logger } from 'pino';

/** A log for programs: JSON, one object a line. */
export function jsonLog(write: (text: string) => void): Logger {
  return pino({}, { write });
}

/** A log for people: one line a transaction, `mychannel 12.0 VALID basic 3f2a…`, and whatever went wrong. */
export function consoleLog(write: (line: string) => void): Logger {
  return pino(
    { base: null, timestamp: false },
    {
      write: (json: string) => {
        write(humanLine(JSON.parse(json) as Record<string, unknown>));
      },
    },
  );
}

function humanLine({ msg, ...fields }: Record<string, unknown>): string {
  if (msg === 'transaction') {
    const { channel, block, index, code, chaincode, txId, reason } = fields;
    const what = chaincode === undefined ? 'configuration' : text(chaincode);
    const id = txId === '' ? '' : ` ${text(txId)}`; // A configuration has none.
    const why = reason === undefined ? '' : `  ${text(reason)}`;
    return `${text(channel)} ${text(block)}.${text(index)} ${text(code)} ${what}${id}${why}`;
  }
  const rest = Object.entries(fields)
    .filter(([name]) => name !== 'level')
    .map(([name, value]) => `${name}=${text(value)}`);
  return [text(msg), ...rest].join(' ');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
