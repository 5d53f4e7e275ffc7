import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { type Language, languages } from './shared/language.ts';
import { catalogue } from './shared/text/catalogue.ts';
import { accentTokens } from './scripts/white-label/accent.ts';
import { brandLogo, brandNames } from './scripts/white-label/brand-plugin.ts';
import { buildFacts } from './scripts/packaging/build-facts.ts';
import { defaultVendorFile, readVendor } from './scripts/white-label/vendor-file.ts';

/** Puts a seller's accent after Seatkeeper's own, into the page's style sheet: the page may have no inline style. */
function accent(vendorFile: string): Plugin {
  return {
    name: 'accent',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/renderer/styles/tokens.css')) return null;
      const { accent: color } = readVendor(vendorFile);
      return color === null ? null : code + accentTokens(color);
    },
  };
}

/** Lets the page request the font of most text together with its style sheet: the first frame would otherwise have no text. */
const fontPreload: Plugin = {
  name: 'font-preload',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const fonts = Object.keys(bundle ?? {}).filter((name) =>
        /inter-latin-wght-.*\.woff2$/.test(name),
      );
      return fonts.map((name) => ({
        tag: 'link',
        attrs: {
          rel: 'preload',
          as: 'font',
          type: 'font/woff2',
          href: `./${name}`,
          crossorigin: true,
        },
        injectTo: 'head-prepend',
      }));
    },
  },
};

/** The empty element in which the window's code draws. */
const root = '<div id="root"></div>';

/** Returns that element with what it says as long as nothing is drawn. It appears after some seconds (`not-drawn` in renderer/ui/notice.css). */
function rootWithText(language: Language): string {
  const { title, body } = catalogue[language].app.notDrawn;
  const text = `<div class="notice-text" role="alert"><h1>${title}</h1><p>${body}</p></div>`;
  return root.replace('></', `><main class="notice not-drawn">${text}</main></`);
}

/**
 * Makes a page for each language out of index.html, so that its messages are requested together with the code, and so that it says something
 * where its code fails.
 */
const languagePages: Plugin = {
  name: 'language-pages',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const page = bundle['index.html'];
    if (page?.type !== 'asset') return;
    for (const language of languages) {
      const messages = Object.keys(bundle).find((name) =>
        name.startsWith(`assets/${language}-window-`),
      );
      if (messages === undefined) this.error(`The messages of "${language}" are no file.`);
      const source = String(page.source)
        .replace('<html lang="en">', `<html lang="${language}">`)
        .replace(root, rootWithText(language))
        .replace('</head>', `<link rel="modulepreload" crossorigin href="./${messages}"></head>`);
      this.emitFile({ type: 'asset', fileName: `${language}.html`, source });
    }
  },
};

/** What only dialogs and later screens use, and loads with them. */
const late = /node_modules\/(?!react|scheduler|valibot)|\/ui\/(?:DialogFrame|Select|Switch)\.tsx$/;

/**
 * The window's page. It is served from `app://bundle/` under a policy that allows no inline script or style and no
 * request, so nothing may be inlined and the preload polyfill, which uses `fetch`, stays out.
 */
export function pageBundle(vendorFile: string, testServer: string | null = null): UserConfig {
  return {
    root: fileURLToPath(new URL('./renderer', import.meta.url)),
    base: './',
    plugins: [
      react(),
      accent(vendorFile),
      brandNames({ vendorFile, testServer }),
      brandLogo({ vendorFile }),
      buildFacts({ hasNews: readVendor(vendorFile).app === null }),
      fontPreload,
      languagePages,
    ],
    build: {
      outDir: '../dist/renderer',
      emptyOutDir: true,
      // Chromium 130 is the oldest runtime the app starts on.
      target: 'chrome130',
      cssTarget: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      cssCodeSplit: false,
      rollupOptions: {
        output: {
          codeSplitting: {
            groups: [{ name: 'shared', minShareCount: 2, test: (id) => !late.test(id) }],
          },
        },
      },
      sourcemap: false,
    },
  };
}

export default defineConfig(pageBundle(defaultVendorFile));
