import { loadKnowledge } from './models.js'

/** Reads the names of provinces by id: "kien-giang" → "Kiên Giang"; an id that the registry does not know stays. */
export async function openProvinceNames(): Promise<(id: string) => string> {
  const { provinces } = await loadKnowledge()
  const names = new Map(provinces.provinces.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}
