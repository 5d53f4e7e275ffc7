import type { Page } from '@playwright/test';

/** The accessibility tree that Chromium builds for the page, as far as tests need it. */
export interface AccessibilityTree {
  /** Roles of the landmarks and dialogs. */
  readonly landmarks: readonly string[];
  /** Roles of the elements that a screen reader reads out when they change. */
  readonly liveRegions: readonly string[];
  /** In reading order. */
  readonly headings: readonly { readonly level: number; readonly name: string }[];
  /** Roles of the controls that have no name. */
  readonly unnamedControls: readonly string[];
  /** Number of controls. */
  readonly controls: number;
}

const landmarkRoles = new Set(['banner', 'navigation', 'main', 'alertdialog', 'dialog']);
const liveRegionRoles = new Set(['status', 'alert']);
/**
 * Roles of controls: those of https://www.w3.org/TR/wai-aria-1.2/#widget_roles, with Chromium's own
 * names for some.
 */
const controlRoles = new Set([
  'button',
  'checkbox',
  'combobox',
  'grid',
  'link',
  'listbox',
  'menuitem',
  'radio',
  'searchbox',
  'slider',
  'spinbutton',
  'switch',
  'tab',
  'textbox',
]);

/** Reads the tree that Chromium builds for screen readers, with the names that it computed. */
export async function accessibilityTree(page: Page): Promise<AccessibilityTree> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const exposedNodes = inReadingOrder(nodes)
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: String(role?.value ?? ''),
      name: String(name?.value ?? '').trim(),
      level: Number(properties.find((one) => one.name === 'level')?.value.value ?? 0),
    }));
  const controls = exposedNodes.filter(({ role }) => controlRoles.has(role));
  return {
    landmarks: exposedNodes.map(({ role }) => role).filter((role) => landmarkRoles.has(role)),
    liveRegions: exposedNodes.map(({ role }) => role).filter((role) => liveRegionRoles.has(role)),
    headings: exposedNodes
      .filter(({ role }) => role === 'heading')
      .map(({ level, name }) => ({ level, name })),
    unnamedControls: controls.filter(({ name }) => name === '').map(({ role }) => role),
    controls: controls.length,
  };
}

/**
 * Runs in the page. Lists the controls whose accessible name lacks their visible text, which WCAG
 * 2.5.3 requires for speech control.
 */
export function labelsWithoutVisibleText(): string[] {
  return [...document.querySelectorAll('button[aria-label], a[aria-label]')]
    .filter((one) => {
      const visibleText = one.textContent.replace(/…$/, '').trim();
      return !one.getAttribute('aria-label')?.includes(visibleText);
    })
    .map((one) => one.outerHTML.slice(0, 120));
}

interface TreeNode {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly childIds?: readonly string[];
}

/** Sorts the nodes, which come level by level, into reading order. */
function inReadingOrder<N extends TreeNode>(nodes: readonly N[]): readonly N[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const read = (node: N): readonly N[] => [
    node,
    ...(node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child === undefined ? [] : read(child);
    }),
  ];
  return nodes.filter(({ parentId }) => parentId === undefined).flatMap(read);
}
