import { charterSchema } from '../governance/charter/charter.js';
import { schemaReference } from './schema-reference.js';

const HEADER = `# The charter, parameter by parameter

Made from the schema that decides (\`chaincode/src/governance/charter\`) by \`npm run docs:charter\`; a test keeps it current.
Parameters without a default and without “may be left out” are needed. Left-out parts are features that the charter does not use.
What a schema cannot say, such as references that must resolve, \`checkCharter\` says when a charter is founded or amended.
`;

/** The reference of the charter in Markdown, made from its schema and nothing else. */
export function charterReference(): string {
  return schemaReference({ schema: charterSchema, name: 'Charter', header: HEADER });
}
