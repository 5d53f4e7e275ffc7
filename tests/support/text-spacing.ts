import type { Page } from '@playwright/test';

/** The widest spacing that a person may set by WCAG 1.4.12. */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
`;

/**
 * Applies that spacing until the page is left, and lists the texts that are cut off or overflow
 * sideways.
 */
export async function cutBySpacing(page: Page): Promise<readonly string[]> {
  return await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
    const root = document.getElementById('root') ?? document.body;
    const { scrollWidth, clientWidth } = root;
    const cut = [...document.querySelectorAll('body *')].filter((one) => {
      // It scrolls, unless a dialog is over it.
      if (one === root) return false;
      if (one.closest('.visually-hidden, svg') !== null || one.textContent.trim() === '')
        return false;
      const { overflowX, overflowY, textOverflow } = getComputedStyle(one);
      // A cell of a grid may end in an ellipsis: the opened license, or the report, shows the whole
      // text.
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
