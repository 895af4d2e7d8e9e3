const ACTION = /\{\{-?\s*\.([A-Za-z_][\w.]*)\s*-?\}\}/gu;

/** Names and values that templates may use; values may be nested. */
export interface TemplateContext {
  readonly [name: string]: string | number | boolean | TemplateContext;
}

/**
 * Fills the places of a Go template, as Fabric's builder for chaincode as a service does with the texts of
 * `connection.json`. Places are the one thing it needs of that language: `{{.peername}}`.
 *
 * @throws Error for a name that the context lacks, or for other parts of the template language
 */
export function fillTemplate(template: string, context: TemplateContext): string {
  const filled = template.replace(ACTION, (_place, path: string) => valueAt(context, path));
  if (filled.includes('{{')) {
    throw new Error(`template: ${template}: only places such as {{.peername}} are understood`);
  }
  return filled;
}

function valueAt(context: TemplateContext, path: string): string {
  let value: TemplateContext[string] = context;
  for (const name of path.split('.')) {
    const next: TemplateContext[string] | undefined =
      typeof value === 'object' && Object.hasOwn(value, name) ? value[name] : undefined;
    if (next === undefined) {
      throw new Error(`template: executing "" at <.${path}>: map has no entry for key "${name}"`);
    }
    value = next;
  }
  if (typeof value === 'object') {
    throw new Error(`template: .${path} is no text`);
  }
  return String(value);
}
