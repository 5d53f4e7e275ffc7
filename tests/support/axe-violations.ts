import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

/** axe's script. With its comments, as the module has it, it is over a megabyte. */
const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The rules of axe whose results depend on colors. In a second color mode no other rule can have
 * another result, if the page is otherwise the same.
 */
export const colorRules: readonly string[] = ['color-contrast', 'link-in-text-block'];

/** A violation of one of axe's rules. */
export interface AxeViolation {
  readonly id: string;
  /** The elements that violate it. */
  readonly nodes: readonly { readonly html: string; readonly selector: string }[];
}

/** Loads axe with each document of the page, which takes less time than to send it to each. */
export async function loadAxeAtStart(page: Page): Promise<void> {
  await page.addInitScript(script);
}

/** Limits a check to some rules, or to all but some. */
export type AxeRules =
  | { readonly only: readonly string[] }
  | { readonly except: readonly string[] };

/** Lists the violations of axe's rules that it finds on the page; default all rules. */
export async function axeViolations(
  page: Page,
  rules: AxeRules = { except: [] },
): Promise<readonly AxeViolation[]> {
  const found = await page.evaluate(findViolations, rules);
  if (found !== null) return found;
  await page.evaluate(script);
  const next = await page.evaluate(findViolations, rules);
  if (next === null) throw new Error('The page does not load axe.');
  return next;
}

/**
 * Runs axe in the page, and returns its violations alone: the whole result is long, and takes time
 * to transfer. Null if the page has not loaded axe, which keeps nothing from one run to the next.
 */
async function findViolations(rules: AxeRules): Promise<readonly AxeViolation[] | null> {
  const { axe: loaded } = globalThis as unknown as { readonly axe?: typeof axe };
  if (loaded === undefined) return null;
  const { violations } = await loaded.run(document, {
    // Otherwise axe also describes every element that violates nothing, which takes longer than the
    // check itself.
    resultTypes: ['violations'],
    ...('only' in rules
      ? { runOnly: { type: 'rule', values: [...rules.only] } }
      : { rules: Object.fromEntries(rules.except.map((rule) => [rule, { enabled: false }])) }),
  });
  return violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ html, target }) => ({ html, selector: target.join(' ') })),
  }));
}
