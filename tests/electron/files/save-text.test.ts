import { expect, test } from 'vitest';
import { saveText } from '../../../electron/services/files/save-text.ts';
import { fileError } from '../../support/memory-stores.ts';

const file = { name: 'Receipt.txt', text: 'a receipt' };

/** Saves where the dialog ends like this. */
const saved = async (save: () => Promise<boolean>) =>
  await saveText({ confirm: async () => true, show: async () => undefined, save }, file);

test('a text is saved where the person chose a file, and is not where they chose none', async () => {
  expect(await saved(async () => true)).toEqual({ ok: true, value: true });
  expect(await saved(async () => false)).toEqual({ ok: true, value: false });
});

test('a file that could not be written is not said to be saved', async () => {
  const failing = async () => await Promise.reject<boolean>(fileError('ENOSPC'));
  expect(await saved(failing)).toEqual({
    ok: false,
    failure: expect.objectContaining({ code: 'disk-full', file: 'Receipt.txt' }),
  });
});
