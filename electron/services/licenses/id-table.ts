/** Rows by UUID, in sixteen bytes an id and a few for finding it: a `Map` of strings would take ten times that. */
export interface IdTable {
  /** The row of an id; -1 for none. */
  find(id: string): number;
  /** Gives an id the next row, and answers it. The id must not be there yet. */
  add(id: string): number;
  /** The id of a row. */
  idOf(row: number): string;
}

const words = 4;

/** The four words of a UUID in lower case. */
function wordsOf(id: string): readonly [number, number, number, number] {
  return [
    Number.parseInt(id.slice(0, 8), 16),
    Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16),
    Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16),
    Number.parseInt(id.slice(28, 36), 16),
  ];
}

const hex = (value: number | undefined): string => (value ?? 0).toString(16).padStart(8, '0');

/** An empty table. */
export function createIdTable(): IdTable {
  let ids = new Uint32Array(1024 * words);
  let slots = new Int32Array(4096).fill(-1);
  let rows = 0;

  function slotOf(key: ReturnType<typeof wordsOf>): number {
    const mask = slots.length - 1;
    // Ids are random; a multiplication spreads those that are not.
    let slot = (Math.imul(key[0] ^ (key[3] << 1), 0x9e_37_79_b1) ^ key[1] ^ key[2]) & mask;
    for (;;) {
      const row = slots[slot] ?? -1;
      const at = row * words;
      if (
        row === -1 ||
        (ids[at] === key[0] &&
          ids[at + 1] === key[1] &&
          ids[at + 2] === key[2] &&
          ids[at + 3] === key[3])
      ) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  function rehash(): void {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let row = 0; row < rows; row += 1) {
      const at = row * words;
      slots[slotOf([ids[at] ?? 0, ids[at + 1] ?? 0, ids[at + 2] ?? 0, ids[at + 3] ?? 0])] = row;
    }
  }

  return {
    find: (id) => slots[slotOf(wordsOf(id))] ?? -1,
    add(id) {
      if ((rows + 1) * 2 > slots.length) rehash();
      if ((rows + 1) * words > ids.length) {
        const larger = new Uint32Array(Math.ceil(ids.length * 1.5));
        larger.set(ids);
        ids = larger;
      }
      const key = wordsOf(id);
      ids.set(key, rows * words);
      slots[slotOf(key)] = rows;
      rows += 1;
      return rows - 1;
    },
    idOf(row) {
      const at = row * words;
      const text = hex(ids[at]) + hex(ids[at + 1]) + hex(ids[at + 2]) + hex(ids[at + 3]);
      return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
    },
  };
}
