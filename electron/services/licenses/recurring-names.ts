/** Numbers names that recur, such as benefits: `findOrAdd` returns a name's place in `all`, and adds a new one. */
export function createNames(): { findOrAdd: (name: string) => number; all: string[] } {
  const all: string[] = [];
  const positions = new Map<string, number>();
  return {
    all,
    findOrAdd(name) {
      // Most have the name of the first one, and comparing is faster than hashing a text that was read just now.
      if (name === all[0]) return 0;
      const known = positions.get(name);
      if (known !== undefined) return known;
      positions.set(name, all.push(name) - 1);
      return all.length - 1;
    },
  };
}
