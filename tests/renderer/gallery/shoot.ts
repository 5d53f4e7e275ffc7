import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { axeViolations } from '../../support/axe-violations.ts';
import type { Scene } from './scene.ts';
import { scenes } from './scenes.ts';
import { pageOverflow } from '../../support/page-overflow.ts';

/**
 * Takes a picture of the window in every state, and checks each with axe:
 *
 *     npx tsx tests/renderer/gallery/shoot.ts --browser /usr/bin/chromium --out pictures [--only waiting,released]
 *
 * Exits with 1 if axe finds a fault, the page logs an error or is wider than the window.
 */
const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    out: { type: 'string', default: 'test-results/gallery' },
    only: { type: 'string' },
    sizes: { type: 'string' },
  },
});

interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** 2 is a zoom of 200 %: half the viewport at twice the scale. */
  readonly zoom: number;
  readonly scheme: 'light' | 'dark';
}

const sizes: readonly Size[] = [
  { name: 'light', width: 1100, height: 720, zoom: 1, scheme: 'light' },
  { name: 'dark', width: 1100, height: 720, zoom: 1, scheme: 'dark' },
  { name: 'zoomed', width: 1100, height: 720, zoom: 2, scheme: 'light' },
  { name: 'narrow', width: 400, height: 720, zoom: 1, scheme: 'dark' },
  { name: 'smallest', width: 320, height: 640, zoom: 1, scheme: 'light' },
  { name: 'wide', width: 1920, height: 1080, zoom: 1, scheme: 'light' },
];

async function takeScreenshot(
  browser: Browser,
  base: string,
  size: Size,
  scene: Scene,
): Promise<string[]> {
  const context = await browser.newContext({
    viewport: { width: size.width / size.zoom, height: size.height / size.zoom },
    deviceScaleFactor: size.zoom,
    colorScheme: size.scheme,
    reducedMotion: 'reduce',
    locale: 'en-US',
  });
  const faults: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  await page.goto(`${base}?state=${scene.state}`);
  await page.getByRole('main').waitFor();
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await scene.action?.(page);
  await page.waitForTimeout(150);
  const overflow = await page.evaluate(pageOverflow);
  if (overflow > 0) faults.push(`wider than the window by ${overflow} px`);
  await page.screenshot({ path: join(values.out, `${scene.name}-${size.name}.png`) });
  for (const { id, nodes } of await axeViolations(page))
    faults.push(`axe: ${id} at ${nodes.map(({ selector }) => selector).join(', ')}`);
  await context.close();
  return faults.map((fault) => `${scene.name} (${size.name}): ${fault}`);
}

mkdirSync(values.out, { recursive: true });
const outDir = mkdtempSync(join(tmpdir(), 'gallery-'));
const config = { configFile: 'tests/renderer/gallery/vite.config.ts', logLevel: 'error' } as const;
await build({ ...config, build: { outDir, emptyOutDir: true } });
const server = await preview({ ...config, build: { outDir }, preview: { host: '127.0.0.1' } });
const base = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch(
  values.browser === undefined
    ? {}
    : { executablePath: values.browser, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] },
);
const chosen = values.only?.split(',');
const chosenSizes = values.sizes?.split(',');
const faults: string[] = [];
for (const size of sizes.filter(({ name }) => chosenSizes?.includes(name) ?? true))
  for (const scene of scenes.filter(({ name }) => chosen?.includes(name) ?? true))
    faults.push(...(await takeScreenshot(browser, base, size, scene)));
await browser.close();
await server.close();
rmSync(outDir, { recursive: true });
for (const fault of faults) console.error(fault);
console.log(`${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
