export { checkFilename } from './filename-hints.js'
export { openPipeline } from './pipeline.js'
export type { Pipeline, PipelineOptions, Processed, ProcessOptions, Read } from './pipeline.js'
export { loadKnowledge, loadModels } from './models.js'
