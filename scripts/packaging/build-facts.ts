import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Plugin } from 'vite';
import type { Part } from '../../renderer/features/about/build-facts.ts';
import { projectRoot } from '../setup/project.ts';

const factsModule = path.join(projectRoot, 'renderer/features/about/build-facts.ts');

const Manifest = v.object({ name: v.string(), version: v.string(), license: v.string() });
const Dependencies = v.object({ dependencies: v.record(v.string(), v.string()) });

/** The font, which the build puts into the page's files. */
const font = '@fontsource-variable/inter';

/** The most entries that the window shows. A changelog begins with what people see. */
const maxNews = 30;

/** Returns Markdown of the changelog as plain text. */
function plainText(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * Returns what a changelog says about its newest version that has entries: the first sentence of each of
 * the first entries.
 * https://keepachangelog.com
 */
export function newsIn(changelog: string): readonly string[] {
  const [, ...versions] = changelog.split(/^## /m);
  const newest = versions.find((text) => /^- /m.test(text)) ?? '';
  const [, ...entries] = newest.replaceAll(/^\[[^\]]*\]: .*$/gm, '').split(/^- /m);
  return entries.slice(0, maxNews).map((entry) => {
    // A heading of the next group ends the entry.
    const text = plainText(entry.split(/^#/m)[0] ?? '');
    return /^.*?[.!?](?= [A-Z]|$)/.exec(text)?.[0] ?? text;
  });
}

function read(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8');
}

/** Returns the programs that the app is made of, by name. */
export function bundledParts(): readonly Part[] {
  const { dependencies } = v.parse(Dependencies, JSON.parse(read('package.json')));
  return [...Object.keys(dependencies), font].toSorted().map((name) => {
    const manifest: unknown = JSON.parse(read(`node_modules/${name}/package.json`));
    return v.parse(Manifest, manifest);
  });
}

/**
 * Puts the news and the parts into the page. `hasNews`: false for a seller's build, since the changelog is Seatkeeper's own and names it
 * (docs/decisions/0041-the-sellers-names-alone.md).
 */
export function buildFacts({ hasNews }: { readonly hasNews: boolean }): Plugin {
  return {
    name: 'build-facts',
    enforce: 'pre',
    load(id) {
      if (path.resolve(id) !== factsModule) return null;
      const news = hasNews ? newsIn(read('CHANGELOG.md')) : [];
      return `export const news = ${JSON.stringify(news)}; export const parts = ${JSON.stringify(bundledParts())};`;
    },
  };
}
