import * as fc from 'fast-check';

/** Values that stand in an answer where another was expected. */
export const oddities: readonly unknown[] = [
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

export type Spoiling =
  | { readonly is: 'odd' | 'more'; readonly at: number; readonly odd: unknown }
  | { readonly is: 'missing' | 'upper'; readonly at: number }
  | { readonly is: 'wrapped' };

/** Ways to spoil an answer; `at` chooses the field among all of them. */
export const spoiling: fc.Arbitrary<Spoiling> = fc.oneof(
  fc.record({
    is: fc.constantFrom('odd' as const, 'odd' as const, 'more' as const),
    at: fc.nat({ max: 999 }),
    odd: fc.constantFrom(...oddities),
  }),
  fc.record({
    is: fc.constantFrom('missing' as const, 'upper' as const),
    at: fc.nat({ max: 999 }),
  }),
);

type Path = readonly string[];

/** The paths of all fields of a JSON value, those of objects in it included. */
function pathsIn(value: unknown, before: Path = []): Path[] {
  const paths: Path[] = [];
  if (typeof value !== 'object' || value === null) return paths;
  for (const [name, inner] of Object.entries(value)) {
    const path = [...before, name];
    paths.push(path, ...pathsIn(inner, path));
  }
  return paths;
}

/** The path of the field that is spoiled in an answer; null where there is none. */
export function spoiledPath(answer: unknown, how: Spoiling): Path | null {
  const paths = pathsIn(answer);
  return how.is === 'wrapped' ? null : (paths[how.at % Math.max(1, paths.length)] ?? null);
}

/**
 * Whether a value is of the right form and says something else. That is not odd but untrue, and nobody could tell: an empty list of seats, or
 * another key.
 */
function isUntrue(name: string, value: unknown): boolean {
  return name === 'key'
    ? typeof value === 'string' && value !== ''
    : name === 'activations' && Array.isArray(value) && value.length === 0;
}

/** The answer with one field spoiled, added or left out, or all of it in another object. */
export function spoiled(answer: unknown, how: Spoiling): unknown {
  const copy: unknown = structuredClone(answer);
  if (how.is === 'wrapped') return { data: copy };
  const path = spoiledPath(answer, how);
  if (path === null) return copy;
  let parent = copy as Record<string, unknown>;
  for (const name of path.slice(0, -1)) parent = parent[name] as Record<string, unknown>;
  const name = path.at(-1) ?? '';
  const before = parent[name];
  if (how.is === 'odd') parent[name] = isUntrue(name, how.odd) ? before : how.odd;
  else if (how.is === 'upper') {
    parent[name] = typeof before === 'string' && name !== 'key' ? before.toUpperCase() : before;
  } else if (how.is === 'more') parent[`${name}_more`] = how.odd;
  else if (Array.isArray(parent)) parent.splice(Number(name), 1, undefined);
  else delete parent[name];
  return copy;
}
