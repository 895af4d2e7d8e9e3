// Prints what no test has noticed as soon as it is known, so that a run that is stopped has told what it found.
import { relative } from 'node:path';

class SurvivorsReporter {
  onMutantTested({ status, fileName, location, mutatorName, replacement }) {
    if (status !== 'Survived' && status !== 'NoCoverage') return;
    const { line, column } = location.start;
    const place = `${relative(process.cwd(), fileName)}:${String(line)}:${String(column)}`;
    console.log(`${status} ${place} ${mutatorName}: ${replacement.replace(/\s+/gu, ' ').slice(0, 100)}`);
  }
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [{ kind: 'Reporter', name: 'survivors', injectableClass: SurvivorsReporter }];
