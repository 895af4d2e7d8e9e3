import { z } from 'zod';

/** The parts of JSON Schema that zod makes of a schema. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** What a reference is made of. */
export interface ReferenceOptions {
  readonly schema: z.ZodType;
  /** The heading of the schema's own section. */
  readonly name: string;
  /** Markdown that comes first. */
  readonly header: string;
}

/** A schema's reference in Markdown, made from the schema and nothing else: one section for the whole and for each named part. */
export function schemaReference({ schema, name, header }: ReferenceOptions): string {
  const { $defs, ...own } = z.toJSONSchema(schema, { io: 'input' }) as Schema;
  const whole = { ...own, description: own.description ?? 'The whole document.' };
  const parts = Object.entries($defs ?? {}).sort(([left], [right]) => (left < right ? -1 : 1));
  return [header, section(name, whole), ...parts.map(([part, schema]) => section(part, schema))].join('\n');
}

function section(name: string, schema: Schema): string {
  const lines = [`## ${name}`, ''];
  if (schema.description !== undefined) lines.push(schema.description, '');
  const rows = rowsOf(schema, '');
  if (rows.length === 0) lines.push(`${typeOf(schema)}.`, '');
  else lines.push('| parameter | value | meaning |', '|---|---|---|', ...rows, '');
  return lines.join('\n');
}

/** One line per parameter; parts without a name of their own follow as `part.parameter`. */
function rowsOf(schema: Schema, prefix: string): string[] {
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants !== undefined) return variants.flatMap((variant) => rowsOf(variant, prefix));
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const path = `${prefix}${name}`;
    const optional = schema.required?.includes(name) !== true && part.default === undefined;
    const meaning = [part.description ?? '', optional ? 'May be left out.' : ''].filter(Boolean).join(' ');
    return [`| \`${path}\` | ${valueOf(part)} | ${escaped(meaning)} |`, ...nestedRows(part, path)];
  });
}

function nestedRows(part: Schema, path: string): string[] {
  if (part.properties !== undefined) return rowsOf(part, `${path}.`);
  if (part.items?.properties !== undefined) return rowsOf(part.items, `${path}[].`);
  const values = part.additionalProperties;
  return typeof values === 'object' && values.properties !== undefined ? rowsOf(values, `${path}.<id>.`) : [];
}

function valueOf(part: Schema): string {
  const standard = part.default === undefined ? '' : `; default \`${JSON.stringify(part.default)}\``;
  return `${typeOf(part)}${standard}`;
}

function typeOf(part: Schema): string {
  if (part.$ref !== undefined) return refOf(part.$ref);
  const [only] = part.allOf ?? [];
  if (only !== undefined) return typeOf(only);
  if (part.const !== undefined) return `\`${JSON.stringify(part.const)}\``;
  if (part.enum !== undefined) return part.enum.map((value) => `\`${String(value)}\``).join(', ');
  const variants = part.anyOf ?? part.oneOf;
  if (variants !== undefined) return variants.map(typeOf).join(' or ');
  return typedOf(part);
}

function typedOf(part: Schema): string {
  switch (part.type) {
    case 'integer':
      return `number ${String(part.minimum)} … ${String(part.maximum)}`;
    case 'array':
      return `list${boundsOf(part.minItems, part.maxItems)} of ${typeOf(part.items ?? {})}`;
    case 'object':
      return typeof part.additionalProperties === 'object'
        ? `by id: ${typeOf(part.additionalProperties)}`
        : 'the following';
    case 'string':
      return part.maxLength === undefined ? 'text' : `text of at most ${part.maxLength}`;
    default:
      return part.type ?? 'anything';
  }
}

function boundsOf(least: number | undefined, most: number | undefined): string {
  if (most === undefined) return '';
  return ` (${least ?? 0} … ${most})`;
}

function refOf(ref: string): string {
  const name = ref.split('/').at(-1) ?? ref;
  return `[${name}](#${name.toLowerCase()})`;
}

/** A pipe would end the table's cell. */
function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}
