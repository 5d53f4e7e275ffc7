/**
 * The vendor file of a seller who ships the app to customers; docs/white-label.md shows the same
 * one.
 */
export const lumen = {
  productName: 'Lumen Studio',
  organizationId: '11111111-1111-4111-8111-111111111111',
  supportEmail: 'help@lumen.example',
  accent: { light: '#7a1fa2', dark: '#d7a3ec' },
  links: {
    documentation: 'https://lumen.example/docs',
    support: 'https://lumen.example/help',
  },
  entryPoints: ['license-key'],
  app: {
    id: 'com.lumen.licenses',
    name: 'lumen-licenses',
    maintainer: 'Lumen <packages@lumen.example>',
  },
} as const;
