import path from 'node:path';

/**
 * The vendor file of a seller who ships the app to customers; docs/white-label.md shows the same
 * one. The app is named after its purpose, since the seller's product is called Lumen Studio.
 */
export const lumen = {
  productName: 'Lumen Studio Licenses',
  organizationId: '11111111-1111-4111-8111-111111111111',
  supportEmail: 'help@lumen.example',
  version: '1.2.0',
  homepage: 'https://lumen.example/licenses',
  description: {
    en: 'Shows the licenses of Lumen Studio on this computer, and releases them',
    de: 'Zeigt die Lizenzen von Lumen Studio auf diesem Computer und gibt sie frei',
  },
  publisher: 'Lumen GmbH',
  server: 'production',
  accent: { light: '#7a1fa2', dark: '#d7a3ec' },
  links: {
    documentation: 'https://lumen.example/docs',
    support: 'https://lumen.example/help',
    portal: 'https://polar.sh/lumen/portal',
  },
  entryPoints: ['license-key'],
  app: {
    id: 'com.lumen.licenses',
    name: 'lumen-licenses',
    maintainer: 'Lumen <packages@lumen.example>',
    icons: path.join(import.meta.dirname, 'lumen-icon.svg'),
  },
} as const;
