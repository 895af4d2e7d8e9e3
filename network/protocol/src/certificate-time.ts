import { fromUtf8 } from './bytes.js';
import type { DerElement } from './der.js';

const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

/** Milliseconds since 1970 of a certificate's UTCTime or GeneralizedTime (RFC 5280, 4.1.2.5); throws when it is neither. */
export function readTime({ tag, content }: DerElement): number {
  const text = fromUtf8(content);
  const pattern = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
  const time = Date.parse(withFullYear(tag, text).replace(pattern, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(time)) throw new Error(`time ${text}`);
  return time;
}

/** Two digits from 50 on mean the twentieth century. */
function withFullYear(tag: number, text: string): string {
  if (tag === UTC_TIME) return (text >= '50' ? '19' : '20') + text;
  if (tag === GENERALIZED_TIME) return text;
  throw new Error(`time of tag ${tag}`);
}
