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

/** The places of a toast, the first preferred. */
export const toastPlaces = ['foot', 'foot-end', 'foot-start', 'head', 'head-end'] as const;
export type ToastPlace = (typeof toastPlaces)[number];

/** The space between a toast and the window's edge, in CSS pixels. */
const margin = 24;
/** The space that a control needs around it for its focus ring, in CSS pixels. */
const ring = 6;

/** Returns where a toast of this size is in a window of that size. */
function boxOf(place: ToastPlace, toast: Size, view: Size): Box {
  const [edge, side] = place.split('-');
  const left =
    side === undefined
      ? (view.width - toast.width) / 2
      : side === 'end'
        ? view.width - margin - toast.width
        : margin;
  const top = edge === 'foot' ? view.height - margin - toast.height : margin;
  return { left, top, right: left + toast.width, bottom: top + toast.height };
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
  for (const place of toastPlaces) {
    const box = boxOf(place, toast, view);
    const covered = controls.reduce((sum, control) => sum + overlap(box, control), 0);
    const hides = focused !== null && overlap(box, focused) > 0;
    const cost = covered + (hides ? view.width * view.height : 0);
    if (best === null || cost < best.cost) best = { place, cost };
  }
  return best?.place ?? 'foot';
}
