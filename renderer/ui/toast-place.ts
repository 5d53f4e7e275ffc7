/** A rectangle in CSS pixels, from the window's upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The upper left corner of a toast in CSS pixels. */
export interface ToastPlace {
  readonly left: number;
  readonly top: number;
}

/** The space between a toast and the window's edge, in CSS pixels. */
const margin = 24;
/** The space that a control needs around it for its focus ring, in CSS pixels. */
const ring = 6;
/** The distance between two heights at which a toast may be, in CSS pixels. */
const step = 16;

/** Returns the places of a toast: at the foot of the window, at its head, then at each height between; in the middle before the sides. */
function placesOf(toast: Size, view: Size): readonly ToastPlace[] {
  const foot = Math.max(0, view.height - margin - toast.height);
  const end = Math.max(0, view.width - margin - toast.width);
  const middle = Math.max(0, Math.round((view.width - toast.width) / 2));
  const between = Array.from(
    { length: Math.max(0, Math.floor((foot - margin) / step)) },
    (_, index) => foot - (index + 1) * step,
  );
  return [foot, Math.min(margin, foot), ...between].flatMap((top) =>
    [middle, end, Math.min(margin, end)].map((left) => ({ left, top })),
  );
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right + ring) - Math.max(one.left, other.left - ring);
  const height = Math.min(one.bottom, other.bottom + ring) - Math.max(one.top, other.top - ring);
  return Math.max(0, width) * Math.max(0, height);
}

/**
 * Returns the first place where a toast covers no control. If there is none, the one where it covers the least, and in no case the focused
 * control if another place does not. https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum
 */
export function chooseToastPlace(
  toast: Size,
  view: Size,
  controls: readonly Box[],
  focused: Box | null,
): ToastPlace {
  let best: { readonly place: ToastPlace; readonly cost: number } | null = null;
  for (const place of placesOf(toast, view)) {
    const { left, top } = place;
    const box = { left, top, right: left + toast.width, bottom: top + toast.height };
    const covered = controls.reduce((sum, control) => sum + overlap(box, control), 0);
    const hides = focused !== null && overlap(box, focused) > 0;
    const cost = covered + (hides ? view.width * view.height : 0);
    if (best === null || cost < best.cost) best = { place, cost };
    if (cost === 0) break;
  }
  return best?.place ?? { left: 0, top: 0 };
}
