import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import { type DocumentPath, pathText, type Position, type Problem } from './problem.js';

/** A YAML file that was read: its plain value, and where in the text each part of it stands. */
export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  /** Where the value at a path stands; for a value that is not there, its nearest parent. */
  positionOf(path: DocumentPath): Position;
  /** Where a key of the mapping at a path stands. */
  positionOfKey(path: DocumentPath, key: string): Position;
  /** A problem with the value at a path. */
  problem(path: DocumentPath, message: string): Problem;
}

/** Either the source or what keeps the text from being YAML. */
export type YamlResult =
  | { readonly source: YamlSource; readonly problems: readonly [] }
  | { readonly source: null; readonly problems: readonly Problem[] };

/**
 * Reads one YAML document and keeps track of positions. Anchors and merge keys (`<<: *usual`) work, so that tracks can share
 * what they have in common.
 *
 * @param file the name used in problems.
 */
export function readYaml(file: string, text: string): YamlResult {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    // What follows the first mistake in the form is mostly its echo; keys given twice are mistakes of their own.
    const [firstInForm] = document.errors
      .filter(({ code }) => code !== 'DUPLICATE_KEY')
      .sort((a, b) => a.pos[0] - b.pos[0]);
    const shown = firstInForm === undefined ? document.errors : [firstInForm];
    return {
      source: null,
      problems: shown.map((error) => ({
        ...at(error.pos[0]),
        path: '',
        message: syntaxAdvice(error.code, error.message),
      })),
    };
  }
  const positionOf = (path: DocumentPath): Position => at(offsetOf(document, path));
  const source: YamlSource = {
    file,
    value: document.toJS({ maxAliasCount: 100 }) as unknown,
    positionOf,
    positionOfKey: (path, key) => at(keyOffset(document, path, key) ?? offsetOf(document, path)),
    problem: (path, message) => ({ ...positionOf(path), path: pathText(path), message }),
  };
  return { source, problems: [] };
}

function syntaxAdvice(code: string, message: string): string {
  const first = message.split('\n')[0] ?? message;
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'A tab is used to indent; YAML wants spaces.';
    case 'DUPLICATE_KEY':
      return 'This key stands here a second time; keep one of the two.';
    case 'MULTIPLE_DOCS':
      return 'A second document begins here; keep one document in the file and remove the --- line.';
    default:
      return `This is not valid YAML: ${first.replace(/\.$/u, '')}. Check the indentation, colons and quotes on this line and the one above.`;
  }
}

/** Where the deepest existing node on a path begins. */
function offsetOf(document: Document, path: DocumentPath): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    node = childOf(document, node, step);
    const start = startOf(node);
    if (start === undefined) {
      break;
    }
    offset = start;
  }
  return offset;
}

function childOf(document: Document, node: unknown, step: string | number): unknown {
  const target = resolved(document, node);
  return isCollection(target) ? target.get(step, true) : undefined;
}

function resolved(document: Document, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

function keyOffset(document: Document, path: DocumentPath, key: string): number | undefined {
  let node: unknown = document.contents;
  for (const step of path) {
    node = childOf(document, node, step);
  }
  const map = resolved(document, node);
  if (!isMap(map)) {
    return undefined;
  }
  const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  return startOf(pair?.key);
}
