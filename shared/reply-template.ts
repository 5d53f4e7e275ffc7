import * as v from 'valibot';

/** The names that a template may hold in braces. */
export const replyFields = ['name', 'case', 'outcome', 'device'] as const;
type ReplyField = (typeof replyFields)[number];

/** The most characters of a template. */
export const maxTemplateLength = 4_000;

/** Why a template is refused. `found`: the part of it in braces that is no field. */
export type TemplateProblem =
  | { readonly type: 'unknown-field'; readonly found: string }
  | { readonly type: 'no-outcome' };

/** A part in braces, or a brace without its other half. */
const braces = /\{([^{}\n]{0,60})\}|[{}][^{}\n]{0,20}/g;

const isField = (name: string | undefined): name is ReplyField =>
  replyFields.some((field) => field === name);

/** Returns the first problem of a template; null for none. */
export function templateProblem(template: string): TemplateProblem | null {
  for (const [found, name] of template.matchAll(braces))
    if (!isField(name)) return { type: 'unknown-field', found };
  return template.includes('{outcome}') ? null : { type: 'no-outcome' };
}

const ReplyTemplate = v.pipe(
  v.string(),
  v.maxLength(maxTemplateLength),
  v.check((template) => templateProblem(template) === null),
);

/** The seller's own templates; a language without one has the app's. */
export const ReplyTemplates = v.strictObject({
  en: v.exactOptional(ReplyTemplate),
  de: v.exactOptional(ReplyTemplate),
});
export type ReplyTemplates = v.InferOutput<typeof ReplyTemplates>;

/**
 * Returns a template with its fields filled in. Without a name, the space before `{name}` goes with it; a paragraph with another field that
 * has no value is left out. After a greeting that ends with a comma, German goes on with a small letter, so `lowerAfterComma` gives
 * `{outcome}` one.
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<ReplyField, string | null>>,
  lowerAfterComma: boolean,
): string {
  const filled: string[] = [];
  for (const paragraph of template.trim().split(/\n[ \t]*\n\s*/)) {
    const named = values.name === null ? paragraph.replaceAll(/[ \t]*\{name\}/g, '') : paragraph;
    const isEmpty = replyFields.some(
      (field) => values[field] === null && named.includes(`{${field}}`),
    );
    if (isEmpty) continue;
    const follows = lowerAfterComma && filled.at(-1)?.trimEnd().endsWith(',') === true;
    const outcome = values.outcome ?? '';
    const begin =
      follows && named.startsWith('{outcome}')
        ? outcome.charAt(0).toLowerCase() + outcome.slice(1)
        : null;
    filled.push(
      named.replaceAll(/\{(name|case|outcome|device)\}/g, (_, field: ReplyField, at: number) =>
        begin !== null && at === 0 ? begin : (values[field] ?? ''),
      ),
    );
  }
  return filled.join('\n\n');
}
