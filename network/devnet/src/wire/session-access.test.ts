import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelConfiguration } from '../administration/channel-config.js';
import {
  configurationAfter,
  nodeOf,
  type TestChannel,
  testChannel,
  userOf,
} from '../administration/test-channel.fixture.js';
import { Channel } from '../channel/channel.js';
import type { ChannelView } from '../channel/channel-view.js';
import type { Signer } from '../crypto/signer.js';
import { LedgerStore } from '../ledger/ledger-store.js';
import { SessionAccess } from './session-access.js';

const NOW = Date.now();
const TWENTY_YEARS_MS = 20 * 365 * 24 * 3_600_000;

describe('SessionAccess', () => {
  const directory = mkdtempSync(join(tmpdir(), 'session-'));
  let made: TestChannel;
  let channel: Channel;

  beforeAll(async () => {
    made = await testChannel();
    channel = await Channel.open(made.name, await LedgerStore.open(directory), () => made.genesis);
  });

  afterAll(async () => {
    await channel.close();
    made.remove();
    rmSync(directory, { recursive: true, force: true });
  });

  const message = new Uint8Array([1, 2, 3]);

  function accessOf({ identity, sign }: Signer, view: ChannelView = channel): SessionAccess {
    const signed = { identity, message, signature: sign(message) };
    return new SessionAccess(view, signed, () => '/Channel/Application/Readers');
  }

  it('is for those who satisfy the policy, with a signature of their own', () => {
    const [first, second] = made.members;
    expect(accessOf(userOf(first)).isGranted(NOW)).toBe(true);
    expect(accessOf(nodeOf(second)).isGranted(NOW)).toBe(true);
    expect(accessOf(userOf(made.outsider)).isGranted(NOW)).toBe(false);
    expect(accessOf({ ...userOf(first), sign: userOf(second).sign }).isGranted(NOW)).toBe(false);
  });

  it('ends when the certificate expires', () => {
    const access = accessOf(userOf(made.members[0]));
    expect(access.isGranted(NOW)).toBe(true);
    expect(access.isGranted(NOW + TWENTY_YEARS_MS)).toBe(false);
  });

  it('ends with a configuration that no longer knows the client', async () => {
    let configuration: ChannelConfiguration = made.configuration;
    const view = Object.create(channel, {
      configuration: { get: () => configuration },
    }) as ChannelView;
    const access = accessOf(userOf(made.members[2]), view);
    expect(access.isGranted(NOW)).toBe(true);
    configuration = await configurationAfter(made, (config) => {
      config.getChannelGroup()?.getGroupsMap().get('Application')?.getGroupsMap().del('Org3MSP');
    });
    expect(access.isGranted(NOW)).toBe(false);
  });
});
