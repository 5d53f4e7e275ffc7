import * as fc from 'fast-check';

/** Values that replace an expected value in an answer. */
export const oddValues: readonly unknown[] = [
  null,
  0,
  -1,
  1.5,
  true,
  '',
  'x',
  '3',
  'unknown',
  'suspended',
  '2026',
  '2026-01-13T09:30:00Z',
  {},
  [],
  [{}],
  { name: 1, email: null },
  { id: 'x', key: 7 },
];

export type Corruption =
  | { readonly type: 'odd' | 'more'; readonly fieldIndex: number; readonly oddValue: unknown }
  | { readonly type: 'missing' | 'upper'; readonly fieldIndex: number }
  | { readonly type: 'wrapped' };

/** A way to corrupt an answer. `fieldIndex` selects one of all its fields. */
export const anyCorruption: fc.Arbitrary<Corruption> = fc.oneof(
  fc.record({
    type: fc.constantFrom('odd' as const, 'odd' as const, 'more' as const),
    fieldIndex: fc.nat({ max: 999 }),
    oddValue: fc.constantFrom(...oddValues),
  }),
  fc.record({
    type: fc.constantFrom('missing' as const, 'upper' as const),
    fieldIndex: fc.nat({ max: 999 }),
  }),
);

type Path = readonly string[];

/** Paths of all fields of a JSON value, including those of nested objects. */
function pathsIn(value: unknown, before: Path = []): Path[] {
  const paths: Path[] = [];
  if (typeof value !== 'object' || value === null) return paths;
  for (const [name, inner] of Object.entries(value)) {
    const path = [...before, name];
    paths.push(path, ...pathsIn(inner, path));
  }
  return paths;
}

/** Returns the path of the field that a corruption changes; null if it changes none. */
export function corruptedPath(answer: unknown, corruption: Corruption): Path | null {
  const paths = pathsIn(answer);
  return corruption.type === 'wrapped'
    ? null
    : (paths[corruption.fieldIndex % Math.max(1, paths.length)] ?? null);
}

/**
 * Whether a value has the right form and states something else, such as another key or an empty
 * list of seats. The app cannot notice such an answer, so tests leave it out.
 */
function isUntrue(name: string, value: unknown): boolean {
  return name === 'key'
    ? typeof value === 'string' && value !== ''
    : name === 'activations' && Array.isArray(value) && value.length === 0;
}

/**
 * Returns the answer with one field changed, added or removed, or with all of it nested in another
 * object.
 */
export function corrupt(answer: unknown, corruption: Corruption): unknown {
  const copy: unknown = structuredClone(answer);
  if (corruption.type === 'wrapped') return { data: copy };
  const path = corruptedPath(answer, corruption);
  if (path === null) return copy;
  let parent = copy as Record<string, unknown>;
  for (const name of path.slice(0, -1)) parent = parent[name] as Record<string, unknown>;
  const name = path.at(-1) ?? '';
  const before = parent[name];
  if (corruption.type === 'odd')
    parent[name] = isUntrue(name, corruption.oddValue) ? before : corruption.oddValue;
  else if (corruption.type === 'upper') {
    parent[name] = typeof before === 'string' && name !== 'key' ? before.toUpperCase() : before;
  } else if (corruption.type === 'more') parent[`${name}_more`] = corruption.oddValue;
  else if (Array.isArray(parent)) parent.splice(Number(name), 1, undefined);
  else delete parent[name];
  return copy;
}
