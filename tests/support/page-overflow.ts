/** Runs in the page. Returns how many pixels of it lie beyond the window's edge, to the side. */
export function pageOverflow(): number {
  const scrolling = [document.documentElement, document.getElementById('root')];
  return Math.max(...scrolling.map((one) => (one ? one.scrollWidth - one.clientWidth : 0)));
}
