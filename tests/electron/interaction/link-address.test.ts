import { expect, test } from 'vitest';
import { linkAddress } from '../../../electron/services/interaction/link-address.ts';

const seller = {
  links: { documentation: null, support: null, portal: null, download: null },
  homepage: 'https://lumen.example/',
};

const address = (supportEmail: string | null): string | null =>
  linkAddress({ ...seller, supportEmail }, 'support-email', null);

test('the support address opens a mail to it alone', () => {
  expect(address('help@lumen.example')).toBe('mailto:help%40lumen.example');
  // Nothing of the address becomes a header of the mail.
  expect(address('help@lumen.example?bcc=a@b.example')).toBe(
    'mailto:help%40lumen.example%3Fbcc%3Da%40b.example',
  );
  expect(address(null)).toBeNull();
});
