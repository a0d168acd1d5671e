// Finds and reads the files of a model folder; every failure is MODEL_INVALID and names the file relative to that folder.

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'

const ONNX_FILES = ['onnx/model_quantized.onnx', 'onnx/model.onnx', 'model_quantized.onnx', 'model.onnx']

export type JsonObject = Readonly<Record<string, unknown>>

/** @param file relative to the model folder. @param problem what is wrong, without the file's name. */
export function invalidModel (file: string, problem: string, cause?: unknown): AppError {
  return new AppError('MODEL_INVALID', `${file}: ${problem}`, cause === undefined ? undefined : { cause })
}

/** Reads a JSON object. @throws AppError MODEL_INVALID when it is missing, unreadable or not a JSON object. */
export async function readJsonFile (dir: string, file: string): Promise<JsonObject> {
  const value = await readOptionalJsonFile(dir, file)
  if (value === undefined) throw invalidModel(file, 'the file is missing')
  return value
}

/** The same; undefined when there is no such file. */
export async function readOptionalJsonFile (dir: string, file: string): Promise<JsonObject | undefined> {
  let text: string
  try {
    text = await readFile(join(dir, file), 'utf8')
  } catch (cause) {
    if (isMissing(cause)) return undefined
    throw invalidModel(file, 'the file cannot be read', cause)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw invalidModel(file, 'the file is not valid JSON', cause)
  }
  if (!isObject(value)) throw invalidModel(file, 'the file must hold a JSON object')
  return value
}

/** The ONNX file to load, relative to the folder: quantized before full precision. */
export async function findOnnxFile (dir: string): Promise<string> {
  for (const file of ONNX_FILES) {
    try {
      if ((await stat(join(dir, file))).isFile()) return file
    } catch (cause) {
      if (!isMissing(cause)) throw invalidModel(file, 'the file cannot be read', cause)
    }
  }
  throw invalidModel(ONNX_FILES.slice(0, 2).join(' or '), 'the file is missing')
}

export function isObject (value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isMissing (error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
