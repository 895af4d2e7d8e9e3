// Counts a jest report: node count.mjs REPORT OTHER_FAILURES prints "passed failed skipped". Test files that could not even be
// run count as one failure each; a report that is missing or unreadable counts as one.
import { readFileSync } from 'node:fs';

const [path, others] = process.argv.slice(2);
const other = Number(others);
try {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + other;
  console.log(report.numPassedTests, failed, report.numPendingTests + report.numTodoTests);
} catch {
  console.log(0, 1 + other, 0);
}
