import type { License, LicenseTable } from './license-table.ts';

/** The search texts of some licenses, joined: searching one long text takes a quarter of the time of searching many short ones. */
interface Block {
  readonly text: string;
  /** Where the text of each license begins, and at the end where a next one would. */
  readonly starts: Uint32Array;
  readonly licenses: readonly License[];
}

/** Licenses of one block. Of a new license, only the last block is built again. */
const perBlock = 1_024;

/** Separates texts. No word of a search holds it. */
const separator = '\n';

function blockOf(licenses: readonly License[]): Block {
  const starts = new Uint32Array(licenses.length + 1);
  let at = 0;
  for (const [index, { searchText }] of licenses.entries()) {
    starts[index] = at;
    at += searchText.length + separator.length;
  }
  starts[licenses.length] = at;
  return { text: licenses.map(({ searchText }) => searchText).join(separator), starts, licenses };
}

/** Adds the licenses of a block whose text holds the word. */
function addFound({ text, starts, licenses }: Block, word: string, found: License[]): void {
  let index = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, starts[index])) {
    while ((starts[index + 1] ?? Number.POSITIVE_INFINITY) <= at) index += 1;
    const license = licenses[index];
    if (license !== undefined) found.push(license);
    index += 1;
    if (index >= licenses.length) return;
  }
}

/** Returns the search texts of a table, to search in all of them at once. They are joined at the first search, and again after a change. */
export function createLicenseTexts(table: LicenseTable) {
  let blocks: Block[] = [];
  /** The number of licenses in the blocks, and the table's changes that they show. */
  let joined = 0;
  let changes = 0;

  function update(): void {
    if (changes !== table.textChanges()) {
      blocks = [];
      joined = 0;
      changes = table.textChanges();
    }
    if (joined === table.size()) return;
    const last = blocks.at(-1);
    let open: License[] = [];
    if (last !== undefined && last.licenses.length < perBlock) {
      open = [...last.licenses];
      blocks.pop();
    }
    let position = 0;
    for (const license of table.all()) {
      position += 1;
      if (position <= joined) continue;
      open.push(license);
      if (open.length < perBlock) continue;
      blocks.push(blockOf(open));
      open = [];
    }
    if (open.length > 0) blocks.push(blockOf(open));
    joined = position;
  }

  return {
    /** Returns the licenses whose text holds a folded word, in the order of the table. */
    licensesWith(word: string): License[] {
      update();
      const found: License[] = [];
      for (const block of blocks) addFound(block, word, found);
      return found;
    },
  };
}
