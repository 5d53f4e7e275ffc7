import type { DeviceState, SeatState } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import { isSameSeat } from '../../../shared/license.ts';
import { spokenName } from '../../../shared/license-name.ts';
import { redact } from '../../privacy/redact.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';
import { openLocalSeat, type LocalSeat, type LocalSeatDeps } from './local-seat.ts';

/** The seats that this process has opened. */
export type SeatCollection = ReturnType<typeof createSeatCollection>;

/** What the seats work with, and what they report together. */
export interface SeatCollectionDeps extends LocalSeatDeps {
  /** Called with the seats that the window shows, after each change. */
  readonly changed: (seats: readonly SeatState[]) => void;
  /** Called with what is wrong with this computer's disk; null for nothing that any seat knows. */
  readonly reportFailure: (failure: Failure | null) => void;
}

/** What the collection reports of one of its seats. */
interface SeatCollectionEvents {
  /** A seat has been taken. */
  readonly taken: (seat: LocalSeat) => void;
  /** Nothing is left of a seat, such as after an activation that took none. */
  readonly ended: () => void;
}

/** Creates a collection without seats. */
export function createSeatCollection(
  deps: SeatCollectionDeps,
  { taken, ended }: SeatCollectionEvents,
) {
  const seats = new Map<SeatId, LocalSeat>();
  const states = new Map<SeatId, DeviceState>();
  const failures = new Map<SeatId, Failure>();

  const all = (): LocalSeat[] => [...seats.values()];

  function views(): SeatState[] {
    const shown = all()
      .map((seat) => seat.view(seat.device.state()))
      .filter(({ device, move }) => device.type !== 'none' || move !== null);
    // The seat that is being taken replaces the receipts, and they come back if that fails.
    const isTaking = shown.some(({ device }) => device.type === 'activating');
    return isTaking ? shown.filter(({ id, device }) => !isFree(id, device)) : shown;
  }

  /** Whether only a receipt or a move is left of the seat. */
  function isFree(id: SeatId, { type }: DeviceState): boolean {
    const hasRecord = seats.get(id)?.device.record.get() !== null;
    return type === 'none' || (type === 'released' && !hasRecord);
  }

  function publish(): void {
    deps.changed(views());
  }

  function stateChanged(id: SeatId, state: DeviceState): void {
    const before = states.get(id);
    const seat = seats.get(id);
    states.set(id, state);
    const isTaken = before?.type === 'activating' || before?.type === 'none';
    if (isTaken && state.type === 'held' && seat !== undefined) taken(seat);
    publish();
    if (before !== undefined && before.type !== 'none' && state.type === 'none') ended();
  }

  /** Adds the name of the seat's license where this computer has several. */
  function withLicense(id: SeatId, event: ActivityEvent): ActivityEvent {
    const name = seats.get(id)?.licenseName() ?? null;
    const license = views().length > 1 ? spokenName(name) : undefined;
    return license === undefined ? event : { ...event, license: redact(license) };
  }

  function open(id: SeatId): LocalSeat {
    const recordEvent: typeof deps.recordEvent = (event, unlessSince) =>
      deps.recordEvent(withLicense(id, event), unlessSince);
    return openLocalSeat({ ...deps, recordEvent }, id, {
      changed: (state) => {
        if (seats.has(id)) stateChanged(id, state);
      },
      reportFailure(failure) {
        if (failure === null) failures.delete(id);
        else failures.set(id, failure);
        deps.reportFailure([...failures.values()].at(-1) ?? null);
      },
    });
  }

  function insert(seat: LocalSeat): void {
    seats.set(seat.id, seat);
    states.set(seat.id, seat.device.state());
  }

  function remove(ids: readonly SeatId[]): void {
    for (const id of ids) {
      seats.get(id)?.device.stop();
      seats.delete(id);
      states.delete(id);
      failures.delete(id);
    }
  }

  return {
    all,
    views,
    publish,
    find: (id: SeatId): LocalSeat | null => seats.get(id) ?? null,
    /**
     * Opens seats, in the order in which they were taken, and returns them. Of folders with the same activation it opens one, which has the
     * record if any has it.
     */
    load(ids: readonly SeatId[]): LocalSeat[] {
      const opened = ids
        .filter((id) => !seats.has(id))
        .map(open)
        .toSorted((one, other) => compare(one.takenAt(), other.takenAt()));
      remove(all().flatMap((seat) => (isReplacedBy(seat, opened) ? seat.id : [])));
      const chosen = new Set<LocalSeat>();
      const recordsFirst = [
        ...opened.filter(hasRecord),
        ...opened.filter((seat) => !hasRecord(seat)),
      ];
      for (const seat of recordsFirst) {
        if (![...all(), ...chosen].some((other) => isCopy(other, seat))) chosen.add(seat);
      }
      const kept = opened.filter((seat) => chosen.has(seat));
      for (const seat of kept) insert(seat);
      return kept;
    },
    /** Opens a seat for which there is no folder yet. */
    add(id: SeatId): LocalSeat {
      const seat = open(id);
      insert(seat);
      return seat;
    },
    /** Forgets seats; their files stay. */
    remove,
  };
}

const hasRecord = ({ device }: LocalSeat): boolean => device.record.get() !== null;

/** Whether two folders hold the same activation, pending or not: a person has copied one of them. */
function isCopy(one: LocalSeat, other: LocalSeat): boolean {
  const records = [one, other].map(({ device }) => device.record.get());
  const [first = null, second = null] = records;
  if (first !== null && second !== null && isSameSeat(first, second)) return true;
  const [nonces, others] = [one, other].map(({ device }) =>
    [device.record.get()?.nonce, device.activations.pending()?.nonce].filter(
      (nonce) => nonce !== undefined,
    ),
  );
  return nonces?.some((nonce) => others?.includes(nonce)) === true;
}

/** Whether one of the folders that were just opened has the record of a seat of which this process shows the pending activation. */
function isReplacedBy(seat: LocalSeat, opened: readonly LocalSeat[]): boolean {
  if (hasRecord(seat) || seat.isBusy()) return false;
  return opened.some((other) => hasRecord(other) && isCopy(other, seat));
}

/** Compares two times, of which each may be infinite. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}
