import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { projectRoot } from '../setup/project.ts';

/** The names under which the app is packaged for Linux. */
export interface LinuxProduct {
  /** For people, such as `Seatkeeper`; also the folder in /opt. */
  readonly productName: string;
  /** The command, and the package's name. */
  readonly executableName: string;
  readonly synopsis: string;
  readonly maintainer: string;
}

const BuilderConfig = v.object({
  productName: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]*$/)),
  linux: v.object({
    executableName: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]+$/)),
    synopsis: v.string(),
    maintainer: v.string(),
  }),
});

/** Reads the names out of electron-builder.yml, so that both ways of packaging agree. */
export function linuxProduct(): LinuxProduct {
  const file = path.join(projectRoot, 'electron-builder.yml');
  const { productName, linux } = v.parse(BuilderConfig, parse(readFileSync(file, 'utf8')));
  return { productName, ...linux };
}
