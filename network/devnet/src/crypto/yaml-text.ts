/** What a document may consist of. */
export type YamlValue = string | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

const PLAIN = /^[A-Za-z][\w./@-]*$/u;
/** Words that YAML reads as something else than text. */
const RESERVED = /^(?:true|false|yes|no|on|off|y|n|null)$/iu;

/** A document in block style: multi-line texts as literal blocks, everything else that might mislead in quotes. */
export function yamlText(value: YamlValue): string {
  return `---\n${block(value, 0)}`;
}

function block(value: YamlValue, indent: number): string {
  const pad = ' '.repeat(indent);
  if (isList(value)) {
    return value.map((item) => `${pad}-${entry(item, indent + 2)}`).join('');
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, inner]) => `${pad}${scalar(key)}:${entry(inner, indent + 2)}`)
      .join('');
  }
  return `${pad}${scalar(value)}\n`;
}

/** What follows a key or a dash. */
function entry(value: YamlValue, indent: number): string {
  if (typeof value === 'string' && value.includes('\n')) {
    const pad = ' '.repeat(indent);
    const lines = value.trimEnd().split('\n');
    return ` |\n${lines.map((line) => `${pad}${line}\n`).join('')}`;
  }
  if (typeof value !== 'object') {
    return ` ${scalar(value)}\n`;
  }
  return Object.keys(value).length === 0 ? ` ${isList(value) ? '[]' : '{}'}\n` : `\n${block(value, indent)}`;
}

function scalar(value: string | boolean): string {
  return typeof value === 'string' && (!PLAIN.test(value) || RESERVED.test(value))
    ? JSON.stringify(value)
    : String(value);
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}
