import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allInstitutions } from './consortium.js';
import { ConsortiumFileError } from './problem.js';
import { readConsortium } from './read-consortium.js';

const NETWORK = join(__dirname, '../..');
const DEMO_PATH = join(NETWORK, 'consortium.yaml');
const DEMO = readFileSync(DEMO_PATH, 'utf8');
const TOC = readFileSync(join(NETWORK, 'charters/hyperledger-toc.yaml'), 'utf8');

/** Reads the demo with one passage replaced, and answers the problems' lines without their file. */
function problemsWith(passage: string, replacement: string, charterFile = TOC): string[] {
  expect(DEMO).toContain(passage);
  const text = DEMO.replace(passage, replacement);
  try {
    readConsortium('c.yaml', (path) =>
      path === 'c.yaml'
        ? text
        : path.endsWith('toc.yaml')
          ? charterFile
          : path.endsWith('.md')
            ? 'text'
            : undefined,
    );
    return [];
  } catch (error) {
    if (error instanceof ConsortiumFileError) {
      return error.message.split('\n');
    }
    throw error;
  }
}

/** The line of the demo on which a passage stands, from 1. */
const lineOf = (passage: string): number => DEMO.slice(0, DEMO.indexOf(passage)).split('\n').length;

describe('the consortium that npm start founds', () => {
  const consortium = readConsortium(DEMO_PATH);

  it('has four voting institutions, one regulator and two applicants', () => {
    expect(consortium.institutions.filter(({ votes }) => votes)).toHaveLength(4);
    expect(consortium.institutions.filter(({ kinds }) => kinds.includes('regulator'))).toHaveLength(1);
    expect(consortium.applicants).toHaveLength(2);
  });

  it('gives every institution two or three people with full ids', () => {
    for (const { id, people } of allInstitutions(consortium)) {
      expect([2, 3]).toContain(people.length);
      expect(people.every((person) => person.id.startsWith(`${id}.`))).toBe(true);
    }
  });

  it("carries the hash that sha256sum gives for the charter's text", () => {
    const bytes = readFileSync(join(NETWORK, 'charters/demo-charter.md'));
    expect(consortium.charter.textHash).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('needs nothing said for real Fabric: one peer each with LevelDB, four orderers to choose from', () => {
    expect(consortium.fabric).toEqual({
      orderers: [
        { port: 17_050, administrationPort: 17_059 },
        { port: 17_060, administrationPort: 17_069 },
        { port: 17_070, administrationPort: 17_079 },
        { port: 17_080, administrationPort: 17_089 },
      ],
      ordererCaPort: 17_058,
    });
    expect(consortium.institutions[1]?.fabric).toEqual({ peers: 1, secondPeerPort: 17_065, couchDb: [] });
  });

  it('counts default ports over members and then applicants', () => {
    expect(allInstitutions(consortium).map(({ ports }) => ports.console)).toEqual([
      3001, 3002, 3003, 3004, 3005, 3006, 3007,
    ]);
    expect(consortium.institutions[1]?.ports).toEqual({
      peer: 17061,
      chaincode: 17062,
      ca: 17064,
      console: 3002,
    });
  });

  it('gives the regulator no weight', () => {
    expect(consortium.institutions.find(({ votes }) => !votes)).toMatchObject({ weight: 0 });
  });
});

describe('a problem names file, line and column and what to do', () => {
  it.each([
    [
      'YAML that is none',
      'institutions:\n',
      'institutions\n',
      /^c\.yaml:\d+:\d+ {2}This is not valid YAML: /u,
    ],
    ['a tab', '  schemaVersion: 1', '\tschemaVersion: 1', /A tab is used to indent; YAML wants spaces\.$/u],
    ['a key twice', 'weight: 3', 'weight: 3\n    weight: 4', /This key stands here a second time/u],
    ['a misspelt key', 'weight: 3', 'wieght: 3', /institutions\[0\]\.wieght: No such key is known here/u],
    ['a wrong type', 'weight: 3', 'weight: heavy', /institutions\[0\]\.weight: "heavy" is not a number\.$/u],
    ['a fraction', 'weight: 3', 'weight: 2.5', /institutions\[0\]\.weight: 2\.5 is not a whole number\.$/u],
    ['a number as text', 'id: li-na,', 'id: 12,', /12 is not a text\. Put it in quotes\.$/u],
    [
      'a bad id',
      'id: aurora-bank\n',
      'id: Aurora Bank\n',
      /"Aurora Bank" does not have the right form\. Write lower-case words/u,
    ],
    [
      'an unknown kind',
      '[consortium-body]',
      '[club]',
      /"club" is not possible here\. Write one of: ordinary-user, /u,
    ],
    [
      'a missing language',
      '{ en: Li Na, zh: 李娜 }',
      '{ en: Li Na }',
      /name\.zh: This is missing\. Add it: a text\.$/u,
    ],
    [
      'a bad duration',
      'notice: PT20S',
      'notice: 20s',
      /"20s" does not have the right form\. Write an ISO 8601 duration/u,
    ],
    [
      'an unknown permission',
      '[opinion.give, account.keep]',
      '[opinion.have]',
      /"opinion\.have" is not possible here/u,
    ],
    [
      'a bad role id',
      '    observer:\n',
      '    Observer:\n',
      /charter\.roles\.Observer: "Observer" cannot be a key here: write lower-case/u,
    ],
    [
      'a wrong part of a condition',
      'comparator: gt\n        numerator: 1\n        denominator: 2\n        base: cast',
      'comparator: above\n        numerator: 1\n        denominator: 2\n        base: cast',
      /ordinary\.threshold\.comparator: "above" is not possible here\. Write one of: gte, gt, lte, lt\.$/u,
    ],
    [
      'a wrong part of a nested condition',
      "- { count: 'yes', measure: heads,",
      "- { count: 'yes', measure: feet,",
      /admission\.threshold\.all\[0\]\.measure: "feet" is not possible here/u,
    ],
    [
      'an empty list',
      'kinds: [consortium-body]',
      'kinds: []',
      /An empty list is too little: at least 1 entry needed/u,
    ],
    [
      'a foreign version',
      'schemaVersion: 1\nid',
      'schemaVersion: 2\nid',
      /schemaVersion: 2 is not possible here\. Write one of: 1\.$/u,
    ],
  ])('for %s', (_what, passage, replacement, expected) => {
    const problems = problemsWith(passage, replacement);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
    const [, line] = /^c\.yaml:(\d+):\d+ {2}/u.exec(problems[0] ?? '') ?? [];
    expect(Math.abs(Number(line) - lineOf(passage))).toBeLessThanOrEqual(1);
  });
});

describe('what the schema cannot see', () => {
  it.each([
    [
      'an id twice',
      '- id: lattice-systems',
      '- id: aurora-bank',
      /The id "aurora-bank" is already used on line \d+\. Give another\.$/u,
    ],
    ['an MSP id twice', 'LatticeSystemsMSP', 'AuroraBankMSP', /The MSP id "AuroraBankMSP" is already used/u],
    [
      'a domain twice',
      'domain: lattice-systems.example',
      'domain: aurora-bank.example',
      /The domain "aurora-bank\.example"/u,
    ],
    [
      'a person id twice',
      'id: chen-wei',
      'id: li-na',
      /people\[1\]\.id: The person id "li-na" is already used/u,
    ],
    [
      'an id twice among applicants',
      '- id: silkway-customs',
      '- id: aurora-bank',
      /applicants\[1\]\.id: The id/u,
    ],
    [
      'a role the charter lacks',
      'roles: [reviewer] }',
      'roles: [viewer] }',
      /roles\[0\]: The charter has no role "viewer"\. Write one of: representative, approver,/u,
    ],
    [
      'a role twice',
      'roles: [reviewer] }',
      'roles: [reviewer, reviewer] }',
      /The role "reviewer" is listed twice/u,
    ],
    [
      'roles that exclude each other',
      'roles: [proposer, reviewer] }',
      'roles: [proposer, reviewer, approver] }',
      /The charter keeps the roles "proposer" and "approver" apart/u,
    ],
    [
      'an excluded role the charter lacks',
      'excludes: [approver]',
      'excludes: [checker]',
      /charter\.roles\.proposer\.excludes\[0\]: The charter has no role "checker"/u,
    ],
    [
      'a role that excludes itself',
      'excludes: [approver]',
      'excludes: [proposer]',
      /A role cannot exclude itself/u,
    ],
    [
      'a track that is missing',
      'member.admit: [admission]',
      'member.admit: [entry]',
      /charter\.actions\.member\.admit\[0\]: The charter has no track "entry"\. Write one of: ordinary, administration, confidential, urgent, admission, constitution\.$/u,
    ],
    [
      'an action that is unknown',
      'role.revoke:',
      'role.remove:',
      /There is no action "role\.remove"\. Write one of: charter\.amend,/u,
    ],
    ['a delay of nothing', 'delay: PT10S', 'delay: PT0S', /The delay period of a track is never zero/u],
    [
      'a quorum that nobody can meet',
      'comparator: gte\n        numerator: 1\n        denominator: 2',
      'comparator: gt\n        numerator: 1\n        denominator: 1',
      /ordinary\.quorum: Not even a yes of every member meets this\. Lower it\.$/u,
    ],
    [
      'more sponsors than can be had',
      'notice: PT20S',
      'sponsors: 4\n      notice: PT20S',
      /asks for 4 sponsors from other institutions, but only 3 can be had/u,
    ],
    [
      'a port for two processes',
      '    weight: 3',
      '    ports: { console: 3000 }\n    weight: 3',
      /Port 3000 is meant for the console of "aurora-bank", but also for the landing page/u,
    ],
    [
      "a port that is another's default",
      '    weight: 3',
      '    ports: { peer: 17062 }\n    weight: 3',
      /Port 17062 is meant for the chaincode of "meridian-logistics", but also for the peer of "aurora-bank"/u,
    ],
    [
      "a port that is an orderer's default on real Fabric",
      '    weight: 3',
      '    ports: { peer: 17070 }\n    weight: 3',
      /Port 17070 is meant for orderer 3 on real Fabric, but also for the peer of "aurora-bank"/u,
    ],
    [
      'two peers that would share a CouchDB',
      '    weight: 3',
      '    fabric: { peers: 2, couchDb: ["127.0.0.1:5984", "127.0.0.1:5984"] }\n    weight: 3',
      /"aurora-bank" has 2 peers, and each needs a CouchDB of its own/u,
    ],
    [
      'a regulator that votes',
      '    votes: false\n',
      '    decisionRule: { approvals: 1, makerIsNotChecker: false }\n',
      /A regulator does not vote\. Add votes: false to it\./u,
    ],
    [
      'weight without a vote',
      'votes: false',
      'votes: false\n    weight: 1',
      /An institution with votes: false has no weight/u,
    ],
    ['a vote without weight', 'weight: 3', 'weight: 0', /A voting institution weighs at least 1/u],
    [
      'a vote without a rule',
      '    decisionRule: { approvals: 2, makerIsNotChecker: true }\n',
      '',
      /"aurora-bank" votes, so it needs a rule for its ballot/u,
    ],
    [
      'nobody who can cast',
      'roles: [representative, approver] }',
      'roles: [approver] }',
      /Nobody of "lattice-systems" can cast its ballot/u,
    ],
    [
      'too few approvers',
      '{ approvals: 2, makerIsNotChecker: true }',
      '{ approvals: 3, makerIsNotChecker: true }',
      /needs 3 approvals by people other than the one who casts the ballot, but only 2 of its people can give one/u,
    ],
    [
      'a charter text that is missing',
      'demo-charter.md',
      'demo-charter.txt',
      /charterText: The file "charters\/demo-charter\.txt" cannot be read/u,
    ],
    [
      'two charters',
      'charterText:',
      'charterFile: charters/toc.yaml\ncharterText:',
      /Give either charter, with the rules, or charterFile/u,
    ],
  ])('is found: %s', (_what, passage, replacement, expected) => {
    const problems = problemsWith(passage, replacement);
    expect(problems.filter((line) => expected.test(line))).toHaveLength(1);
    expect(problems.every((line) => /^c\.yaml:\d+:\d+ {2}/u.test(line))).toBe(true);
  });

  it('is found also when nobody can propose', () => {
    const problems = problemsWith(
      '[proposal.propose, proposal.sponsor, opinion.give]',
      '[proposal.sponsor, opinion.give]',
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/Nobody can make a proposal/u);
  });

  it('is listed in the order of the file', () => {
    const problems = problemsWith('excludes: [approver]', 'excludes: [checker, chess, proposer]');
    expect(problems.map((line) => line.split(':')[2]?.split(' ')[0])).toEqual(['18', '27', '34']);
  });
});

describe('tracks that share their periods by a merge key', () => {
  const first = 'ordinary:\n      title: { en: Ordinary resolution, zh: 普通决议 }\n';
  const second = /(administration:\n {6}title: .*\n) {6}notice: .*\n {6}voting: .*\n/u;
  const shared = (notice: string): string =>
    DEMO.replace(first, first.replace('ordinary:', 'ordinary: &usual')).replace(
      second,
      `$1      <<: *usual\n      notice: ${notice}\n`,
    );
  const read = (text: string) => readConsortium('c.yaml', (path) => (path === 'c.yaml' ? text : 'text'));

  it('take what they do not say themselves', () => {
    const { administration } = read(shared('P1D')).charter.tracks;
    expect(administration).toMatchObject({ notice: 'P1D', voting: 'PT15M' });
  });

  it('have their own mistakes named where they are', () => {
    const text = shared('soon');
    const line = text.slice(0, text.indexOf('notice: soon')).split('\n').length;
    expect(() => read(text)).toThrow(
      `c.yaml:${line}:15  charter.tracks.administration.notice: "soon" does not have`,
    );
  });
});

describe('a charter in a file of its own', () => {
  const inline = DEMO.slice(DEMO.indexOf('charter:\n'), DEMO.indexOf('\ninstitutions:') + 1);
  const named = 'charterFile: charters/toc.yaml\n';

  it('is used like one written in the file', () => {
    const onePerson = DEMO.replace(inline, named).replace(/roles: \[[a-z, ]*\]/gu, 'roles: [representative]');
    const text = onePerson.replace(
      /approvals: \d, makerIsNotChecker: \w+/gu,
      'approvals: 1, makerIsNotChecker: false',
    );
    const consortium = readConsortium('c.yaml', (path) =>
      path === 'c.yaml' ? text : path.endsWith('toc.yaml') ? TOC : 'text',
    );
    expect(Object.keys(consortium.charter.tracks)).toEqual(['meeting', 'electronic', 'amendment']);
  });

  it('has its own problems named in its own file', () => {
    const problems = problemsWith(inline, named, TOC.replace('voting: PT30S', 'voting: soon'));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^charters\/toc\.yaml:20:13 {2}tracks\.meeting\.voting: "soon" does not have/u,
    );
  });

  it('has to be there', () => {
    const problems = problemsWith(inline, 'charterFile: charters/none\n');
    expect(problems[0]).toMatch(/charterFile: The file "charters\/none" cannot be read/u);
  });
});

it('says when there is no file', () => {
  expect(() => readConsortium('nowhere.yaml', () => undefined)).toThrow(
    'nowhere.yaml:1:1  This file cannot be read. Name an existing one with --file.',
  );
});
