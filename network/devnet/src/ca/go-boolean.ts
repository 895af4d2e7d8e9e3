const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/** A boolean in any of the forms that Go reads; undefined for anything else. */
export function goBoolean(text: string): boolean | undefined {
  if (TRUE.includes(text)) {
    return true;
  }
  return FALSE.includes(text) ? false : undefined;
}
