import { expect, test } from 'vitest';
import { packagedManifest } from '../../scripts/packaging/bundle.ts';

const manifest = {
  name: 'seatkeeper',
  version: '0.1.0',
  description: 'Shows the seat.',
  license: 'MIT',
  author: 'Seatkeeper',
  homepage: 'https://seatkeeper.example',
  main: 'dist/main/main.cjs',
};

// Without it electron-builder makes no deb and no rpm.
test('a package has the homepage', () => {
  expect(packagedManifest(manifest, null, '0.2.0')).toEqual({ ...manifest, version: '0.2.0' });
});

test('a package under a seller’s name has not', () => {
  const { homepage: _, ...rest } = manifest;
  expect(packagedManifest(manifest, 'lumen', '0.1.0')).toEqual({ ...rest, name: 'lumen' });
});
