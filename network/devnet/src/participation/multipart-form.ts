/** One part of a `multipart/form-data` body. */
export interface FormPart {
  readonly name: string;
  /** Whether it came with a file name, which tells files from plain values. */
  readonly isFile: boolean;
  readonly content: Uint8Array;
}

const LINE_END = '\r\n';

/**
 * Reads a `multipart/form-data` body (RFC 7578).
 *
 * @param contentType the request's header, which names the boundary
 * @throws Error that says what is wrong with it
 */
export function readMultipartForm(contentType: string, body: Uint8Array): readonly FormPart[] {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/iu.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) {
    throw new Error('multipart: boundary is empty');
  }
  // The first boundary has no line end of its own before it; with one added, all are alike.
  const bytes = Buffer.concat([Buffer.from(LINE_END), body]);
  const delimiter = Buffer.from(`${LINE_END}--${boundary}`);
  const parts: FormPart[] = [];
  for (let at = bytes.indexOf(delimiter); at >= 0;) {
    const start = at + delimiter.length;
    if (bytes.subarray(start, start + 2).toString('latin1') === '--') {
      return parts;
    }
    const end = bytes.indexOf(delimiter, start);
    if (end < 0) {
      break;
    }
    parts.push(readPart(bytes.subarray(start, end)));
    at = end;
  }
  throw new Error('multipart: NextPart: unexpected EOF');
}

function readPart(part: Buffer): FormPart {
  const headersEnd = part.indexOf(LINE_END + LINE_END);
  const headers = headersEnd < 0 ? '' : part.subarray(0, headersEnd).toString('utf8');
  const [disposition = ''] = /^content-disposition:.*$/imu.exec(headers) ?? [];
  const [, name] = /;\s*name="([^"]*)"/iu.exec(disposition) ?? [];
  if (name === undefined) {
    throw new Error('multipart: a part without a name');
  }
  return {
    name,
    isFile: /;\s*filename="/iu.test(disposition),
    content: part.subarray(headersEnd + 2 * LINE_END.length),
  };
}
