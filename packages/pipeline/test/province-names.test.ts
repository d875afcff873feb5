import { expect, it } from 'vitest'
import { openProvinceNames } from '../src/index.js'

it('names of provinces by id; what is not known stays', async () => {
  const nameOf = await openProvinceNames()
  expect(['ha-noi', 'hoa-giang'].map(nameOf)).toEqual(['Hà Nội', 'hoa-giang'])
})
