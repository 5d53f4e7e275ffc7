import type { ReactNode } from 'react';

/** SVG paths on a grid of 20 by 20 units, drawn for this app. */
const drawings = {
  seat: (
    <>
      <path d="M6 3v7m8-7v7" />
      <path d="M4.5 10h11v3.5h-11z" />
      <path d="M6 6h8M6 13.5V17m8-3.5V17" />
    </>
  ),
  device: (
    <>
      <rect x="3.5" y="4.5" width="13" height="9" rx="1.5" />
      <path d="M2 16h16" />
    </>
  ),
  activity: (
    <>
      <path d="M3.2 8.2A7 7 0 1 1 3 10.6" />
      <path d="M2.6 4.6v3.9h3.9M10 6v4.25L12.75 12" />
    </>
  ),
  settings: (
    <>
      <path d="M3 6h7m5 0h2M3 14h2m5 0h7" />
      <circle cx="12.5" cy="6" r="2.25" />
      <circle cx="7.5" cy="14" r="2.25" />
    </>
  ),
  check: <path d="m4.5 10.5 3.5 3.5 7.5-8" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 6v4.25L12.75 12" />
    </>
  ),
  question: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M8 8.1a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3" />
      <path d="M10 13.6v.05" />
    </>
  ),
  warning: (
    <>
      <path d="M10 3.5 17.5 16h-15z" />
      <path d="M10 8.25v3.5m0 2v.05" />
    </>
  ),
  offline: (
    <>
      <path d="M3 8.3a10 10 0 0 1 4.2-2.4M17 8.3a10 10 0 0 0-6.3-2.8" />
      <path d="M6 11.6a6 6 0 0 1 3-1.6m4.9 1.6a6 6 0 0 0-1-.8" />
      <path d="M10 15v.05M4 3l12 14" />
    </>
  ),
  removed: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M6.5 10h7" />
    </>
  ),
  key: (
    <>
      <circle cx="7" cy="13" r="3.25" />
      <path d="m9.4 10.6 6.1-6.1m-2.6 2.6 2.1 2.1" />
    </>
  ),
  organization: (
    <>
      <path d="M3.5 16.5v-12h7v12m0-8h6v8" />
      <path d="M2 16.5h16M6 7.5h2m-2 3h2m-2 3h2m5.5-2h.05m-.05 2.5h.05" />
    </>
  ),
  arrow: <path d="M4 10h12m-4.5-4.5L16 10l-4.5 4.5" />,
  back: <path d="M16 10H4m4.5-4.5L4 10l4.5 4.5" />,
  outside: (
    <>
      <path d="M11.5 4H16v4.5M16 4l-7 7" />
      <path d="M13.5 11.5V16h-9.5V6.5h4.5" />
    </>
  ),
  file: (
    <>
      <path d="M5 2.75h6.5L15.5 7v10.25H5z" />
      <path d="M11.25 3v4.25h4M7.75 11h5m-5 3h3" />
    </>
  ),
  busy: <path d="M10 3a7 7 0 1 1-7 7" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** A decorative icon next to text. Screen readers skip it. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className={name === 'busy' ? 'icon icon-spinning' : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={size <= 16 ? 1.75 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[name]}
    </svg>
  );
}
