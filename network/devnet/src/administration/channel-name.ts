const MAX_LENGTH = 249;

/** What is wrong with a channel's name, in the words of Fabric's `ValidateChannelID`; undefined when it is good. */
export function channelNameFault(name: string): string | undefined {
  if (name === '') {
    return 'channel ID illegal, cannot be empty';
  }
  if (name.length > MAX_LENGTH) {
    return `channel ID illegal, cannot be longer than ${MAX_LENGTH}`;
  }
  return /^[a-z][a-z0-9.-]*$/u.test(name) ? undefined : `'${name}' contains illegal characters`;
}
