// npm start            reads samples/ into ./data and prints what it found
// npm start -- ARGS    is the command line: npm start -- process FOLDER
import { bootstrap, foreground, root } from './bootstrap.mjs'

const args = process.argv.slice(2)
bootstrap()
const cli = `${root}apps/cli/dist/main.js`
if (args.length > 0) process.exit(foreground(process.execPath, [cli, ...args]))
process.exit(foreground(process.execPath, [cli, 'demo', `${root}samples`, '--data', `${root}data`]))
