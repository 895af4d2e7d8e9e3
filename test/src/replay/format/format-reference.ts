import { schemaReference } from '@fabric-governance/chaincode/documentation/schema-reference';
import { replayFileSchema } from './replay-file.js';

const HEADER = `# Replay files

A replay file holds a consortium, its charter, and votes with the outcomes to expect. \`npm run replay -- FILE\` founds that consortium,
plays the votes and compares. Files are JSON or YAML. The tables below are made from the schema that reads the files
(\`npm run docs:replay\`; a test keeps them current).

    npm run replay -- FILE                     one line per vote, with the explanation of its decision
    npm run replay -- FILE --json              everything as JSON, see “What comes out”
    npm run replay -- FILE --network devnet    on a whole consortium: gateways, keys, endorsements, blocks
    npm run replay -- FILE --language zh       explanations in Chinese

The command exits with 1 when anything differs from what the file expects, or when the file is wrong.

## The smallest file

\`\`\`json
{
  "schemaVersion": 2,
  "title": "Two thirds by weight",
  "charter": {
    "tracks": {
      "ordinary": {
        "threshold": { "count": "yes", "measure": "weight", "comparator": "gte", "numerator": 2, "denominator": 3, "base": "electorate" }
      }
    }
  },
  "members": [{ "id": "a", "weight": 2 }, { "id": "b", "weight": 1 }],
  "votes": [{ "matter": "Buy a server", "ballots": { "a": "yes" }, "expected": { "outcome": "approved", "weight": { "yes": 2, "silent": 1 } } }]
}
\`\`\`

Files that say more stand in test/data/replay.

## Ballots

\`ballots\` says who said what as the vote opened: \`{ "a": "yes", "b": "no" }\`, with a reason \`{ "b": { "ballot": "no", "reason": "Too dear" } }\`, or by
number only \`{ "counts": [{ "yes": 9, "no": 2, "abstain": 1 }] }\`, where members vote in the file's order. Ballots at other times are
\`events\`: \`{ "by": "a", "ballot": "yes", "after": "P2D" }\`, two days after the opening, or \`"at": "2024-05-03T10:00:00Z"\`. A second one of the same member
changes the first, where the track lets it. In an election a ballot is a list of candidates, those liked best first; the vote's one action is
the election, as in \`"actions": [{ "kind": "seat.elect", "payload": { "bodyId": "board", "seatClass": "general", "candidates": [{ "id": "ann", "memberId": "a" }] } }]\`.

## The charter

\`charter\` is what docs/charter-reference.md describes, without \`textHash\`. A replay file may leave out everything but \`tracks\`, and of a
track everything but \`threshold\`. What is left out becomes:

| left out | becomes |
|---|---|
| \`title\` of the charter, a track, a role, a body, a class of seats | a name |
| \`roles\` | one role, \`representative\`, with every permission |
| \`actions\` | \`resolution.record\` and \`seat.appoint\` may go by every track that is not for elections, \`seat.elect\` by those that are; the first one is the usual one |
| \`clockTolerance\`, \`openProposalsPerMember\`, \`execution\` | \`P1D\`, 1000, half of the members and three attempts |
| \`notice\`, \`voting\`, \`delay\`, \`grace\` of a track | \`PT1M\`, \`PT1H\`, \`PT1M\`, \`P1D\` |

None of these touches how votes are counted. All other parts have the defaults of the charter reference; \`earlyDecision\` is true unless
the file says otherwise.

## Time

The file has a clock of its own. It begins at \`start\`; a vote that states no \`at\` is drafted and submitted when the one before it
is over. Every event has a time: so long (\`after\`) since the proposal first entered a state (\`when\`). At each moment at which
something can happen the events come first, by their times and, where these are equal, in their order; then whatever anyone may do and is
due: open the vote, extend it, close it, end it early, execute, expire. Then the clock moves on to the next such moment. A vote is over when
its proposal has ended and none of its events is left.

A ballot at the very end of the window comes too late: every window begins with its first moment and ends before its last. What a file has a
member do (cast, reveal, recuse itself) after the vote was decided early is refused by the ledger, shown as \`late\`, and no difference.

In memory network actions are carried out: the members' agents are stood in for, which begin, attest and complete when it is due. On devnet, whose
agents are stopped, a network action stays decided.

In memory the clock is also that of every endorser. On devnet transactions carry it as their timestamp while endorsers go by the machine's
clock: so the charter's clock tolerance is widened to a day, the clock begins two hours ahead of the machine's, and a file
that needs more than the rest of the day is refused with that reason. The agents, which go by the machine's clock, are
stopped once the consortium is founded; what is due is sent in their place. Business days count from there.

## Who acts

Each member has one person for each role of the charter, called as the role (\`a.representative\`), unless the file lists its people. Where
only a member is named, its first person with the permission acts. A ballot is approved by as many of the member's people as its
own rule asks for, before it is cast.

## What comes out

\`--json\` prints one object:

| key | meaning |
|---|---|
| \`title\`, \`network\`, \`seconds\` | of the file; \`memory\` or \`devnet\`; how long it took on the machine's clock |
| \`foundingRefused\` | code and parameters, when the consortium could not be founded |
| \`different\` | how many votes (or the file's own events) went otherwise than expected |
| \`decisions[]\` | one for each vote, in the file's order |
| \`decisions[].vote\`, \`matter\`, \`track\`, \`proposalId\` | which vote |
| \`decisions[].outcome\`, \`state\` | \`approved\`, \`rejected\`, \`no-quorum\` or null; the proposal's last state |
| \`decisions[].refused\` | the code with which the draft or its submission was refused |
| \`decisions[].expected\`, \`differences\` | what the file says, and where it went otherwise, in words |
| \`decisions[].explanation\` | sentences in \`en\` and \`zh\`: which rule decided and by how much |
| \`decisions[].decision\` | the decision record of the ledger: tally (see below), conditions with the numbers that decided, recusals, delegations |
| \`decisions[].phase\`, \`electorate\` | where the proposal stands; the pinned electorate |
| \`decisions[].records\` | the ledger's other records of the proposal by kind: ballots, commitments, recusals, consents of bodies, the decisions of earlier stages, ballots on ratification |
| \`decisions[].timeline\` | each state with the moment at which it was first entered |
| \`decisions[].events\`, \`events\` | what was done when; \`wasRefused\` is the code of a refusal, \`late\` says that the vote had been decided early, \`at\` null means that its time never came |
| \`differences[]\` | all differences, by vote |

The tally counts every elector that is not recused by what became of its vote: \`yes\`, \`no\`, \`abstain\`, \`unrevealed\`, \`silent\`; together they are \`total\`.
Whether the track takes silence for something, or leaves recused members in a base, shows in the conditions and not here. Affiliates
with a merged vote are one head. Numbers that are zero may be left out.

## Recorded counts

The older form knows only counts: an electorate, rules (whose names are tracks of a charter), and votes with yes, no, abstain and
absent, what was recorded and, under \`under\`, the outcome to expect by track; test/data/hyperledger-toc-votes.json is one. Each vote is
replayed under each rule of \`--charter\` with early decision switched off, so that every recorded ballot is counted.
`;

/** docs/replay-format.md: the header above, and the schema's own tables. */
export function formatReference(): string {
  return schemaReference({ schema: replayFileSchema, name: 'ReplayFile', header: HEADER });
}
