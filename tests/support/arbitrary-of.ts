import * as fc from 'fast-check';
import * as v from 'valibot';

/** The fields of a valibot schema that describe its values, for schemas of any type. */
interface Parts {
  readonly type: string;
  readonly pipe?: readonly unknown[];
  readonly literal?: unknown;
  readonly options?: readonly unknown[];
  readonly wrapped?: v.GenericSchema;
  readonly item?: v.GenericSchema;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
}

/**
 * Returns values that match a schema, including unusual ones. `samples` are tried wherever the
 * schema wants a string; those that do not match are skipped.
 */
export function arbitraryOf(
  schema: v.GenericSchema,
  samples: readonly string[],
): fc.Arbitrary<unknown> {
  const parts = schema as unknown as Parts;
  const plain = byType(parts, samples);
  return parts.pipe === undefined ? plain : plain.filter((value) => v.is(schema, value));
}

function byType(parts: Parts, samples: readonly string[]): fc.Arbitrary<unknown> {
  const of = (schema: v.GenericSchema | undefined): fc.Arbitrary<unknown> => {
    if (schema === undefined) throw new Error(`A schema of type ${parts.type} lacks a part`);
    return arbitraryOf(schema, samples);
  };
  switch (parts.type) {
    case 'undefined':
      return fc.constant(undefined);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.oneof(fc.nat(40), fc.maxSafeInteger(), fc.double({ noNaN: true }), fc.constant(-0));
    case 'string':
      return fc.oneof(fc.constantFrom(...samples), fc.string(), fc.string({ unit: 'binary' }));
    case 'instance':
      return fc.oneof(
        fc.uint8Array(),
        fc.constantFrom(...samples).map((word) => new TextEncoder().encode(word)),
      );
    case 'literal':
      return fc.constant(parts.literal);
    case 'picklist':
      return fc.constantFrom(...(parts.options ?? []));
    case 'variant':
    case 'union':
      return fc.oneof(...(parts.options ?? []).map((option) => of(option as v.GenericSchema)));
    case 'nullable':
      return fc.option(of(parts.wrapped), { nil: null });
    case 'array':
      return fc.array(of(parts.item), { maxLength: 4 });
    case 'strict_object':
    case 'object':
      return object(parts.entries ?? {}, samples);
    default:
      throw new Error(`No values are known for schemas of type ${parts.type}`);
  }
}

function object(
  entries: Readonly<Record<string, v.GenericSchema>>,
  samples: readonly string[],
): fc.Arbitrary<unknown> {
  const isOptional = (name: string): boolean => entries[name]?.type.endsWith('optional') === true;
  const fields = Object.entries(entries).map(([name, schema]) => {
    const { wrapped } = schema as unknown as Parts;
    return [name, arbitraryOf(isOptional(name) && wrapped ? wrapped : schema, samples)] as const;
  });
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: Object.keys(entries).filter((name) => !isOptional(name)),
  });
}
