import { expect, test } from 'vitest';
import { saveText } from '../../../electron/services/files/save-text.ts';
import { fileError } from '../../support/memory-stores.ts';

const file = { name: 'Receipt.txt', text: 'a receipt' };

/** Saves where the dialog ends like this. */
const saved = async (save: () => Promise<boolean>) => await saveText({ save }, file);

test('a text is saved when the person chooses a file, and not otherwise', async () => {
  expect(await saved(async () => true)).toEqual({ ok: true, value: true });
  expect(await saved(async () => false)).toEqual({ ok: true, value: false });
});

test('a file that could not be written is not reported as saved', async () => {
  expect(await saved(async () => await Promise.reject(fileError('ENOSPC')))).toEqual({
    ok: false,
    failure: expect.objectContaining({ code: 'disk-full', file: 'Receipt.txt' }),
  });
});
