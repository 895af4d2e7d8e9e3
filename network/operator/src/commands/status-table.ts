import type { Status } from './status-of.js';

const ID_LETTERS = 10;

/** The status as text for a terminal. */
export function statusTable(status: Status): string {
  const head = `${status.memberId} (${status.mspId}) on channel ${status.channel}: `;
  if (status.height === 0) return `${head}the own peer is not on the channel.\n`;
  return [
    `${head}${status.height} blocks`,
    '',
    ...section(
      'Members',
      ['id', 'MSP', 'status', 'votes', 'weight'],
      status.members.map(({ id, mspId, status: standing, votes, weight }) => [
        id,
        mspId,
        standing,
        votes ? 'yes' : 'no',
        String(weight),
      ]),
    ),
    ...section(
      'Organisations of the channel configuration',
      ['MSP', 'anchor peers'],
      status.organisations.map(({ mspId, anchorPeers }) => [mspId, anchorPeers.join(', ') || '–']),
    ),
    ...section(
      'Open proposals',
      ['id', 'state', 'ballots', 'next', 'title'],
      status.open.map(({ id, state, ballots, next, title }) => [
        id.slice(0, ID_LETTERS),
        state,
        ballots,
        next ?? '–',
        title,
      ]),
    ),
    ...section(
      'Executions',
      ['id', 'attempt', 'signatures', 'attestations', 'failure', 'title'],
      status.executions.map(({ id, attempt, signatures, attestations, failure, title }) => [
        id.slice(0, ID_LETTERS),
        String(attempt),
        String(signatures),
        attestations,
        failure ?? '–',
        title,
      ]),
    ),
  ].join('\n');
}

/** A table under a title, as lines of text. */
export function section(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [`${title}: none`, ''];
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [title, line(head), ...rows.map(line), ''];
}
