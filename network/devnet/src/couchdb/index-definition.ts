import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Condition } from './condition.js';
import type { JsonValue } from './json-value.js';
import { readSelector } from './selector.js';

/** An index that a chaincode brings along, as CouchDB holds it. */
export interface QueryIndex {
  /** Design document, without `_design/`. */
  readonly designDocument: string;
  readonly name: string;
  /** Documents that lack one of these fields are not in the index. */
  readonly fields: readonly string[];
  /** Only documents that satisfy it are in the index; such an index serves only queries that name it. */
  readonly partialFilter: Condition | undefined;
}

/** A file of `META-INF/statedb/couchdb/indexes` is not what it should be; the text is that of Fabric's tools. */
export class IndexFileError extends Error {
  override readonly name = 'IndexFileError';
}

const direction = z
  .string({ error: 'Invalid field definition, fields must be in the form "fieldname":"sort"' })
  .refine((text) => ['asc', 'desc'].includes(text.toLowerCase()), {
    error: ({ input }) => `Sort must be either "asc" or "desc".  "${String(input)}" was found.`,
  });

const indexFile = z.strictObject(
  {
    index: z.strictObject(
      {
        fields: z.array(z.union([z.string(), z.record(z.string(), direction)]), {
          error: 'Expecting a JSON array of fields',
        }),
        partial_filter_selector: z.json().optional(),
      },
      { error: objectError('Invalid entry, "index" must be a JSON') },
    ),
    ddoc: z.string({ error: 'Invalid entry, "ddoc" must be a string' }).optional(),
    name: z.string({ error: 'Invalid entry, "name" must be a string' }).optional(),
    type: z.literal('json', { error: 'Index type must be json' }).optional(),
  },
  { error: objectError('not a JSON object') },
);

/**
 * Reads one index file, checking what Fabric checks before it packages or installs a chaincode.
 *
 * @param file its name, for the error
 * @throws IndexFileError
 */
export function readIndexFile(file: string, content: Uint8Array): QueryIndex {
  const parsed = indexFile.safeParse(parse(file, content));
  if (!parsed.success) {
    const [finding] = parsed.error.issues;
    throw new IndexFileError(
      `Index metadata file [${file}] is not a valid index definition: ${finding?.message ?? ''}`,
    );
  }
  const { index, ddoc, name } = parsed.data;
  const fields = index.fields.flatMap((field) => (typeof field === 'string' ? [field] : Object.keys(field)));
  const generated = createHash('sha1').update(JSON.stringify(parsed.data.index)).digest('hex');
  const filter = index.partial_filter_selector;
  return {
    designDocument: (ddoc ?? generated).replace(/^_design\//u, ''),
    name: name ?? generated,
    fields,
    partialFilter: filter === undefined ? undefined : readFilter(file, filter),
  };
}

/**
 * Puts a chaincode's index files together; of two with the same name the later one counts, by order of file names.
 *
 * @param onFault told of each file that is no index; the others count
 */
export function readIndexFiles(
  files: ReadonlyMap<string, Uint8Array>,
  onFault: (fault: IndexFileError) => void,
): QueryIndex[] {
  const indexes = new Map<string, QueryIndex>();
  for (const [file, content] of [...files].sort(([left], [right]) => (left < right ? -1 : 1))) {
    try {
      const index = readIndexFile(file, content);
      indexes.set(`${index.designDocument}/${index.name}`, index);
    } catch (fault) {
      if (!(fault instanceof IndexFileError)) {
        throw fault;
      }
      onFault(fault);
    }
  }
  return [...indexes.values()];
}

function readFilter(file: string, filter: JsonValue): Condition {
  try {
    return readSelector(filter);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new IndexFileError(`Index metadata file [${file}]: ${reason}`, { cause });
  }
}

function parse(file: string, content: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(content).toString('utf8'));
  } catch (cause) {
    throw new IndexFileError(`Index metadata file [${file}] is not a valid JSON`, { cause });
  }
}

function objectError(otherwise: string) {
  return (issue: z.core.$ZodRawIssue): string =>
    issue.code === 'unrecognized_keys' ? `Invalid Entry.  Entry ${issue.keys.join(', ')}` : otherwise;
}
