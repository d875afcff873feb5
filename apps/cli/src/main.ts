#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from 'commander'
import { exitCodes } from './exit-codes.js'
import { languageOf } from './language.js'
import { secretsFromFiles } from './secret-files.js'
import { addServerCommands } from './server-program.js'
import { addServiceCommands } from './service-program.js'
import { failed } from './terminal/failure.js'

// Each command's module is loaded when it runs: `vanthu --help` must not wait for a PDF library or a database.

const whole =
  (least: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < least) throw new InvalidArgumentError(`a whole number from ${least}`)
    return value
  }

const share = (text: string): number => {
  const value = Number(text)
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('a number from 0 to 1')
  return value
}

const isoDate = (text: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('a date YYYY-MM-DD')
  return text
}

// Commands take over the program's settings as they are when the command is made, so this comes first.
const program = new Command('vanthu')
  .exitOverride()
  .description(
    'Reads Vietnamese administrative documents, mostly scans, and turns them into plan records:\nwho must do what, with whom, by when, under which instrument.',
  )
  .version('0.1.0')
  .option('--lang <vi|en>', 'language of what is printed for people (default: the terminal’s)')
  .showHelpAfterError('(vanthu --help shows the commands)')
  .addHelpText(
    'after',
    `
Examples:
  vanthu process scans/                          read a folder into ./data
  vanthu process plan.pdf --json                 print the plan record, store nothing
  vanthu query tasks --body "Sở Nội vụ"          who must do what
  vanthu query deadlines --from 2026-01-01 --to 2026-03-31 --format xlsx --out due.xlsx
  vanthu query documents --cites 28-CT/TW        who carries out the same directive
  vanthu calendar --body "Sở Y tế" > due.ics     deadlines for a calendar program

Exit codes: ${exitCodes.done} all done, ${exitCodes.some} some documents failed, ${exitCodes.usage} wrong usage, ${exitCodes.nothing} nothing could be done, ${exitCodes.store} the store is damaged or cannot be opened`,
  )

const dataOption = (): Option => new Option('--data <dir>', 'folder of the store').env('VANTHU_DATA').default('data')

const readingOptions = (command: Command): Command =>
  command
    .option('--force-ocr', 'read the page images even where there is a good text layer')
    .option('--jobs <n>', 'reader processes (default: by cores and memory)', whole(1))
    .option('--min-confidence <0-1>', 'leave out repairs that are less sure than this', share)

const language = (): ReturnType<typeof languageOf> => {
  const { lang } = program.opts<{ lang?: string }>()
  return languageOf(lang, process.env)
}

readingOptions(program.command('process'))
  .description('read documents into the store; with --json or --out and no --data, only convert them')
  .argument('<paths...>', 'files and folders')
  .option('--json', 'print each record (one file: formatted; several: one a line)')
  .option('--out <dir>', 'write a .json for each document into this folder')
  .addOption(new Option('--data <dir>', 'folder of the store (default: ./data)').env('VANTHU_DATA'))
  .option('--filename-hints', 'let the file’s name confirm or doubt the number that was read')
  .addHelpText(
    'after',
    `
Examples:
  vanthu process scans/ --jobs 2
  vanthu process plan.pdf --json | jq '.assignments[].text'
  vanthu process scans/ --out records/           one JSON file a document, nothing stored

A document that is known already (same bytes) is not read again; see "vanthu reprocess".
Stopped or killed half-way? Run the same command again: nothing is lost, nothing is stored twice.`,
  )
  .action(async (paths: string[], options) => {
    const { runProcess } = await import('./commands/process.js')
    process.exitCode = await runProcess(paths, { ...options, language: language() })
  })

readingOptions(program.command('text'))
  .description('print the text of a document as read and repaired')
  .argument('<file>')
  .option('--raw', 'as read, before repair')
  .action(async (file: string, options) => {
    const { runText } = await import('./commands/text.js')
    process.exitCode = await runText(file, options)
  })

readingOptions(program.command('repair'))
  .description('repair garbled Vietnamese text and show what was changed')
  .argument('<file>')
  .option('--diff', 'show every change in place, in colour on a terminal')
  .option('--edits', 'print the changes as JSON lines')
  .addHelpText(
    'after',
    '\nExamples:\n  vanthu repair scan.txt --diff\n  vanthu repair scan.txt --min-confidence 0.9 > careful.txt',
  )
  .action(async (file: string, options) => {
    const { runRepair } = await import('./commands/repair.js')
    process.exitCode = await runRepair(file, { ...options, language: language() })
  })

program
  .command('show')
  .description('show one document: its header, tasks, deadlines, citations and doubts')
  .argument('<id|file>', 'the document’s id (its first letters do) or a file')
  .addOption(dataOption())
  .option('--json', 'the record as JSON')
  .action(async (target: string, options) => {
    const { runShow } = await import('./commands/show.js')
    process.exitCode = await runShow(target, { ...options, language: language() })
  })

program
  .command('query')
  .description('ask the store: who does what, what falls due, which documents carry out an instrument')
  .addArgument(
    new Command()
      .createArgument('<what>', 'what to ask for')
      .choices(['tasks', 'deadlines', 'citations', 'documents', 'doubts', 'compare']),
  )
  .argument('[words...]', 'words to find, with or without marks; "quotes" for exact words')
  .addOption(dataOption())
  .option('--body <name>', 'tasks or deadlines of this body, under any of its names')
  .option('--role <role>', 'lead, support or perform')
  .option('--cites <reference>', 'documents or tasks under this instrument')
  .option('--issuer <name>', 'documents of this issuer')
  .option('--from <date>', 'from this day (YYYY-MM-DD)', isoDate)
  .option('--to <date>', 'to this day, inclusive', isoDate)
  .option('--limit <n>', 'at most so many rows', whole(1))
  .addOption(
    new Option('--format <format>', 'how to print').choices(['table', 'json', 'jsonl', 'csv', 'xlsx']).default('table'),
  )
  .option('--out <file>', 'write here instead of printing (needed for xlsx)')
  .addHelpText(
    'after',
    `
Examples:
  vanthu query tasks --body "Sở GD&ĐT" --role lead
  vanthu query tasks ke hoach phong chong duoi nuoc     finds "kế hoạch phòng, chống đuối nước"
  vanthu query deadlines --from 2026-11-01 --to 2026-11-30
  vanthu query documents --cites 28-CT/TW --format csv --out provinces.csv
  vanthu query compare --cites 28-CT/TW --format xlsx --out 28-CT-TW.xlsx     province beside province
  vanthu query doubts --limit 20                         what a person should look at first`,
  )
  .action(async (what: string, words: string[], options) => {
    const { runQuery } = await import('./commands/query.js')
    process.exitCode = await runQuery(what, words, { ...options, language: language() })
  })

program
  .command('export')
  .description('write everything, or one kind of row, to files')
  .argument('<dir>', 'folder to write into')
  .addOption(dataOption())
  .addOption(new Option('--format <format>', 'of the files').choices(['json', 'jsonl', 'csv', 'xlsx']).default('xlsx'))
  .addHelpText(
    'after',
    '\nExamples:\n  vanthu export out/ --format xlsx     tasks, deadlines, citations and documents, for Excel\n  vanthu export out/ --format jsonl    all plan records',
  )
  .action(async (dir: string, options) => {
    const { runExport } = await import('./commands/export.js')
    process.exitCode = await runExport(dir, { ...options, language: language() })
  })

program
  .command('calendar')
  .description('print the deadlines as a calendar (.ics), recurring ones as rules')
  .addOption(dataOption())
  .option('--body <name>', 'only those of this body')
  .option('--out <file>', 'write here instead of printing')
  .action(async (options) => {
    const { runCalendar } = await import('./commands/calendar.js')
    process.exitCode = await runCalendar(options)
  })

readingOptions(program.command('reprocess'))
  .description('read stored documents again from their originals; each gets a new version')
  .argument('[ids...]', 'which ones (default: all)')
  .addOption(dataOption())
  .option('--filename-hints', 'let the file’s name confirm or doubt the number that was read')
  .action(async (ids: string[], options) => {
    const { runReprocess } = await import('./commands/process.js')
    process.exitCode = await runReprocess(ids, { ...options, language: language() })
  })

program
  .command('verify')
  .description('check the store: every hash, row and file')
  .addOption(dataOption())
  .option('--json', 'the findings as JSON')
  .action(async (options) => {
    const { runVerify } = await import('./commands/verify.js')
    process.exitCode = await runVerify({ ...options, language: language() })
  })

program
  .command('schema')
  .description('print the JSON Schema of the plan record')
  .action(async () => {
    const { planRecordJsonSchema } = await import('@vanthu/document')
    process.stdout.write(`${JSON.stringify(planRecordJsonSchema(), null, 2)}\n`)
  })

addServerCommands(program, { dataOption, whole, language })
addServiceCommands(program, { dataOption, whole, language })

program
  .command('demo', { hidden: true })
  .description('process the samples and show what was found')
  .argument('<samples>')
  .addOption(dataOption())
  .action(async (samples: string, options) => {
    const { runDemo } = await import('./commands/demo.js')
    process.exitCode = await runDemo(samples, { ...options, language: language() })
  })

// A reader that closes early ("| head") is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done)
  throw error
})

try {
  Object.assign(process.env, secretsFromFiles(process.env))
  await program.parseAsync()
} catch (error) {
  process.exitCode = failed(error, language())
}
