import { opensBlockStreams } from './opens-block-streams.js';
import type { ChannelChange } from './channel-change.js';

const NOBODY = '/Channel/Application/Nobody';
const READERS = '/Channel/Application/Readers';
const access = (resource: string, to: string | null, from: string | null = NOBODY): ChannelChange => ({
  ...{ kind: 'access', resource, from, to },
});
const policy = (path: string, from: string | null = 'ANY Admins'): ChannelChange => ({
  ...{ kind: 'policy', path, from, to: 'ANY Readers' },
});

it.each<[string, ChannelChange]>([
  ['another policy than nobody’s guards them', access('event/Block', READERS)],
  ['Fabric’s own default guards them', access('event/Block', null)],
  ['the policy that nobody satisfies says something else', policy(NOBODY)],
])('block streams are opened when %s', (_when, change) => {
  expect(opensBlockStreams(change)).toBe(true);
});

it.each<[string, ChannelChange]>([
  ['closes them', access('event/Block', NOBODY, READERS)],
  ['closes them by the short name of the policy', access('event/Block', 'Nobody', null)],
  ['is about something else that may be called', access('event/FilteredBlock', READERS)],
  ['is about another policy', policy(READERS)],
  ['makes a policy that nothing is guarded by yet', policy(NOBODY, null)],
  ['is about something else', { kind: 'capabilities', section: 'channel', from: [], to: ['V2_0'] }],
])('block streams stay as they are when a change %s', (_what, change) => {
  expect(opensBlockStreams(change)).toBe(false);
});
