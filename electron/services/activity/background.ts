import type { AppState, SeatState } from '../../../shared/app-state.ts';
import { daysBetween } from '../../../shared/days.ts';
import { isExpiringSoon } from '../../../shared/format.ts';
import { plainLicenseName } from '../../../shared/product.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Background, Clock, TrayEntry } from '../../ports.ts';
import { createTimer } from '../../timing.ts';

/** Milliseconds between two looks at the calendar. */
const checkInterval = 60 * 60_000;

/** Returns what the tray says about one seat; null for nothing. */
function lineOf({ device }: SeatState, text: MainText, now: number): string | null {
  if (device.type !== 'held' || device.seat.otherComputer === true) return null;
  const { tray } = text.native;
  if (device.release.type === 'waiting') return tray.waiting;
  const { expiresAt } = device.seat;
  if (device.release.type !== 'idle' || typeof expiresAt !== 'number') return null;
  return isExpiringSoon(expiresAt, now) ? tray.expiring(daysBetween(now, expiresAt)) : null;
}

/** Returns the entry in the tray or menu bar; null if the person wants none. */
export function trayEntry(
  { seats, settings }: Pick<AppState, 'seats' | 'settings'>,
  {
    text,
    product,
    now,
  }: { readonly text: MainText; readonly product: string; readonly now: number },
): TrayEntry | null {
  if (!settings.background) return null;
  const { tray } = text.native;
  const lines = seats.flatMap((seat) => {
    const line = lineOf(seat, text, now);
    if (line === null) return [];
    if (seats.length < 2 || seat.name === null) return [line];
    return [text.native.notifications.ofLicense(plainLicenseName(seat.name), line)];
  });
  return {
    tooltip: [product, ...lines].join('\n'),
    lines,
    open: tray.open(product),
    quit: tray.quit,
  };
}

/** Keeps the entry in the tray as the state and the calendar are. */
export function createBackground(deps: {
  readonly background: Background;
  readonly clock: Clock;
  readonly state: () => AppState;
  readonly text: () => MainText;
  readonly productName: () => string;
}) {
  const { background, clock, state, text, productName } = deps;
  const timer = createTimer(clock);
  let shown = 'null';

  function update(): void {
    const context = { text: text(), product: productName(), now: clock.now() };
    const entry = trayEntry(state(), context);
    if (entry === null) timer.cancel();
    else timer.set(clock.now() + checkInterval, update);
    // Most changes of the state do not show there.
    const next = JSON.stringify(entry);
    if (next === shown) return;
    shown = next;
    background.show(entry);
  }

  return { update, stop: timer.stop };
}
