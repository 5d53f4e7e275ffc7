import type { Rectangle, Size } from 'electron';

/** The largest coordinate that is trusted. Windows and X11 take at most 32 bits; no desktop is as large. */
const maxCoordinate = 1_000_000;

/** A window's place on the desktop: a size alone where the system hides positions, as Wayland does. */
export interface LastPlacement extends Size {
  readonly x?: number;
  readonly y?: number;
}

/** Returns the part of a window's bounds to store. Wayland reports every window at 0, 0, which elsewhere would move it into the corner. */
export function storedBounds(
  { x, y, width, height }: Rectangle,
  hidesPositions: boolean,
): LastPlacement {
  return hidesPositions ? { width, height } : { x, y, width, height };
}

/** Whether the display has a size: Wayland reports one without while it knows no display. */
function isUsable({ x, y, width, height }: Rectangle): boolean {
  return [x, y, width, height].every(Number.isFinite) && width >= 1 && height >= 1;
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Returns the largest area of whole pixels within an area; at a fractional scale a display may end between two pixels. */
function wholePixels({ x, y, width, height }: Rectangle): Rectangle {
  const left = Math.ceil(x);
  const top = Math.ceil(y);
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.floor(x + width) - left),
    height: Math.max(1, Math.floor(y + height) - top),
  };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(Math.round(value), min), Math.max(min, max));
}

/** Returns the window's coordinate on one axis: as near to `from` as it fits, or centered where `from` is null. */
function placeOnAxis(from: number | null, size: number, start: number, available: number): number {
  if (from === null) return start + Math.floor((available - size) / 2);
  return clamp(from, start, start + available - size);
}

/**
 * Returns where a window opens, in whole device-independent pixels: as near to its last placement as the display's work area allows. The
 * display is the one with most of the last placement on it; where no display has any of it, or no position is known, the window is centered on the primary one. The
 * window fills a work area that is smaller than the smallest window.
 *
 * @param last the placement from the file, which may be any numbers; null at the first start
 * @param workAreas of all displays, the primary one first
 * @param sizes `first` is used where no earlier placement is known
 * @returns null where no display has a size, and the system has to decide
 */
export function fitPlacement(
  last: LastPlacement | null,
  workAreas: readonly Rectangle[],
  { first, smallest }: { readonly first: Size; readonly smallest: Size },
): Rectangle | null {
  const displays = workAreas.filter(isUsable).map(wholePixels);
  const [primary] = displays;
  if (primary === undefined) return null;
  const isKnown =
    last !== null &&
    [last.x ?? 0, last.y ?? 0, last.width, last.height].every(
      (one) => Math.abs(one) <= maxCoordinate,
    );
  const hasPosition = isKnown && last.x !== undefined && last.y !== undefined;
  const wanted = {
    x: (hasPosition ? last.x : undefined) ?? 0,
    y: (hasPosition ? last.y : undefined) ?? 0,
    width: isKnown ? Math.max(last.width, smallest.width) : first.width,
    height: isKnown ? Math.max(last.height, smallest.height) : first.height,
  };
  const display = hasPosition
    ? displays.reduce((best, one) => (overlap(wanted, one) > overlap(wanted, best) ? one : best))
    : primary;
  const isVisible = hasPosition && overlap(wanted, display) > 0;
  const width = clamp(wanted.width, Math.min(smallest.width, display.width), display.width);
  const height = clamp(wanted.height, Math.min(smallest.height, display.height), display.height);
  return {
    x: placeOnAxis(isVisible ? wanted.x : null, width, display.x, display.width),
    y: placeOnAxis(isVisible ? wanted.y : null, height, display.y, display.height),
    width,
    height,
  };
}
