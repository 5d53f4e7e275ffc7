/** Returns how many letters must be changed, added or removed to turn one word into the other. Two swapped neighbors count as one change. */
export function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (rows[i - 1]?.[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (rows[i - 1]?.[j - 1] ?? 0) + (isSame ? 0 : 1),
          isSwap ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/** Returns the name that a mistyped word probably means; null where none is near. */
export function nearestName<N extends string>(word: string, names: readonly N[]): N | null {
  // Comparing a long word takes long, and no name is near it.
  if (word.length > 40) return null;
  const [best] = names
    .filter((name) => Math.abs(name.length - word.length) <= 2)
    .map((name) => ({ name, distance: editDistance(word, name) }))
    .sort((one, other) => one.distance - other.distance);
  if (best === undefined) return null;
  return best.distance <= (best.name.length < 5 ? 1 : 2) ? best.name : null;
}
