// The parsed body of a request to Presidio's API.

import { AppError } from '../../errors.ts'

/** @throws AppError UNSUPPORTED_MEDIA_TYPE where there is no body: Flask reads JSON only where the content type says so. */
export function bodyOf ({ body }: { readonly body: unknown }): unknown {
  if (body === undefined) throw new AppError('UNSUPPORTED_MEDIA_TYPE')
  return body
}
