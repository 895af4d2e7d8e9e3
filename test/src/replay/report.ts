import { explain } from './explanation.js';
import type { ReplayedVote } from './replay.js';

/** The result as text for a terminal: one line for each vote and track, its explanation below. */
export function reportTable(results: readonly ReplayedVote[]): string {
  const head = ['date', 'track', 'yes-no-abstain-absent', 'expected', 'decided', ''];
  const rows = results.map(({ vote, trackId, expected, outcome, differences }) => [
    vote.date,
    trackId,
    [vote.yes, vote.no, vote.abstain, vote.absent].join('-'),
    expected ?? 'not said',
    outcome,
    differences.length === 0 ? (expected === null ? 'noted' : 'same') : 'DIFFERENT',
  ]);
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = results.flatMap((result, index) => [
    line(rows[index] ?? []),
    `    ${result.vote.matter}. ${explain(result.decision)}`,
    ...result.differences.map((difference) => `    difference: ${difference}`),
  ]);
  return [line(head), ...lines, ''].join('\n');
}

/** One sentence about all of them. */
export function reportSummary(results: readonly ReplayedVote[], seconds: number): string {
  const different = results.filter(({ differences }) => differences.length > 0).length;
  const checked = results.filter(({ expected }) => expected !== null).length;
  return `${results.length} decisions in ${seconds.toFixed(1)} s, ${checked} with an expected outcome, ${different} different.`;
}

/** The result for programs. */
export function reportJson(results: readonly ReplayedVote[], seconds: number): string {
  const decisions = results.map(
    ({ vote, trackId, proposalId, expected, outcome, decision, differences }) => ({
      date: vote.date,
      matter: vote.matter,
      track: trackId,
      proposalId,
      expected,
      outcome,
      differences,
      explanation: explain(decision),
      decision,
    }),
  );
  return JSON.stringify({ seconds, decisions }, null, 2);
}
