import type { Page } from '@playwright/test';

/** The widest spacing that WCAG 1.4.12 lets a person set. */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
`;

/** Spaces all text out as a person might, until the page is left, and tells what is cut off then or reaches past the side. */
export async function cutBySpacing(page: Page): Promise<readonly string[]> {
  return await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
    const { scrollWidth, clientWidth } = document.documentElement;
    const cut = [...document.querySelectorAll('body *')].filter((one) => {
      if (one.closest('.visually-hidden, svg') !== null || one.textContent.trim() === '')
        return false;
      const { overflowX, overflowY, textOverflow } = getComputedStyle(one);
      // A grid's line may end in an ellipsis: the license that opens from it, or the report, has it whole.
      const isWider = textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1;
      const isHigher = one.scrollHeight > one.clientHeight + 1;
      const hiding = new Set(['hidden', 'clip']);
      return (hiding.has(overflowX) && isWider) || (hiding.has(overflowY) && isHigher);
    });
    return [
      ...(scrollWidth > clientWidth ? ['the page scrolls sideways'] : []),
      ...cut.map((one) => one.outerHTML.slice(0, 120)),
    ];
  }, spacing);
}
