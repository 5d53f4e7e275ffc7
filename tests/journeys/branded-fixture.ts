import { withBrandedApp, withBrandedTestApp } from '../support/branded-app.ts';
import { lumen } from '../support/lumen.ts';
import { foreignSeller, lumenLabs, studioBenefit } from '../support/polar/organizations.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { startUpdateFeed, type UpdateFeedServer } from '../support/update-feed-server.ts';
import { closePolar, expect, test as base } from './app-fixture.ts';

/** The seller's products: known by a benefit, by a prefix, and as the only one of another organization. */
export const studio = { name: 'Lumen Studio Max', benefitId: studioBenefit.id };
export const node = { name: 'Lumen Node', keyPrefix: 'NODE-TEST' };
export const harbor = { name: 'Lumen Harbor', organizationId: foreignSeller.id };
/** A page of one product's own. */
export const productSupport = 'https://studio.example/help';
/** The page from which a newer version is downloaded. */
export const download = 'https://lumen.example/download';

const ofLumenLabs = { ...lumen, organizationId: lumenLabs.id };
const withProducts = { ...ofLumenLabs, products: [studio, node, harbor] };
const withProductLinks = {
  ...ofLumenLabs,
  products: [
    { name: 'Studio', benefitId: studioBenefit.id, links: { support: productSupport } },
    { name: 'Other', keyPrefix: 'OTHER' },
  ],
};

interface BrandedApps {
  /** The address of the stand-in of each test, which is built into the apps. */
  readonly builtInAddress: string;
  /** The app as it is bundled for a seller's package. */
  readonly lumenApp: string;
  /** The app as it is bundled for a seller's test package. */
  readonly lumenTestApp: string;
  /** The app of a seller that names its organization. */
  readonly organizationApp: string;
  /** The app of a seller with several products. */
  readonly productsApp: string;
  /** The app of a seller whose products have pages of their own. */
  readonly productLinksApp: string;
  /** The address of the feed of each test, which is built into the app that looks for updates. */
  readonly feedAddress: string;
  /** A seller's app that looks for updates on this computer. */
  readonly updatedApp: string;
}

interface TestFixtures {
  /** The seller's server with newer versions. */
  readonly feed: UpdateFeedServer;
}

const bundling = { scope: 'worker', timeout: 120_000 } as const;

/**
 * Playwright's `test` with apps under a seller's name. To bundle one takes as long as some tests, so
 * that a worker does it once; files that use it run in one worker.
 */
export const test = base.extend<TestFixtures, BrandedApps>({
  builtInAddress: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
    async ({}, use) => {
      const polar = await startPolar();
      await polar.close();
      await use(polar.baseUrl);
    },
    bundling,
  ],
  polar: async ({ builtInAddress }, use) => {
    const polar = await startPolar({ port: Number(new URL(builtInAddress).port) });
    await use(polar);
    await closePolar(polar);
  },
  feedAddress: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
    async ({}, use) => {
      const feed = await startUpdateFeed();
      await feed.close();
      await use(feed.address);
    },
    bundling,
  ],
  feed: async ({ feedAddress }, use) => {
    const feed = await startUpdateFeed({ port: Number(new URL(feedAddress).port) });
    await use(feed);
    await feed.close();
  },
  lumenApp: [
    async ({ builtInAddress: baseUrl }, use) => await withBrandedApp(lumen, { baseUrl }, use),
    bundling,
  ],
  lumenTestApp: [
    async ({ builtInAddress: baseUrl }, use) => await withBrandedTestApp(lumen, { baseUrl }, use),
    bundling,
  ],
  organizationApp: [
    async ({ builtInAddress: baseUrl }, use) => await withBrandedApp(ofLumenLabs, { baseUrl }, use),
    bundling,
  ],
  productsApp: [
    async ({ builtInAddress: baseUrl }, use) =>
      await withBrandedApp(withProducts, { baseUrl }, use),
    bundling,
  ],
  productLinksApp: [
    async ({ builtInAddress: baseUrl }, use) =>
      await withBrandedApp(withProductLinks, { baseUrl }, use),
    bundling,
  ],
  updatedApp: [
    async ({ builtInAddress: baseUrl, feedAddress }, use) => {
      const links = { ...lumen.links, download };
      await withBrandedTestApp({ ...lumen, updates: feedAddress, links }, { baseUrl }, use);
    },
    bundling,
  ],
});

export { expect };
