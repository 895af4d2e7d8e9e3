import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testChannel, type TestChannel } from '../administration/test-channel.fixture.js';
import { Channels } from './channels.js';

describe('Channels', () => {
  let parties: TestChannel;
  let folder: string;
  beforeAll(async () => {
    parties = await testChannel();
  });
  afterAll(() => {
    parties.remove();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'channels-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function begin(): Promise<void> {
    const channels = await Channels.open(folder);
    await channels.begin(parties.name, parties.genesis);
    await channels.close();
  }

  it('opens every channel it has', async () => {
    await begin();
    const channels = await Channels.open(folder);
    expect(channels.all().map(({ name, height }) => [name, height])).toEqual([['mychannel', 1n]]);
    await channels.close();
  });

  it('removes a channel that a crash has left without its first block', async () => {
    const blocks = join(folder, 'begun', 'blocks');
    mkdirSync(blocks, { recursive: true });
    writeFileSync(join(blocks, 'blockfile_000000'), Buffer.from([200, 1, 2]));
    const channels = await Channels.open(folder);
    expect(channels.all()).toEqual([]);
    expect(existsSync(join(folder, 'begun'))).toBe(false);
    await channels.close();
  });

  it('leaves alone a channel whose first block has been damaged since', async () => {
    await begin();
    truncateSync(join(folder, parties.name, 'blocks', 'blockfile_000000'), 100);
    await expect(Channels.open(folder)).rejects.toThrow(
      'the first block of channel mychannel is missing or damaged',
    );
    expect(existsSync(join(folder, parties.name, 'state'))).toBe(true);
  });
});
