import { activate, adopt } from './activation-steps.ts';
import type { SeatsStep } from './any-step.ts';
import { addSeat, newFolderId } from './initial-seats.ts';
import { changeFolders, changeLicense } from './outside-steps.ts';
import { takeJointStep, takeSeatStep } from './seat-steps.ts';
import type { SeatsApp } from './seats-app.ts';

/** Takes a step. */
export async function takeSeatsStep(app: SeatsApp, step: SeatsStep): Promise<void> {
  const product = 'license' in step ? app.polars.products[step.license] : undefined;
  switch (step.type) {
    case 'activate':
      if (product !== undefined) await activate(app, step, product);
      return;
    case 'import':
      if (product !== undefined) await adopt(app, step.by, product);
      return;
    case 'release':
    case 'release-other':
    case 'cancel':
    case 'check':
    case 'forget':
    case 'set-aside':
      return await takeSeatStep(app, step);
    case 'release-all':
    case 'cancel-all':
    case 'check-all':
    case 'claim':
    case 'retry':
    case 'reload':
      return await takeJointStep(app, step);
    case 'start':
      return await app.start(step.by, step.trouble);
    case 'kill':
      app.kill(step.by);
      return;
    case 'pass':
      return await app.clock.advance(step.milliseconds);
    case 'jump':
      app.clock.jump(step.milliseconds);
      return;
    case 'next':
      await app.clock.advanceToNext();
      return;
    case 'appear':
      addSeat(app, newFolderId(app), { license: step.license, kind: 'copied' });
      return;
    case 'copy-folder':
      // A person copies a folder while the app does not run.
      app.kill('window');
      app.kill('command');
      changeFolders(app, step);
      return await app.start('window');
    case 'empty-folder':
    case 'damage':
      changeFolders(app, step);
      return;
    case 'rotate':
    case 'remove':
    case 'disable':
    case 'enable':
    case 'expire':
      if (product !== undefined) changeLicense(product, step.type);
  }
}
