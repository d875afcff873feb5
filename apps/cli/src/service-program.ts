import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { Language } from './language.js'

// The commands of an installation on many machines, a queue on Redis and records in PostgreSQL; and the upkeep of stores.

/** How the commands of the program read their values. */
export interface Readers {
  readonly dataOption: () => Option
  readonly whole: (least: number) => (text: string) => number
  readonly language: () => Language
}

const redisOption = (): Option =>
  new Option('--redis <url>', 'the queue').env('REDIS_URL').default('redis://127.0.0.1:6379')

const withoutQueue = 'the documents of the data folder that wait or failed, where a server without a queue reads them'

export function addServiceCommands(program: Command, { dataOption, whole, language }: Readers): void {
  program
    .command('submit')
    .description('receive documents and queue them for the workers')
    .argument('<paths...>', 'files and folders')
    .addOption(dataOption())
    .addOption(redisOption())
    .option('--urgent', 'before everything that does not hurry')
    .addHelpText(
      'after',
      '\nExamples:\n  REDIS_URL=redis://queue:6379 DATABASE_URL=postgres://vanthu@db/vanthu vanthu submit scans/',
    )
    .action(async (paths: string[], options) => {
      const { runSubmit } = await import('./commands/submit.js')
      process.exitCode = await runSubmit(paths, { ...options, language: language() })
    })

  program
    .command('worker')
    .description('work on the queue, beside any number of other workers')
    .addOption(dataOption())
    .addOption(redisOption())
    .option('--local', 'without a queue: on what waits in the data folder (a server without a queue starts one itself)')
    .option('--concurrency <n>', 'pages read at once', whole(1), availableParallelism())
    .option('--grace <seconds>', 'how long to finish what is under way when told to end', whole(0), 30)
    .option('--lock <seconds>', 'after so long without a sign of life a job is taken from its worker', whole(1), 120)
    .option('--force-ocr', 'read the page images even where there is a good text layer')
    .addHelpText(
      'after',
      `
Examples:
  vanthu worker --concurrency 2
  REDIS_URL=redis://queue:6379 DATABASE_URL=postgres://vanthu@db/vanthu vanthu worker

The data folder holds the files; all workers must see the same one. Stop a worker with SIGTERM; what it was at is
finished, or done again by another. Killed, it loses nothing.`,
    )
    .action(async (options) => {
      process.exitCode =
        options.local === true
          ? await (await import('./commands/local-worker.js')).runLocalWorker({ ...options, language: language() })
          : await (await import('./commands/worker.js')).runWorker({ ...options, language: language() })
    })

  program
    .command('backup')
    .description('copy the store into a folder, while others go on writing')
    .argument('<folder>', 'made where it is not there; used again, only new files are copied')
    .addOption(dataOption())
    .addHelpText('after', '\nExamples:\n  vanthu backup /mnt/copy/2026-11-22')
    .action(async (folder: string, options) => {
      const { runBackup } = await import('./commands/upkeep.js')
      process.exitCode = await runBackup(folder, { ...options, language: language() })
    })

  program
    .command('restore')
    .description('bring a backup back into an empty store, of either kind of database, and check it')
    .argument('<folder>', 'what "vanthu backup" wrote')
    .addOption(dataOption())
    .addHelpText('after', '\nExamples:\n  vanthu restore /mnt/copy/2026-11-22 --data new-data')
    .action(async (folder: string, options) => {
      const { runRestore } = await import('./commands/upkeep.js')
      process.exitCode = await runRestore(folder, { ...options, language: language() })
    })

  program
    .command('migrate')
    .description('copy the records from the data folder into PostgreSQL (DATABASE_URL), or back')
    .addOption(new Option('--from <kind>', 'where they are').choices(['sqlite', 'postgres']).makeOptionMandatory())
    .addOption(new Option('--to <kind>', 'where they go').choices(['sqlite', 'postgres']).makeOptionMandatory())
    .addOption(dataOption())
    .addHelpText(
      'after',
      '\nExamples:\n  DATABASE_URL=postgres://vanthu@db/vanthu vanthu migrate --from sqlite --to postgres --data data',
    )
    .action(async (options) => {
      const { runMigrate } = await import('./commands/upkeep.js')
      process.exitCode = await runMigrate({ ...options, language: language() })
    })

  const jobs = program.command('jobs').description('look at the queue, put failed jobs back, take jobs out')
  jobs
    .command('list', { isDefault: true })
    .description('jobs and their number, by state')
    .addOption(redisOption())
    .option('--local', withoutQueue)
    .addOption(dataOption())
    .addOption(
      new Option('--state <state>', 'only these').choices(['waiting', 'active', 'delayed', 'waiting-pages', 'failed']),
    )
    .option('--limit <n>', 'at most so many of each state', whole(1), 100)
    .option('--json', 'as JSON')
    .action(async (options) => {
      const { runJobs } = await import('./commands/jobs.js')
      process.exitCode = await runJobs('list', [], { ...options, language: language() })
    })
  for (const [what, description] of [
    ['retry', 'put failed jobs back'],
    ['drop', 'take jobs out of the queue; their documents stay, and the sweeper queues those that have not ended'],
  ] as const) {
    jobs
      .command(what)
      .description(description)
      .argument('<jobs...>', 'as "vanthu jobs list" names them')
      .addOption(redisOption())
      .option('--local', withoutQueue)
      .addOption(dataOption())
      .action(async (ids: string[], options) => {
        const { runJobs } = await import('./commands/jobs.js')
        process.exitCode = await runJobs(what, ids, { ...options, language: language() })
      })
  }
}
