export { openBodyNames } from './body-names.js'
export { checkFilename } from './filename-hints.js'
export { openPipeline } from './pipeline.js'
export type {
  AssembleOptions,
  Pipeline,
  PipelineOptions,
  Processed,
  ProcessOptions,
  Read,
  ReadPages,
  Stage,
} from './pipeline.js'
export { loadKnowledge, loadModels } from './models.js'
export { openProvinceNames } from './province-names.js'
