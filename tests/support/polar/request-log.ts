import type { Family, Operation } from './operations.ts';

/** One request as it arrived, and its outcome. */
export interface LoggedRequest {
  /** Position in order of arrival, from 1. */
  readonly number: number;
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
  readonly method: string;
  /** With the query, as sent. */
  readonly path: string;
  /** The operation; null for a path that Polar does not have. */
  readonly operation: Operation | null;
  readonly family: Family | null;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The status sent; null until a whole answer was sent. */
  readonly status: number | null;
  /** Whether it changed the server's record: a seat, a key, or a counter. */
  readonly committed: boolean;
  /** The type of the fault that applied to it. */
  readonly fault: string | null;
}

/** A filter of the log; absent fields match everything. */
export interface LogQuery {
  readonly operation?: Operation;
  readonly family?: Family;
  readonly method?: string;
  readonly status?: number;
  readonly committed?: boolean;
  readonly fault?: string;
}

/** Every request to the server, in order of arrival, except requests to its control paths. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #next = 1;

  /** All entries, oldest first. */
  all(): readonly LoggedRequest[] {
    return this.#entries;
  }

  /** The matching entries, oldest first. */
  find(query: LogQuery): readonly LoggedRequest[] {
    return this.#entries.filter((entry) => matches(entry, query));
  }

  /** Number of matching entries. */
  count(query: LogQuery = {}): number {
    return this.find(query).length;
  }

  /** The latest matching entry, or undefined. */
  last(query: LogQuery = {}): LoggedRequest | undefined {
    return this.find(query).at(-1);
  }

  /** Removes all entries; numbering goes on. */
  clear(): void {
    this.#entries = [];
  }

  /** Records an arrival and returns its number. */
  add(entry: Omit<LoggedRequest, 'number'>): number {
    const number = this.#next;
    this.#next += 1;
    this.#entries.push({ ...entry, number });
    return number;
  }

  /** Records the outcome of a request; does nothing if it was cleared. */
  update(number: number, change: Partial<Omit<LoggedRequest, 'number'>>): void {
    const index = number - (this.#entries[0]?.number ?? number + 1);
    const entry = this.#entries[index];
    if (entry !== undefined) this.#entries[index] = { ...entry, ...change };
  }
}

function matches(entry: LoggedRequest, query: LogQuery): boolean {
  return (
    (query.operation === undefined || entry.operation === query.operation) &&
    (query.family === undefined || entry.family === query.family) &&
    (query.method === undefined || entry.method === query.method) &&
    (query.status === undefined || entry.status === query.status) &&
    (query.committed === undefined || entry.committed === query.committed) &&
    (query.fault === undefined || entry.fault === query.fault)
  );
}
