import * as fc from 'fast-check';

/** The part of JSON Schema in which the answers of the command line are documented. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Returns instances of a schema, with the fields that it documents. Throws for a reference that it does not have. */
export function anyInstance(root: Schema, schema: Schema = root): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    if (target === undefined) throw new Error(`There is no ${schema.$ref}`);
    return anyInstance(root, target);
  }
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const types = [schema.type ?? 'string'].flat();
  return fc.oneof(...types.map((type) => anyOfType(root, schema, type)));
}

function anyOfType(root: Schema, schema: Schema, type: string): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer();
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'array':
      return fc.array(anyInstance(root, schema.items), { maxLength: 3 });
    case 'object':
      return anyObject(root, schema);
    default:
      return schema.pattern === undefined
        ? fc.string()
        : fc.stringMatching(new RegExp(schema.pattern, 'u'));
  }
}

function anyObject(root: Schema, schema: Schema): fc.Arbitrary<object> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.entries(properties).map(
    ([name, field]) => [name, anyInstance(root, field)] as const,
  );
  const known = fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
  return typeof additionalProperties === 'object'
    ? fc
        .tuple(fc.dictionary(fc.string(), anyInstance(root, additionalProperties)), known)
        .map(([more, object]) => Object.assign(more, object))
    : known;
}
