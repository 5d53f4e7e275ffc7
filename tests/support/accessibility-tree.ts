import type { Page } from '@playwright/test';

/** What the runtime tells a screen reader about the page, as far as tests ask for it. */
export interface AccessibilityTree {
  /** Roles of the landmarks and dialogs. */
  readonly landmarks: readonly string[];
  /** Roles of what speaks by itself. */
  readonly liveRegions: readonly string[];
  /** In the order of reading. */
  readonly headings: readonly { readonly level: number; readonly name: string }[];
  /** What can be operated and has no name, by role. */
  readonly unnamedControls: readonly string[];
  /** How many controls there are. */
  readonly controls: number;
}

const landmarkRoles = new Set(['banner', 'navigation', 'main', 'alertdialog', 'dialog']);
const liveRegionRoles = new Set(['status', 'alert']);
/** https://www.w3.org/TR/wai-aria-1.2/#widget_roles, and what Chromium calls some of them. */
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

/** In the page: controls with a name of their own that does not hold the words on them, as WCAG 2.5.3 asks of speech control. */
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

/** The nodes in the order of reading; they come level by level. */
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
