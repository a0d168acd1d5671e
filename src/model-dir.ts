// Where the shipped model lies: beside the package's code, compiled (dist/src) or not (src).

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const CANDIDATES = ['../models/sumi-ner', '../../models/sumi-ner']

/** Absolute path of `models/sumi-ner`. */
export const DEFAULT_MODEL_DIR: string = CANDIDATES
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path)) ?? fileURLToPath(new URL('../models/sumi-ner', import.meta.url))
