/** The same without one of its parts. */
export function without<Whole extends object>(whole: Whole, name: keyof Whole): Whole {
  return Object.fromEntries(Object.entries(whole).filter(([part]) => part !== name)) as Whole;
}
