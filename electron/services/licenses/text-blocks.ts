/** The texts of one block, joined: searching one long text is many times faster than searching many short ones. */
interface Block {
  readonly text: string;
  /** Where each entry's text begins. */
  readonly starts: readonly number[];
  readonly names: readonly string[];
}

/** Entries of one block. */
const perBlock = 500;

/** Separates texts. A folded text holds none. */
const separator = '\n';

/** Returns texts by name, none yet, to search in all of them at once. */
export function createTextBlocks() {
  let blocks: Block[] = [];
  let open = new Map<string, string>();
  /** The block of each name; a name that is not in it was removed or added again. */
  let owners = new Map<string, Block>();

  function closeBlock(): void {
    const starts: number[] = [];
    let at = 0;
    for (const text of open.values()) {
      starts.push(at);
      at += text.length + separator.length;
    }
    const block = { text: [...open.values()].join(separator), starts, names: [...open.keys()] };
    for (const name of block.names) owners.set(name, block);
    blocks.push(block);
    open = new Map();
  }

  /** Builds the blocks anew without the entries that were removed. */
  function compact(): void {
    const before = blocks;
    const owned = owners;
    blocks = [];
    owners = new Map();
    for (const block of before) {
      for (const [at, name] of block.names.entries()) {
        if (owned.get(name) !== block) continue;
        const end =
          (block.starts[at + 1] ?? block.text.length + separator.length) - separator.length;
        open.set(name, block.text.slice(block.starts[at], end));
        if (open.size >= perBlock) closeBlock();
      }
    }
  }

  /** Returns the entry of a block that holds the character at `position`. */
  function entryAt({ starts }: Block, position: number): number {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    /** Adds a text without line breaks, in place of an earlier one of its name. */
    set(name: string, text: string): void {
      owners.delete(name);
      open.set(name, text);
      if (open.size < perBlock) return;
      closeBlock();
      if (blocks.length * perBlock > 2 * owners.size + 10 * perBlock) compact();
    },
    remove(name: string): void {
      open.delete(name);
      owners.delete(name);
    },
    /** The names whose text holds the word. */
    *namesWith(word: string): Iterable<string> {
      for (const [name, text] of open) if (text.includes(word)) yield name;
      for (const block of blocks) {
        let at = block.text.indexOf(word);
        while (at !== -1) {
          const entry = entryAt(block, at);
          const name = block.names[entry] ?? '';
          if (owners.get(name) === block) yield name;
          const next = block.starts[entry + 1];
          at = next === undefined ? -1 : block.text.indexOf(word, next);
        }
      }
    },
  };
}
