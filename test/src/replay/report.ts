import { decisionSentences } from '@fabric-governance/chaincode/governance/sentences/decision-sentences';
import { namingOf } from '@fabric-governance/chaincode/governance/sentences/naming';
import type { Charter, LocalText } from '@fabric-governance/chaincode/governance/charter';
import type { Tally } from '@fabric-governance/chaincode/governance/records/decisions';
import type { Expected } from './format/replay-file.js';
import { differencesOf, eventDifferences } from './play/differences.js';
import type { PlayedVote } from './play/vote-run.js';
import type { RunResult } from './run.js';

/** Everything that went otherwise than the file says, vote by vote; the rest under the empty name. */
export function allDifferences(
  result: RunResult,
): readonly { readonly vote: string; readonly differences: readonly string[] }[] {
  const { script, played, foundingRefused } = result;
  const founding = foundingRefused?.code;
  const apart = [
    ...(script.refused === founding
      ? []
      : [`founding: expected ${script.refused ?? 'accepted'}, found ${founding ?? 'accepted'}`]),
    ...eventDifferences(played.events),
  ];
  return [
    { vote: '', differences: apart },
    ...played.votes.map((vote) => ({ vote: vote.vote.id, differences: differencesOf(vote) })),
  ].filter(({ differences }) => differences.length > 0);
}

/** Why the vote ended as it did, in both languages; empty without a decision. */
function explanation({ decision }: PlayedVote, charter: Charter): readonly LocalText[] {
  return decision === undefined ? [] : decisionSentences(decision, namingOf(charter));
}

/** The result for a terminal: one line for each vote, its explanation below. */
export function reportText(result: RunResult, language: keyof LocalText): string {
  const charter = charterOf(result);
  const head = ['vote', 'track', 'yes-no-abstain-silent', 'expected', 'decided', ''];
  const rows = result.played.votes.map(rowOf);
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = result.played.votes.flatMap((played, index) => [
    line(rows[index] ?? []),
    `    ${[played.vote.matter, ...explanation(played, charter).map((words) => words[language])].join(' · ')}`,
    ...differencesOf(played).map((difference) => `    difference: ${difference}`),
  ]);
  return [line(head), ...lines, ''].join('\n');
}

function rowOf(played: PlayedVote): readonly string[] {
  const { vote, proposal, decision } = played;
  return [
    vote.id,
    proposal?.trackId ?? vote.track ?? '',
    decision === undefined ? '' : countsText(decision.tally),
    expectedText(vote.expected),
    endText(played),
    differencesOf(played).length === 0 ? 'same' : 'DIFFERENT',
  ];
}

function expectedText({ outcome, state, refused }: Expected): string {
  return outcome ?? state ?? refused ?? 'not said';
}

function endText({ decision, refused, phase }: PlayedVote): string {
  return decision?.outcome ?? refused ?? phase?.state ?? '';
}

function countsText({ heads }: Tally): string {
  return [heads.yes, heads.no, heads.abstain, heads.silent].join('-');
}

/** One sentence about all of them. */
export function reportSummary(result: RunResult): string {
  const { played, network, seconds, foundingRefused } = result;
  const different = allDifferences(result).length;
  const refused =
    foundingRefused === undefined
      ? ''
      : ` The founding was refused: ${foundingRefused.code} ${JSON.stringify(foundingRefused.params)}.`;
  return `${played.votes.length} votes on ${network ?? 'nothing'} in ${seconds.toFixed(1)} s, ${different} different.${refused}`;
}

/** The result for programs: every decision with its explanation. docs/replay-format.md describes it. */
export function reportJson(result: RunResult): string {
  const charter = charterOf(result);
  const { script, network, seconds, played, foundingRefused } = result;
  const output = {
    title: script.title,
    network: network ?? null,
    seconds,
    ...(foundingRefused === undefined ? {} : { foundingRefused }),
    different: allDifferences(result).length,
    decisions: played.votes.map((one) => decisionJson(one, charter)),
    events: played.events.map(eventJson),
    differences: allDifferences(result),
  };
  return JSON.stringify(output, null, 2);
}

function decisionJson(played: PlayedVote, charter: Charter): object {
  const { vote, proposal, phase, decision, records, timeline, events, refused } = played;
  const sentences = explanation(played, charter);
  return {
    vote: vote.id,
    matter: vote.matter,
    track: proposal?.trackId ?? vote.track ?? null,
    proposalId: proposal?.id ?? null,
    ...endJson(played),
    ...(refused === undefined ? {} : { refused }),
    expected: vote.expected,
    differences: differencesOf(played),
    explanation: { en: sentences.map(({ en }) => en), zh: sentences.map(({ zh }) => zh) },
    decision: decision ?? null,
    phase: phase ?? null,
    electorate: proposal?.pin?.electorate ?? [],
    records,
    timeline: timeline.map(({ state, at }) => ({ state, at: new Date(at).toISOString() })),
    events: events.map(eventJson),
  };
}

function endJson({ decision, phase }: PlayedVote): object {
  return { outcome: decision?.outcome ?? null, state: phase?.state ?? null };
}

function eventJson({ event, reveal, at, refused, late }: PlayedVote['events'][number]): object {
  return {
    ...event,
    ...(reveal === undefined ? {} : { revealed: reveal }),
    at: at === undefined ? null : new Date(at).toISOString(),
    ...(refused === undefined ? {} : { wasRefused: refused }),
    ...(late === undefined ? {} : { late }),
  };
}

function charterOf({ script }: RunResult): Charter {
  return { ...script.charter, textHash: '' };
}
