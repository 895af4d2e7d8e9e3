import { channelNameFault } from './channel-name.js';

describe('channelNameFault', () => {
  it.each(['mychannel', 'a', 'a.b-c.9', 'a'.repeat(249)])('lets %s pass', (name) => {
    expect(channelNameFault(name)).toBeUndefined();
  });

  it.each([
    ['', 'cannot be empty'],
    ['a'.repeat(250), 'cannot be longer than 249'],
    ['My', "'My' contains illegal characters"],
    ['../elsewhere', 'contains illegal characters'],
    ['9lives', 'contains illegal characters'],
    ['under_score', 'contains illegal characters'],
  ])('refuses %p', (name, words) => {
    expect(channelNameFault(name)).toContain(words);
  });
});
