import { brand } from '../../../shared/brand.ts';

/** Returns Debian's name of this computer's processor. */
export function debArchitecture(): string {
  return process.arch === 'x64' ? 'amd64' : process.arch;
}

/** Returns the version as Debian orders it; a pre-release comes before its release. */
export function debVersion(version: string): string {
  return version.replace('-', '~');
}

/** Returns the name of this app's Debian package of a version. */
export function debName(version: string): string {
  return `${brand.name}_${debVersion(version)}_${debArchitecture()}.deb`;
}

/** Returns the name of the feed's file for this system. electron-builder names them. */
export function feedName(): string {
  if (process.platform === 'win32') return 'latest.yml';
  if (process.platform === 'darwin') return 'latest-mac.yml';
  return process.arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${process.arch}.yml`;
}
