import type { AppState, SeatState, SeatStatus } from '../../../shared/app-state.ts';
import { daysBetween } from '../../../shared/days.ts';
import { formatDate } from '../../../shared/format.ts';
import { plainLicenseName } from '../../../shared/product.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Clock, Log, Notifier } from '../../ports.ts';
import type { AppRecords, ExpiryReminder } from '../../storage/records.ts';
import { createTimer } from '../../timing.ts';

/** Calendar days before the end of a license at which the person is reminded, the last first. */
const reminderDays = [3, 14] as const;

/** Milliseconds between two looks at the calendar. A computer may sleep through any longer time. */
const checkInterval = 60 * 60_000;

/** Statuses of a seat that is of no use any more, or whose license ended already. */
const endedStatuses: ReadonlySet<SeatStatus['type']> = new Set([
  'removed',
  'never-confirmed',
  'key-changed',
  'key-inactive',
]);

/** Returns when the license of a seat ends, if its person would want to know; null otherwise. */
function endOf({ device }: SeatState): number | null {
  if (device.type !== 'held' || device.seat.otherComputer === true) return null;
  if (device.release.type !== 'idle' || endedStatuses.has(device.seatStatus.type)) return null;
  return device.seat.expiresAt ?? null;
}

/**
 * Returns the reminder that is due; null for none. `shown`: the last one of the seat. A later one of the same end is never followed by an
 * earlier one, so that a clock that is set back repeats nothing. A renewed license begins anew.
 */
export function dueReminder(
  expiresAt: number,
  now: number,
  shown: ExpiryReminder | undefined,
): ExpiryReminder | null {
  if (expiresAt <= now) return null;
  const left = daysBetween(now, expiresAt);
  const days = reminderDays.find((each) => left <= each);
  if (days === undefined) return null;
  if (shown?.expiresAt === expiresAt && shown.days <= days) return null;
  return { expiresAt, days };
}

/**
 * Reminds the person with a notification when a license of this computer ends in 14 and in 3 days, once each. What was shown is on disk
 * before it is shown, without anything of the license but when it ends.
 */
export function createExpiryReminders(deps: {
  readonly file: AppRecords['reminders'];
  readonly clock: Clock;
  readonly log: Log;
  readonly notify: Notifier;
  readonly state: () => AppState;
  readonly text: () => MainText;
}) {
  const { file, clock, log, notify, state, text } = deps;
  const timer = createTimer(clock);
  const stored = file.read();
  let shown = stored.type === 'value' ? stored.value.seats : {};
  /** Whether a failed write is in the log already. */
  let hasReported = false;

  /** Saves the reminders of the seats that there are. Returns whether that succeeded. */
  function save(next: typeof shown): boolean {
    try {
      file.write({ seats: next });
      shown = next;
      return true;
    } catch (error) {
      if (!hasReported) log.problem('A reminder could not be saved, so it was not shown', error);
      hasReported = true;
      return false;
    }
  }

  function remind(seat: SeatState, { expiresAt, days }: ExpiryReminder): void {
    const { seats, locale } = state();
    const { title, body } = text().native.notifications.expiring;
    const left = daysBetween(clock.now(), expiresAt);
    const name = seats.length > 1 && seat.name !== null ? plainLicenseName(seat.name) : null;
    const others = Object.entries(shown).filter(([id]) => seats.some((each) => each.id === id));
    if (!save({ ...Object.fromEntries(others), [seat.id]: { expiresAt, days } })) return;
    const heading = title(left);
    notify.show(
      {
        title: name === null ? heading : text().native.notifications.ofLicense(name, heading),
        body: body(formatDate(expiresAt, { locale })),
      },
      () => undefined,
    );
  }

  /** Shows what is due now. A person who looks at the window sees the end there, and is reminded later. */
  function check(): void {
    timer.set(clock.now() + checkInterval, check);
    if (!state().settings.notifications) return;
    for (const seat of state().seats) {
      const expiresAt = endOf(seat);
      if (expiresAt === null) continue;
      const due = dueReminder(expiresAt, clock.now(), shown[seat.id]);
      if (due !== null && notify.canShow()) remind(seat, due);
    }
  }

  return { check, stop: timer.stop };
}
