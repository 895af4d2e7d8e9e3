import type { Launched } from './launch.js';
import { consoleUrl } from './services/addresses.js';

/** One table of where everything is. */
export function addressTable({
  consortium,
  landingUrl,
  dataDir,
}: Pick<Launched, 'consortium' | 'landingUrl' | 'dataDir'>): string {
  const { institutions, applicants } = consortium;
  const rows: readonly (readonly [string, string])[] = [
    ['Landing page', landingUrl],
    ...institutions.map(
      (one) => [`${one.name.en}${one.votes ? '' : ' (does not vote)'}`, consoleUrl(one)] as const,
    ),
    ...applicants.map((one) => [`${one.name.en} (applicant)`, consoleUrl(one)] as const),
    ['Data and logs', dataDir],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, where]) => `  ${name.padEnd(width)}  ${where}`).join('\n');
}
