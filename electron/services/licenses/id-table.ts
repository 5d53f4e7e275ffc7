/** Rows by UUID, in sixteen bytes an id and a few for finding it: a `Map` of strings would take ten times that. */
export interface IdTable {
  /** The row of an id; -1 for none. */
  find(id: string): number;
  /** The row of an id, which is the next one for an id that has none. */
  findOrAdd(id: string): number;
  /** The id of a row. */
  idOf(row: number): string;
}

const wordsPerId = 4;
/** The value of each hexadecimal digit by its character code; 255 for any other character. */
const digits = new Uint8Array(128).fill(255);
for (let value = 0; value < 16; value += 1) {
  const digit = value.toString(16);
  digits[digit.charCodeAt(0)] = value;
  digits[digit.toUpperCase().charCodeAt(0)] = value;
}

/** The id that was read last, in its four words: read for each of a hundred thousand, it must not be an object of its own. */
const key = new Uint32Array(wordsPerId);

/** Reads an id into `key`. */
function readKey(id: string): void {
  let word = 0;
  let nibbles = 0;
  for (let at = 0; at < id.length && nibbles < wordsPerId * 8; at += 1) {
    const digit = digits[id.charCodeAt(at)] ?? 255;
    if (digit === 255) continue;
    word = (word << 4) | digit;
    nibbles += 1;
    if (nibbles % 8 === 0) key[nibbles / 8 - 1] = word;
  }
}

const hex = (value: number | undefined): string => (value ?? 0).toString(16).padStart(8, '0');

/** An empty table. */
export function createIdTable(): IdTable {
  let ids = new Uint32Array(1024 * wordsPerId);
  let slots = new Int32Array(4096).fill(-1);
  let rows = 0;

  /** The slot of the id in `key`: its own, or the free one where it belongs. */
  function slotOfKey(): number {
    const mask = slots.length - 1;
    const [a = 0, b = 0, c = 0, d = 0] = key;
    // Ids are random; the multiplication spreads those that are not.
    let slot = (Math.imul(a ^ (d << 1), 0x9e_37_79_b1) ^ b ^ c) & mask;
    for (;;) {
      const row = slots[slot] ?? -1;
      const at = row * wordsPerId;
      const isMatch = ids[at] === a && ids[at + 1] === b && ids[at + 2] === c && ids[at + 3] === d;
      if (row === -1 || isMatch) return slot;
      slot = (slot + 1) & mask;
    }
  }

  function grow(): void {
    if ((rows + 1) * wordsPerId > ids.length) {
      const larger = new Uint32Array(Math.ceil(ids.length * 1.5));
      larger.set(ids);
      ids = larger;
    }
    if ((rows + 1) * 2 <= slots.length) return;
    const added = key.slice();
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let row = 0; row < rows; row += 1) {
      key.set(ids.subarray(row * wordsPerId, row * wordsPerId + wordsPerId));
      slots[slotOfKey()] = row;
    }
    key.set(added);
  }

  return {
    find(id) {
      readKey(id);
      return slots[slotOfKey()] ?? -1;
    },
    findOrAdd(id) {
      readKey(id);
      const known = slots[slotOfKey()] ?? -1;
      if (known !== -1) return known;
      grow();
      ids.set(key, rows * wordsPerId);
      slots[slotOfKey()] = rows;
      rows += 1;
      return rows - 1;
    },
    idOf(row) {
      const at = row * wordsPerId;
      const text = hex(ids[at]) + hex(ids[at + 1]) + hex(ids[at + 2]) + hex(ids[at + 3]);
      return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
    },
  };
}
