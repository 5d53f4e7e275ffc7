import type { SortColumn } from '../../../shared/licenses.ts';
import type { LicenseColumns } from './license-columns.ts';
import { partEnd, type LicenseTable } from './license-table.ts';

/** The licenses in the ascending order of each column, kept so that a keystroke need not sort. */
export interface LicenseOrders {
  /** The rows of all licenses. The caller must not change it. */
  by(column: SortColumn, now: number): Int32Array;
}

interface SavedOrder {
  readonly order: Int32Array;
  /** How many changes of the table it knows of. */
  readonly changesSeen: number;
  /** The first bytes of each row's text, where text is sorted. */
  readonly prefixes: Float64Array;
}

type Numbers = { readonly [N in keyof LicenseColumns]: LicenseColumns[N] };

/** Bytes of text that fit a number exactly. */
const prefixBytes = 6;

/** The columns that are sorted by one number a row; what there is none of comes first, an end that never comes last. */
function numberOf(columns: Numbers, column: SortColumn): (row: number) => number {
  const { createdAt, seatsUsed, usage, validatedAt, expiresAt, benefit } = columns;
  switch (column) {
    case 'created':
    case 'status':
      return (row) => createdAt[row] ?? 0;
    case 'seats':
      return (row) => seatsUsed[row] ?? -1;
    case 'usage':
      return (row) => usage[row] ?? 0;
    case 'validated':
      return (row) => validatedAt[row] ?? -1;
    case 'expires':
      return (row) => (expiresAt[row] === -1 ? Number.POSITIVE_INFINITY : (expiresAt[row] ?? 0));
    case 'benefit':
      return (row) => benefit[row] ?? 0;
    case 'customer':
    case 'key':
      return () => 0;
  }
}

type TextColumn = 'customer' | 'key';

/**
 * Where in the searched text stands what a row is sorted by: the customer's name or else the address; the key's last six bytes, which
 * is what is seen of it. The text is folded already, and nothing of it is copied.
 */
function spanOf(
  table: LicenseTable,
  column: TextColumn,
): (row: number) => readonly [number, number] {
  const { bytes, starts, pieces } = table.searched();
  const { piece } = table.columns();
  return (row) => {
    const at = piece[row] ?? 0;
    const start = starts[at] ?? 0;
    if (column === 'key') {
      const end = (at + 1 < pieces ? (starts[at + 1] ?? 0) : bytes.length) - 1;
      return [Math.max(start, end - prefixBytes), end];
    }
    const nameEnd = bytes.indexOf(partEnd, start);
    return nameEnd > start ? [start, nameEnd] : [start + 1, bytes.indexOf(partEnd, start + 1)];
  };
}

/** The first bytes of a span as a number that sorts as they do. */
function prefixOf(bytes: Buffer, [start, end]: readonly [number, number]): number {
  let number = 0;
  for (let at = start; at < start + prefixBytes; at += 1) {
    number = number * 256 + (at < end ? (bytes[at] ?? 0) : 0);
  }
  return number;
}

type Compare = (a: number, b: number) => number;

/** Compares rows by a text; its bytes are looked at only where the first ones are the same. */
function byText(table: LicenseTable, column: TextColumn, prefixes: Float64Array): Compare {
  const { bytes } = table.searched();
  const span = spanOf(table, column);
  return (a, b) => {
    const difference = (prefixes[a] ?? 0) - (prefixes[b] ?? 0);
    if (difference !== 0) return difference;
    const [startA, endA] = span(a);
    const [startB, endB] = span(b);
    return bytes.compare(bytes, startB, endB, startA, endA);
  };
}

function byNumber(number: (row: number) => number): Compare {
  return (a, b) => {
    const [numberA, numberB] = [number(a), number(b)];
    return numberA < numberB ? -1 : Number(numberA > numberB);
  };
}

/** Puts sorted rows where they belong among sorted rows; few among many, so that each is searched for. */
function inserted(into: Int32Array, rows: Int32Array, compare: Compare): Int32Array {
  const order = new Int32Array(into.length + rows.length);
  let [taken, end] = [0, 0];
  for (const row of rows) {
    let [low, high] = [taken, into.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(into[middle] ?? 0, row) < 0) low = middle + 1;
      else high = middle;
    }
    order.set(into.subarray(taken, low), end);
    end += low - taken;
    order[end] = row;
    end += 1;
    taken = low;
  }
  order.set(into.subarray(taken), end);
  return order;
}

/** Rows by status in the order of a sorted list. It is not kept, since licenses end without a change. */
function byStatus(table: LicenseTable, order: Int32Array, now: number): Int32Array {
  const { status, expiresAt } = table.columns();
  // Polar's three statuses, those that this app does not know, and what has ended.
  const groups: number[][] = [[], [], [], [], []];
  for (const row of order) {
    const end = expiresAt[row] ?? -1;
    const hasEnded = status[row] === 0 && end >= 0 && end <= now;
    groups[hasEnded ? 4 : (status[row] ?? 0)]?.push(row);
  }
  return Int32Array.from(groups.flat());
}

/** Orders over a table. Each is sorted when it is first asked for, and changed rows are merged in after that. */
export function createLicenseOrders(table: LicenseTable): LicenseOrders {
  const savedOrders = new Map<SortColumn, SavedOrder>();

  function comparison(column: SortColumn, prefixes: Float64Array): Compare {
    const columns = table.columns();
    const { createdAt } = columns;
    const first =
      column === 'customer' || column === 'key'
        ? byText(table, column, prefixes)
        : byNumber(numberOf(columns, column));
    return (a, b) => first(a, b) || (createdAt[a] ?? 0) - (createdAt[b] ?? 0) || a - b;
  }

  /** The rows' first bytes, read again for those that changed. */
  function prefixesOf(
    column: SortColumn,
    old: SavedOrder | undefined,
    fresh: Int32Array,
  ): Float64Array {
    if (column !== 'customer' && column !== 'key') return new Float64Array(0);
    const { bytes } = table.searched();
    const span = spanOf(table, column);
    const capacity = Math.max(old?.prefixes.length ?? 0, table.rows());
    const prefixes = new Float64Array(
      capacity === old?.prefixes.length ? capacity : Math.ceil(capacity * 1.2),
    );
    if (old !== undefined) prefixes.set(old.prefixes);
    for (const row of fresh) prefixes[row] = prefixOf(bytes, span(row));
    return prefixes;
  }

  /** The order with all changes since: few changed rows are put where they belong, many are sorted with all others. */
  function updateOrder(column: SortColumn, old: SavedOrder | undefined): SavedOrder {
    const changes = table.changes();
    const changed = new Uint8Array(table.rows());
    for (let at = old?.changesSeen ?? 0; at < changes.length; at += 1)
      changed[changes[at] ?? 0] = 1;
    const isPresent = (row: number): boolean => table.isPresent(row);
    const rows = Int32Array.from(changed.keys()).filter(isPresent);
    const fresh = rows.filter((row) => changed[row] === 1);
    const prefixes = prefixesOf(column, old, fresh);
    const compare = comparison(column, prefixes);
    const changesSeen = changes.length;
    if (old === undefined || fresh.length * 4 > rows.length) {
      return { order: rows.sort(compare), changesSeen, prefixes };
    }
    const unchanged = old.order.filter((row) => changed[row] === 0);
    return { order: inserted(unchanged, fresh.sort(compare), compare), changesSeen, prefixes };
  }

  return {
    by(column, now) {
      const base = column === 'status' ? 'created' : column;
      const old = savedOrders.get(base);
      const current = old?.changesSeen === table.changes().length ? old : updateOrder(base, old);
      savedOrders.set(base, current);
      return column === 'status' ? byStatus(table, current.order, now) : current.order;
    },
  };
}
