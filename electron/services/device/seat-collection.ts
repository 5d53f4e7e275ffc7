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

/** Creates a collection without seats. `taken` is called when a seat of this collection has been taken. */
export function createSeatCollection(deps: SeatCollectionDeps, taken: (seat: LocalSeat) => void) {
  const seats = new Map<SeatId, LocalSeat>();
  const states = new Map<SeatId, DeviceState>();
  const failures = new Map<SeatId, Failure>();

  const all = (): LocalSeat[] => [...seats.values()];

  function views(): SeatState[] {
    const shown = all()
      .map((seat) => seat.view(states.get(seat.id) ?? seat.device.state()))
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

  /** Whether another folder holds the same activation: a person has copied one of them. */
  function isCopyOfFolder({ device }: LocalSeat): boolean {
    const record = device.record.get();
    if (record === null) return false;
    return all().some((other) => {
      const known = other.device.record.get();
      return known !== null && isSameSeat(known, record);
    });
  }

  function insert(seat: LocalSeat): void {
    seats.set(seat.id, seat);
    states.set(seat.id, seat.device.state());
  }

  return {
    all,
    views,
    publish,
    find: (id: SeatId): LocalSeat | null => seats.get(id) ?? null,
    /** Opens seats, in the order in which they were taken, and returns them. Leaves out a folder that holds the same activation as another. */
    load(ids: readonly SeatId[]): LocalSeat[] {
      const opened = ids
        .filter((id) => !seats.has(id))
        .map(open)
        .toSorted((one, other) => compare(one.takenAt(), other.takenAt()));
      return opened.filter((seat) => {
        if (isCopyOfFolder(seat)) return false;
        insert(seat);
        return true;
      });
    },
    /** Opens a seat for which there is no folder yet. */
    add(id: SeatId): LocalSeat {
      const seat = open(id);
      insert(seat);
      return seat;
    },
    /** Forgets seats; their files stay. */
    remove(ids: readonly SeatId[]): void {
      for (const id of ids) {
        seats.get(id)?.device.stop();
        seats.delete(id);
        states.delete(id);
        failures.delete(id);
      }
    },
  };
}

/** Compares two times, of which each may be infinite. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}
