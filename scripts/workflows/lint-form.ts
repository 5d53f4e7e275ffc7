import * as v from 'valibot';
import { parse } from 'yaml';

const text = v.pipe(v.string(), v.nonEmpty());
const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_-]*$/));
const validations = v.exactOptional(v.strictObject({ required: v.boolean() }));

/** An issue form: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema */
const Form = v.strictObject({
  name: text,
  description: text,
  title: v.exactOptional(text),
  labels: v.exactOptional(v.array(text)),
  body: v.pipe(
    v.array(
      v.variant('type', [
        v.strictObject({
          type: v.literal('markdown'),
          attributes: v.strictObject({ value: text }),
        }),
        v.strictObject({
          type: v.picklist(['input', 'textarea']),
          id,
          attributes: v.strictObject({
            label: text,
            description: v.exactOptional(text),
            placeholder: v.exactOptional(text),
            render: v.exactOptional(text),
          }),
          validations,
        }),
        v.strictObject({
          type: v.literal('dropdown'),
          id,
          attributes: v.strictObject({
            label: text,
            description: v.exactOptional(text),
            options: v.pipe(v.array(text), v.minLength(2)),
          }),
          validations,
        }),
        v.strictObject({
          type: v.literal('checkboxes'),
          id,
          attributes: v.strictObject({
            label: text,
            description: v.exactOptional(text),
            options: v.array(
              v.strictObject({ label: text, required: v.exactOptional(v.boolean()) }),
            ),
          }),
        }),
      ]),
    ),
    v.check((body) => body.some(({ type }) => type !== 'markdown'), 'asks nothing'),
    v.check((body) => {
      const ids = body.flatMap((part) => ('id' in part ? [part.id] : []));
      return new Set(ids).size === ids.length;
    }, 'uses an id twice'),
  ),
});

/** Returns the problems of an issue form, one line each. */
export function lintForm(file: string, content: string): readonly string[] {
  const { issues } = v.safeParse(Form, parse(content));
  return (issues ?? []).map((issue) => `${file}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
}
