import { app } from 'electron';
import { caseCodeOfLink, linkScheme } from '../../../shared/deep-link.ts';
import { vendor } from '../../vendor.ts';

/**
 * Registers `seatkeeper://`, or a seller's own scheme, for the packaged app, and calls `opened` with the case of each link that opens it.
 * The link is the last argument; the others of another instance are ignored, since the system reorders them and adds to them.
 * https://www.electronjs.org/docs/latest/api/app#event-second-instance
 */
export function listenForSupportLinks(opened: (code: string) => void): void {
  // `--` keeps a link from being read as a switch: CVE-2018-1000006.
  const scheme = linkScheme(vendor);
  if (app.isPackaged) app.setAsDefaultProtocolClient(scheme, process.execPath, ['--']);

  const openLink = (link: string | undefined): void => {
    const code = link === undefined ? null : caseCodeOfLink(link, scheme);
    if (code !== null) opened(code);
  };
  app.on('open-url', (event, link) => {
    event.preventDefault();
    openLink(link);
  });
  app.on('second-instance', (_event, args) => openLink(args.at(-1)));
  openLink(process.argv.at(-1));
}
