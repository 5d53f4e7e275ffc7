import { statusChanges } from '../model-license.ts';
import type { SeatsStep } from './any-step.ts';
import { damage, newFolderId } from './initial-seats.ts';
import type { ModelProduct } from './polars.ts';
import type { SeatsApp } from './seats-app.ts';

/** Changes a license as its seller does. */
export function changeLicense(
  { polar }: ModelProduct,
  type: 'rotate' | 'remove' | 'disable' | 'enable' | 'expire',
): void {
  switch (type) {
    case 'rotate':
      polar.change({
        key: `MODEL-TEST-ROTATED-${polar.requests}-${polar.ids.licenseId.slice(9, 13)}`,
      });
      return;
    case 'remove':
      polar.change({ activations: polar.license.activations.slice(1) });
      return;
    case 'disable':
    case 'enable':
    case 'expire':
      polar.change(statusChanges[type]);
      return;
  }
}

/** Changes the folders of the seats as a person or a restored backup does. */
export function changeFolders(
  app: SeatsApp,
  step: Extract<SeatsStep, { type: 'copy-folder' | 'empty-folder' | 'damage' }>,
): void {
  const { memory } = app.disk;
  const ids = memory.folderNames().filter((id) => id !== '.moving');
  const id = ids[step.seat % Math.max(1, ids.length)];
  switch (step.type) {
    case 'copy-folder': {
      if (id === undefined) return;
      const copy = newFolderId(app);
      for (const name of memory.seat(id).names())
        memory.seat(copy).putText(name, memory.seat(id).text(name) ?? '');
      return;
    }
    case 'empty-folder':
      memory.seat(newFolderId(app));
      return;
    case 'damage':
      if (id !== undefined) damage(app, id, step.showsKey);
      return;
  }
}
