import type { Oddity } from './odd-answers.ts';
import type { Family, Operation } from './operations.ts';

/**
 * Ways in which an exchange can go wrong. "Commits" means that the server does what the request
 * asks and its record shows it; the other faults leave the record unchanged.
 */
export type Fault =
  /** Commits, then closes the connection without a byte of answer. */
  | { readonly type: 'answer-lost' }
  /** Closes the connection before the server acts. */
  | { readonly type: 'request-lost' }
  /** Resets the connection (TCP RST) before the server acts. */
  | { readonly type: 'reset' }
  /** Commits, then resets the connection. */
  | { readonly type: 'reset-after' }
  /** Waits, then acts and answers. */
  | { readonly type: 'slow'; readonly ms: number }
  /** Commits at once, but answers only after a while. */
  | { readonly type: 'late-answer'; readonly ms: number }
  /** Reads show each license as it was before its last change. Concerns reads only. */
  | { readonly type: 'stale-read' }
  /** 429; `retryAfter` in seconds, left out when absent. */
  | { readonly type: 'rate-limited'; readonly retryAfter?: number }
  /** 500 before the server acts. */
  | { readonly type: 'error-before' }
  /** Commits, then 500. */
  | { readonly type: 'error-after' }
  /** 502 with a proxy's web page. */
  | { readonly type: 'bad-gateway' }
  /** Commits, then sends only the first half of the answer and closes the connection. */
  | { readonly type: 'truncated' }
  /** 200 with the log-in page of a public network. */
  | { readonly type: 'captive-portal' }
  /** 404 without `error`, as for a version that is not served. */
  | { readonly type: 'bare-404' }
  /** 307 to another address. */
  | { readonly type: 'redirect'; readonly to: string }
  /** 422 before the server acts; as Polar's validator does, it quotes the body, the key included. */
  | { readonly type: 'fields-refused' }
  /** 200 that says JSON and is not. */
  | { readonly type: 'not-json' }
  /** 200 with this many bytes of valid JSON. */
  | { readonly type: 'oversized'; readonly bytes: number }
  /** Commits, and answers in a way that the API description does not allow. */
  | { readonly type: 'odd'; readonly oddity: Oddity }
  /** Commits; a license in the answer has this many live activations, made up. */
  | { readonly type: 'many-activations'; readonly count: number }
  /** Never answers nor acts; ends when the server closes. */
  | { readonly type: 'hang' };

/** The requests that a fault applies to, and their number. */
export interface FaultOptions {
  /** Absent: every operation; for `stale-read` those that read. */
  readonly on?: Operation;
  /** Absent: both families. */
  readonly family?: Family;
  /** The license key in the request's body. Absent: requests with any key, and without one. */
  readonly key?: string;
  /** Absent: 1. `Infinity` lasts until cleared. */
  readonly times?: number;
}

/** A fault that waits for its requests. */
export interface QueuedFault {
  readonly fault: Fault;
  readonly on: Operation | null;
  readonly family: Family | null;
  readonly key: string | null;
  /** Number of requests that it still applies to. */
  readonly remaining: number;
}

const reads: ReadonlySet<Operation> = new Set(['list', 'get', 'get-activation', 'validate']);

/** Faults that wait for matching requests; the oldest matching fault applies. */
export class FaultQueue {
  #queue: QueuedFault[] = [];

  /** Applies this fault to the next matching requests. */
  add(fault: Fault, options: FaultOptions = {}): void {
    const { on = null, family = null, key = null, times = 1 } = options;
    if (times >= 1) this.#queue.push({ fault, on, family, key, remaining: times });
  }

  /** Removes all waiting faults. */
  clear(): void {
    this.#queue = [];
  }

  /** The faults still waiting, in order. */
  waiting(): readonly QueuedFault[] {
    return this.#queue;
  }

  /** Takes the fault that applies to this request; null if there is none. */
  take(operation: Operation, family: Family, key: string | null): Fault | null {
    const index = this.#queue.findIndex((queued) => meets(queued, operation, family, key));
    const queued = this.#queue[index];
    if (queued === undefined) return null;
    if (queued.remaining > 1) this.#queue[index] = { ...queued, remaining: queued.remaining - 1 };
    else this.#queue.splice(index, 1);
    return queued.fault;
  }
}

function meets(
  queued: QueuedFault,
  operation: Operation,
  family: Family,
  key: string | null,
): boolean {
  if (queued.fault.type === 'stale-read' && !reads.has(operation)) return false;
  return (
    (queued.on === null || queued.on === operation) &&
    (queued.family === null || queued.family === family) &&
    (queued.key === null || queued.key === key)
  );
}
