const BEGIN = '-----BEGIN ';
const END = '\n-----END ';
const DASHES = '-----';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u;

/** A block of PEM. */
export interface PemBlock {
  /** `CERTIFICATE`, `X509 CRL` … */
  readonly label: string;
  readonly content: Uint8Array;
}

/**
 * The first PEM block in the bytes as Go finds it: text around it, headers in it and spaces at line ends do not
 * matter, and a block that is not well formed is passed over for the next. Undefined when there is none.
 */
export function firstPemBlock(bytes: Uint8Array): PemBlock | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  let from = 0;
  for (;;) {
    const end = text.indexOf(END, from);
    if (end < 0) {
      return undefined;
    }
    // The nearest beginning counts, so that repeated ones without an end are skipped.
    const begin = text.slice(from, end).lastIndexOf(BEGIN) + from;
    const isLineStart = begin === from || text[begin - 1] === '\n';
    const block = begin >= from && isLineStart ? readBlock(text, begin, end) : undefined;
    if (block === 'unfinished') {
      return undefined;
    }
    if (block !== undefined) {
      return block;
    }
    from = end + END.length;
  }
}

/** The block between two places, or undefined when it is not well formed. */
function readBlock(text: string, begin: number, end: number): PemBlock | undefined | 'unfinished' {
  const first = lineAt(text, begin + BEGIN.length);
  const endLine = lineAt(text, end + END.length).text;
  if (!first.text.endsWith(DASHES)) {
    return undefined;
  }
  const label = first.text.slice(0, -DASHES.length);
  const body = afterHeaders(text, first.next);
  if (body === undefined) {
    return 'unfinished';
  }
  // Without headers the end may follow at once; then its line break is the first line's.
  const isCutShort = body.start > end && (body.hasHeaders || body.start > end + 1);
  if (isCutShort || endLine !== label + DASHES) {
    return undefined;
  }
  const base64 = text.slice(body.start, Math.max(end, body.start)).replaceAll(/[ \t\r\n]/gu, '');
  return BASE64.test(base64) ? { label, content: new Uint8Array(Buffer.from(base64, 'base64')) } : undefined;
}

/** Where the lines with a colon are over; undefined when the text is. */
function afterHeaders(text: string, from: number): { start: number; hasHeaders: boolean } | undefined {
  let start = from;
  for (;;) {
    if (start >= text.length) {
      return undefined;
    }
    const line = lineAt(text, start);
    if (!line.text.includes(':')) {
      return { start, hasHeaders: start > from };
    }
    start = line.next;
  }
}

/** A line without the spaces at its end, and where the next one begins. */
function lineAt(text: string, start: number): { text: string; next: number } {
  const lineFeed = text.indexOf('\n', start);
  const end = lineFeed < 0 ? text.length : lineFeed;
  const line = text.slice(start, end).replace(lineFeed < 0 ? /$/u : /\r$/u, '');
  return { text: line.replace(/[ \t]+$/u, ''), next: lineFeed < 0 ? text.length : lineFeed + 1 };
}
