import { openProvinceNames } from '@vanthu/pipeline'

let opened: ReturnType<typeof openProvinceNames> | null = null

/** Names of provinces by id. The registry is read once, when the first answer names a province. */
export function provinceNames(): ReturnType<typeof openProvinceNames> {
  opened ??= openProvinceNames()
  return opened
}
