/** Returns the path of a circle with its center and its radius. */
function circle(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`;
}

/** The outline of each icon as an SVG path on a grid of 20 by 20 units, drawn for this app. */
const outlines = {
  device:
    'M5 4.5h10a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 12V6A1.5 1.5 0 0 1 5 4.5z M2 16h16',
  overview: 'M3.5 16.5h13M6 13.5v-3m4 3v-8m4 8v-5.5',
  activity: 'M3.2 8.2A7 7 0 1 1 3 10.6 M2.6 4.6v3.9h3.9M10 6v4.25L12.75 12',
  settings: `M3 6h7m5 0h2M3 14h2m5 0h7 ${circle(12.5, 6, 2.25)} ${circle(7.5, 14, 2.25)}`,
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  clock: `${circle(10, 10, 7)} M10 6v4.25L12.75 12`,
  question: `${circle(10, 10, 7)} M8 8.1a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3 M10 13.6v.05`,
  warning: 'M10 3.5 17.5 16h-15z M10 8.25v3.5m0 2v.05',
  offline:
    'M3 8.3a10 10 0 0 1 4.2-2.4M17 8.3a10 10 0 0 0-6.3-2.8 M6 11.6a6 6 0 0 1 3-1.6m4.9 1.6a6 6 0 0 0-1-.8 M10 15v.05M4 3l12 14',
  /** A chair. */
  seat: 'M6 3.5h8v5.5H6z M4 12.5h12M5.5 12.5v4.5m9-4.5v4.5',
  removed: `${circle(10, 10, 7)} M6.5 10h7`,
  key: `${circle(7, 13, 3.25)} M9.4 10.6l6.1-6.1m-2.6 2.6 2.1 2.1`,
  organization:
    'M3.5 16.5v-12h7v12m0-8h6v8 M2 16.5h16M6 7.5h2m-2 3h2m-2 3h2m5.5-2h.05m-.05 2.5h.05',
  arrow: 'M4 10h12m-4.5-4.5L16 10l-4.5 4.5',
  back: 'M16 10H4m4.5-4.5L4 10l4.5 4.5',
  down: 'm5 8 5 5 5-5',
  outside: 'M11.5 4H16v4.5M16 4l-7 7 M13.5 11.5V16h-9.5V6.5h4.5',
  file: 'M5 2.75h6.5L15.5 7v10.25H5z M11.25 3v4.25h4M7.75 11h5m-5 3h3',
  copy: 'M7.5 7.5h9v9h-9z M12.5 7.5v-4h-9v9h4',
  close: 'm5 5 10 10M15 5 5 15',
  add: 'M10 4.5v11M4.5 10h11',
  busy: 'M10 3a7 7 0 1 1-7 7',
};

export type IconName = keyof typeof outlines;

/** A decorative icon next to text. Screen readers skip it. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return <Outline path={outlines[name]} size={size} isSpinning={name === 'busy'} />;
}

interface OutlineProps {
  /** On a grid of 20 by 20 units. */
  readonly path: string;
  readonly size: number;
  readonly isSpinning?: boolean;
}

/** Draws the outline of an icon. */
export function Outline({ path, size, isSpinning = false }: OutlineProps) {
  return (
    <svg
      className={isSpinning ? 'icon icon-spinning' : 'icon'}
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={size <= 16 ? 1.75 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}
